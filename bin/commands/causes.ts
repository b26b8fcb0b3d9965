/** `dma-forensics causes`: every cause that the tool knows, one sentence each. */
import { causes } from "../../src/index.ts";
import { standardOutput, writeOut } from "../host.ts";
import { fill } from "./fill.ts";

export const listCauses = async (): Promise<number> => {
  const { width } = standardOutput(false);
  const entries = causes.map(({ id, sentence }) => `${id}\n${fill(sentence, width, "  ")}\n`);
  await writeOut(`${entries.join("\n")}\nMore about one of them: dma-forensics explain CAUSE\n`);
  return 0;
};
