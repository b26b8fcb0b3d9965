/** What the command of the bench needs, in one module. */
export { caseOf } from "./case.ts";
export { byName } from "./dialects/index.ts";
export { markReading, readingLines } from "./reading.ts";
export { listing, mark } from "./score.ts";
export { tables } from "./tables.ts";
