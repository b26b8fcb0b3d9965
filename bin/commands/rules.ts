/** `dma-forensics rules`: every contract rule, one sentence each, with who judges it. */
import { type ContractRule, contractRules } from "../../src/index.ts";
import { standardOutput, writeOut } from "../host.ts";
import { fill } from "./fill.ts";

const JUDGES = {
  lines: "",
  reader: " (for whoever reads logs)",
  nobody: " (no log shows it)",
} as const satisfies Record<ContractRule["judged"]["by"], string>;

export const listRules = async (): Promise<number> => {
  const { width } = standardOutput(false);
  const entries = contractRules.map(({ id, demand, judged }) => {
    const words = `${demand}${JUDGES[judged.by]}`;
    return `${id}\n${fill(words, width, "  ")}\n`;
  });
  await writeOut(`${entries.join("\n")}\nMore about one of them: dma-forensics explain RULE\n`);
  return 0;
};
