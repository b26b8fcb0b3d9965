/** The door for dialect files: text in, a dialect that has read its own samples as it says, or the first thing that is wrong with it. */

import { type FileProblem, jsonIn, shapeProblem } from "../file-problem.ts";
import { lexiconOf } from "../lexicon.ts";
import { dialectFileOf } from "../schema.ts";
import type { ShapeProblem } from "../shaped.ts";
import { compile } from "./compile.ts";
import type { VendorDialect } from "./dialect.ts";
import { placeholderIn } from "./placeholder.ts";
import { rehearse } from "./rehearse.ts";

/** Longest file that is read, in UTF-16 units. */
const FILE_UNITS = 1024 * 1024;

const problem = (what: string, next: string): FileProblem => ({ path: [], what, next, shown: null });

const NO_SAMPLES = "it has no sample lines, so nothing shows that it reads anything";
const ADD_SAMPLES = "add lines of a capture with the events that they must give";

const shapeOf = (found: ShapeProblem): FileProblem => {
  const { path } = found;
  if (path.length === 1 && path[0] === "samples") return { path, what: NO_SAMPLES, next: ADD_SAMPLES, shown: null };
  return shapeProblem(found, "dma-forensics schema dialect prints what may stand there");
};

const NOTHING_IN_IT = "it has no keys, values, readings or lines, so it says nothing new";
const NO_EVENT = "no sample expects an event, so nothing shows that it reads anything";

/** Reads, compiles and rehearses a dialect file. Throws nothing. */
export const loadDialect = (text: string): VendorDialect | FileProblem => {
  if (text.length > FILE_UNITS) return problem("this is longer than a dialect can be", "name a dialect file");
  const json = jsonIn(text);
  if ("what" in json) return json;
  const open = placeholderIn(json.value);
  if (open !== null) return open;
  const file = dialectFileOf(json.value);
  if ("what" in file) return shapeOf(file);
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
