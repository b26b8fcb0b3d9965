/** `dma-forensics explain CAUSE`: everything that a cause's file says about it. */
import { type Cause, causes } from "../../src/index.ts";
import { standardOutput, writeOut } from "../host.ts";
import { fill } from "./fill.ts";
import { unknownWord } from "./words.ts";

const causeOf = (id: string): Cause => {
  const ids = causes.map((cause) => cause.id);
  return causes.find((cause) => cause.id === id) ?? unknownWord("explain", id, ids, "dma-forensics causes lists them");
};

const UNPROVEN = "No source establishes that this fault leads to lost data: it is at most a possible cause.";

/** Prints what is known of the cause. Throws `CannotAnalyse` if there is no such cause. */
export const explain = async (id: string): Promise<number> => {
  const { width } = standardOutput(false);
  const cause = causeOf(id);
  const sections = [
    ["What happens", cause.sentence],
    ["How it comes about", cause.explanation],
    ...(cause.effect === "unproven" ? [["How far it reaches", UNPROVEN] as const] : []),
    ["What supports it", cause.supports],
    ["What refutes it", cause.refutes],
    ["What to change", cause.remedy],
    ["Who says so", cause.authority],
  ] as const;
  const written = sections.map(([title, text]) => `${title}\n${fill(text, width, "  ")}\n`);
  await writeOut(`${cause.id}: ${cause.title}\n\n${written.join("\n")}`);
  return 0;
};
