/** What is wrong with a file that a person wrote, blamed at the place in it, with the line that shows it. */
import type { FileProblem } from "../../src/index.ts";
import { visible } from "../../src/report/visible.ts";
import type { MessageId } from "../messages.ts";
import type { Problem } from "../problem.ts";

/** UTF-16 units of a line that are shown before and behind the place that is meant. */
const AROUND = 60;

/** The line with a caret under what is meant; a long one is cut on both sides. */
const pointed = ({ text, start, end }: NonNullable<FileProblem["shown"]>): string => {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, Math.max(end, start + 1) + AROUND);
  const before = `${from > 0 ? "..." : ""}${visible(text.slice(from, start))}`;
  const meant = visible(text.slice(start, end));
  const after = `${visible(text.slice(end, to))}${to < text.length ? "..." : ""}`;
  return `\n    ${before}${meant}${after}\n    ${" ".repeat(before.length)}${"^".repeat(Math.max(1, meant.length))}`;
};

/** `samples[0].events[1].fields.length` */
const pathOf = (path: FileProblem["path"]): string =>
  path
    .map((step) => (typeof step === "number" ? `[${step}]` : /^[$\w-]{1,80}$/u.test(step) ? `.${step}` : `["${step}"]`))
    .join("")
    .replace(/^\./u, "");

/** The problem with its file and its place in it; `id` is the kind of message. */
export const problemIn = (file: string, { path, what, next, shown }: FileProblem, id: MessageId): Problem => ({
  where: path.length === 0 ? file : `${file}: ${pathOf(path)}`,
  what: `${what}${shown === null ? "" : pointed(shown)}`,
  next,
  id,
});
