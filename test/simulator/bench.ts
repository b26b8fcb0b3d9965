/** What the command of the bench needs, in one module. */
export { caseOf } from "./case.ts";
export { listing, mark } from "./score.ts";
export { tables } from "./tables.ts";
