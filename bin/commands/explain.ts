/** `dma-forensics explain ID`: everything that the file of a cause, or of a contract rule, says about it. */
import { type Cause, type ContractRule, causes, contractRules } from "../../src/index.ts";
import { standardOutput, writeOut } from "../host.ts";
import { fill } from "./fill.ts";
import { unknownWord } from "./words.ts";

type Section = readonly [title: string, text: string];

const UNPROVEN = "No source establishes that this fault leads to lost data: it is at most a possible cause.";

const ofCause = (cause: Cause): readonly Section[] => [
  ["What happens", cause.sentence],
  ["How it comes about", cause.explanation],
  ...(cause.effect === "unproven" ? [["How far it reaches", UNPROVEN] as const] : []),
  ["What supports it", cause.supports],
  ["What refutes it", cause.refutes],
  ["What to change", cause.remedy],
  ["Who says so", cause.authority],
];

const JUDGES = {
  reader: "It binds whoever reads logs, and no driver can break it.",
  nobody: "No log shows it.",
} as const;

const judge = ({ judged }: ContractRule): string =>
  judged.by === "lines" ? `It takes ${judged.needs}.` : `${JUDGES[judged.by]} ${judged.because}`;

const ofRule = (rule: ContractRule): readonly Section[] => [
  ["What has to hold", rule.demand],
  ["What follows where it does not", rule.consequence],
  ["How it is judged", judge(rule)],
  ...(rule.causes.length === 0 ? [] : [["Causes that break it", rule.causes.join(", ")] as const]),
  ["Who says so", `${rule.authority.grade.replace("-", " ")}: ${rule.authority.source}`],
];

/** The heading and the sections of whatever has this id. */
const explained = (id: string): readonly [heading: string, sections: readonly Section[]] => {
  const cause = causes.find((one) => one.id === id);
  if (cause !== undefined) return [`${cause.id}: ${cause.title}`, ofCause(cause)];
  const rule = contractRules.find((one) => one.id === id.toUpperCase());
  if (rule !== undefined) return [`${rule.id}: ${rule.demand}`, ofRule(rule)];
  const ids = [...causes.map((one) => one.id), ...contractRules.map((one) => one.id)];
  return unknownWord("explain", id, ids, "dma-forensics causes lists the causes, dma-forensics rules the rules");
};

/** Prints what is known of the cause or the rule. Throws `CannotAnalyse` if there is none of that id. */
export const explain = async (id: string): Promise<number> => {
  const { width } = standardOutput(false);
  const [heading, sections] = explained(id);
  const written = sections.map(([title, text]) => `${title}\n${fill(text, width, "  ")}\n`);
  await writeOut(`${heading}\n\n${written.join("\n")}`);
  return 0;
};
