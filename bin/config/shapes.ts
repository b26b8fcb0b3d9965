/** What files of a person are read with, and the packages behind it: loaded together, and only by a run that has such a file. */
export { loadDialect, parseBaseline, parseCosts, parseReport, type ShapeProblem, shaped } from "../../src/files.ts";
export { fits } from "./glob.ts";
export { schemas } from "./schema.ts";
