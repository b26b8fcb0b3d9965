/** `dma-forensics schema`: the published shapes of the JSON report, of one line of a batch, and of files that a person writes: dialects and costs. */
import { caseLineJsonSchema, costsJsonSchema, dialectJsonSchema, reportJsonSchema } from "../../src/files.ts";
import { writeOut } from "../host.ts";
import { oneOf } from "./words.ts";

const SCHEMAS = {
  report: reportJsonSchema,
  case: caseLineJsonSchema,
  dialect: dialectJsonSchema,
  costs: costsJsonSchema,
} as const;

export const printSchema = async (name: string): Promise<number> => {
  const schema = SCHEMAS[oneOf("schema", name, ["report", "case", "dialect", "costs"])]();
  await writeOut(`${JSON.stringify(schema, null, 2)}\n`);
  return 0;
};
