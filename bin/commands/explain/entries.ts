/** Everything that `explain` explains, as sections of a page: causes, contract rules and messages of this program. */
import { type Cause, causes } from "../../../src/index.ts";
import { type Message, messages } from "../../messages.ts";
import { type RuleText, rules } from "./rules.ts";

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

const ofRule = ({ id, demand, consequence, authority, causes: becomes }: RuleText): Page => ({
  id,
  title: "a contract rule",
  sections: [
    ["What it asks", demand],
    ["What follows where it is broken", consequence],
    ["Who says so", authority],
    ...(becomes.length === 0 ? [] : [["Causes that it can become", becomes.join(", ")] as const]),
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
  ...rules.map(ofRule),
  ...Object.entries(messages).map(ofMessage),
];
