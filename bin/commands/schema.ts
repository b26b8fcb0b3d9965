/** `dma-forensics schema`: the published shapes of the JSON report, of one line of a batch and of dialect files. */
import { caseLineJsonSchema, dialectJsonSchema, reportJsonSchema } from "../../src/files.ts";
import { writeOut } from "../host.ts";
import { oneOf } from "./words.ts";

const SCHEMAS = { report: reportJsonSchema, case: caseLineJsonSchema, dialect: dialectJsonSchema } as const;

export const printSchema = async (name: string): Promise<number> => {
  const schema = SCHEMAS[oneOf("schema", name, ["report", "case", "dialect"])]();
  await writeOut(`${JSON.stringify(schema, null, 2)}\n`);
  return 0;
};
