/** The door for dialect files: text in, a dialect that has read its own samples as it says, or the first thing that is wrong with it. */
import { lexiconOf } from "../lexicon.ts";
import { nearest } from "../nearest.ts";
import { dialectFileOf, type ShapeProblem } from "../schema.ts";
import { compile } from "./compile.ts";
import type { VendorDialect } from "./dialect.ts";
import { placeholderIn } from "./placeholder.ts";
import type { DialectProblem } from "./problem.ts";
import { rehearse } from "./rehearse.ts";

/** Longest file that is read, in UTF-16 units. */
const FILE_UNITS = 1024 * 1024;

/** Words that are listed rather than pointed to. */
const LISTED = 12;

const problem = (what: string, next: string): DialectProblem => ({ path: [], what, next, shown: null });

// Expected ',' or '}' after property value in JSON at position 25 (line 2 column 3)
const POSITION = /\bposition (\d{1,9})/;

const syntax = (text: string, error: unknown): DialectProblem => {
  const [, position] = POSITION.exec(error instanceof Error ? error.message : "") ?? [];
  const next = "mend the JSON there: a missing comma, a comma too many, or a quote";
  if (position === undefined) return problem("this is no JSON: it ends too early or holds something else", next);
  const before = text.slice(0, Number(position)).split("\n");
  const line = text.split("\n")[before.length - 1] ?? "";
  const start = before.at(-1)?.length ?? 0;
  return {
    path: [],
    what: `this is no JSON: line ${before.length}`,
    next,
    shown: { text: line, start, end: start + 1 },
  };
};

const NO_SAMPLES = "it has no sample lines, so nothing shows that it reads anything";
const ADD_SAMPLES = "add lines of a capture with the events that they must give";

const shapeProblem = ({ path, what, word }: ShapeProblem): DialectProblem => {
  if (path.length === 1 && path[0] === "samples") return { path, what: NO_SAMPLES, next: ADD_SAMPLES, shown: null };
  const meant = word === null ? undefined : nearest(word.found, word.known);
  const listed =
    word === null || word.known.length === 0 || word.known.length > LISTED
      ? "dma-forensics schema dialect prints what may stand there"
      : `known here: ${word.known.join(", ")}`;
  return { path, what, next: meant === undefined ? listed : `did you mean ${meant}?`, shown: null };
};

const NOTHING_IN_IT = "it has no keys, values, readings or lines, so it says nothing new";
const NO_EVENT = "no sample expects an event, so nothing shows that it reads anything";

/** Reads, compiles and rehearses a dialect file. Throws nothing. */
export const loadDialect = (text: string): VendorDialect | DialectProblem => {
  if (text.length > FILE_UNITS) return problem("this is longer than a dialect can be", "name a dialect file");
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    return syntax(text, error);
  }
  const open = placeholderIn(data);
  if (open !== null) return open;
  const file = dialectFileOf(data);
  if ("what" in file) return shapeProblem(file);
  const { keys, values, readings, lines, samples } = file;
  if ([keys, values, readings, lines].every((part) => part === undefined)) {
    return problem(NOTHING_IN_IT, "say what its keys mean, or give the forms of its lines");
  }
  if (samples.every(({ events }) => events.length === 0)) {
    return { path: ["samples"], what: NO_EVENT, next: ADD_SAMPLES, shown: null };
  }
  const dialect = compile(file);
  return "what" in dialect ? dialect : (rehearse(file, lexiconOf([dialect])) ?? dialect);
};
