/** `dma-forensics schema`: the published shape of the JSON report. */
import { reportJsonSchema } from "../../src/index.ts";
import { writeOut } from "../host.ts";

export const printSchema = async (): Promise<number> => {
  await writeOut(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
  return 0;
};
