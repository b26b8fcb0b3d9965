/** `dma-forensics schema`: the published shapes of the JSON report and of the files that a person writes. */
import { costsJsonSchema, dialectJsonSchema, reportJsonSchema } from "../../src/files.ts";
import { configJsonSchema, suppressionsJsonSchema } from "../config/schema.ts";
import { writeOut } from "../host.ts";
import { oneOf } from "./words.ts";

/** Every schema by its name; `NAME.schema.json` lies in the package. */
export const SCHEMAS = {
  report: reportJsonSchema,
  dialect: dialectJsonSchema,
  costs: costsJsonSchema,
  config: configJsonSchema,
  suppressions: suppressionsJsonSchema,
} as const;

const names = Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[];

export const printSchema = async (name: string): Promise<number> => {
  const schema = SCHEMAS[oneOf("schema", name, names)]();
  await writeOut(`${JSON.stringify(schema, null, 2)}\n`);
  return 0;
};
