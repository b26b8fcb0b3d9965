/** `dma-forensics schema`: the published shapes of the JSON report, and of files that a person writes: dialects and costs. */
import { costsJsonSchema, dialectJsonSchema, reportJsonSchema } from "../../src/files.ts";
import { writeOut } from "../host.ts";
import { oneOf } from "./words.ts";

const SCHEMAS = { report: reportJsonSchema, dialect: dialectJsonSchema, costs: costsJsonSchema } as const;

export const printSchema = async (name: string): Promise<number> => {
  const schema = SCHEMAS[oneOf("schema", name, ["report", "dialect", "costs"])]();
  await writeOut(`${JSON.stringify(schema, null, 2)}\n`);
  return 0;
};
