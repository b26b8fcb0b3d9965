/** Everything that `explain` explains, as sections of a page: causes, contract rules and messages of this program. */
import { type Cause, type ContractRule, causes, contractRules } from "../../../src/index.ts";
import { type Message, messages } from "../../messages.ts";

export interface Page {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly (readonly [title: string, text: string])[];
}

const UNPROVEN = "No source establishes that this fault leads to lost data: it is at most a possible cause.";

const ofCause = (cause: Cause): Page => ({
  id: cause.id,
  title: cause.title,
  sections: [
    ["What happens", cause.sentence],
    ["How it comes about", cause.explanation],
    ...(cause.effect === "unproven" ? [["How far it reaches", UNPROVEN] as const] : []),
    ["What supports it", cause.supports],
    ["What refutes it", cause.refutes],
    ["What to change", cause.remedy],
    ["Who says so", cause.authority],
  ],
});

const JUDGES = {
  reader: "It binds whoever reads logs, and no driver can break it.",
  nobody: "No log shows it.",
} as const;

const judge = ({ judged }: ContractRule): string =>
  judged.by === "lines" ? `It takes ${judged.needs}.` : `${JUDGES[judged.by]} ${judged.because}`;

const ofRule = (rule: ContractRule): Page => ({
  id: rule.id,
  title: "a contract rule",
  sections: [
    ["What has to hold", rule.demand],
    ["What follows where it does not", rule.consequence],
    ["How it is judged", judge(rule)],
    ["Who says so", `${rule.authority.grade.replace("-", " ")}: ${rule.authority.source}`],
    ...(rule.causes.length === 0 ? [] : [["Causes that it can become", rule.causes.join(", ")] as const]),
  ],
});

const ofMessage = ([id, { title, because, remedy }]: [string, Message]): Page => ({
  id,
  title: "a message of this program, with exit status 2",
  sections: [
    ["What it means", title],
    ["How it comes about", because],
    ["What helps", remedy],
  ],
});

export const explained: readonly Page[] = [
  ...causes.map(ofCause),
  ...contractRules.map(ofRule),
  ...Object.entries(messages).map(ofMessage),
];
