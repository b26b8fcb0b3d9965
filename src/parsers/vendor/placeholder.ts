/** What a draft leaves open: `?` where a person has to say what something is, `?iova` where the draft only guesses. */
import type { FileProblem } from "../file-problem.ts";

type Path = FileProblem["path"];

/** Texts of the log, in which a question mark is a question mark. */
const FREE: ReadonlySet<string> = new Set(["says", "unless"]);

const isFree = (path: Path): boolean =>
  path.some((step) => FREE.has(String(step))) || (path[0] === "samples" && path[2] === "lines");

// {?}     {?task}
const HOLE = /\{\?([a-z-]{0,24})(?::[a-z]{1,8})?\}/;

const problemOf = (path: Path, text: string): FileProblem | null => {
  const hole = path[0] === "lines" ? HOLE.exec(text) : null;
  const guess = hole?.[1] ?? text.slice(1);
  if (hole === null && !text.startsWith("?")) return null;
  const written = hole?.[0] ?? `"${text}"`;
  return {
    path,
    what: guess === "" ? `${written} is still open` : `${written} is still a guess`,
    next:
      guess === ""
        ? "say what it is, or delete the entry; the schema (dma-forensics schema dialect) lists what there is"
        : `take the ? away if it is ${guess}, else say what it is, or delete the entry`,
    shown: hole === null ? null : { text, start: hole.index, end: hole.index + hole[0].length },
  };
};

/** The first placeholder that a draft still has, or `null`. */
export const placeholderIn = (data: unknown, path: Path = []): FileProblem | null => {
  if (typeof data === "string") return isFree(path) ? null : problemOf(path, data);
  if (typeof data !== "object" || data === null || path.length > 8) return null;
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(data)
    ? data.map((value, index) => [index, value] as const)
    : Object.entries(data);
  for (const [step, value] of entries) {
    const found = placeholderIn(value, [...path, step]);
    if (found !== null) return found;
  }
  return null;
};
