/** Lines that were laid together and are no event: why not, and which of them are no evidence that nobody could read. */
import type { Coverage } from "./coverage.ts";
import { isIdle } from "./idle.ts";
import { isEmpty, type Section } from "./section.ts";
import { TOPICS } from "./topic.ts";

const dropped = (section: Section): string => {
  if (section.stray) return "a dump row without a line above it that says whose memory it is";
  if (section.topics.some((topic) => TOPICS[topic].rows) && section.rows.length > 0)
    return "a request whose bytes have no layout that is known";
  if (section.facts.some((fact) => fact.role === "constraint"))
    return "keys of a constraints report, and no line that reports them";
  if (isEmpty(section)) return "names a task and nothing else";
  return "its fields are too few to say what happened";
};

/** `fw 7.11.3, version=2`: what a program or a firmware calls itself says nothing of a task. */
const isSelfNamed = ({ task, facts, rows }: Section): boolean =>
  task === null && rows.length === 0 && facts.length > 0 && facts.every(({ role }) => role === "version");

/** A line by itself about a step that the model has no place for. */
const isAlone = ({ rows, lines, first }: Section): boolean =>
  rows.length === 0 && lines.length === 1 && isIdle(first.sentence);

/** Counts the lines of a section that is no event as unread. */
export const discount = (coverage: Coverage, section: Section): void => {
  if (isSelfNamed(section) || isAlone(section)) return;
  const because = dropped(section);
  for (const { number, text } of section.lines) coverage.unread({ line: number, text, because }, true);
};
