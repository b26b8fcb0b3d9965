/**
 * The second door of the core: what files that people hand in have to look like: a report, lines of a batch, a dialect or costs. Apart from the first
 * because it alone needs zod, which a run without such a file does not wait for.
 */
export { dialectJsonSchema } from "./parsers/schema.ts";
export { type ShapeProblem, shaped } from "./parsers/shaped.ts";
export { loadDialect } from "./parsers/vendor/load.ts";
export { caseLineJsonSchema, parseCaseLine } from "./report/batch/schema.ts";
export { costsJsonSchema } from "./report/costs/schema.ts";
export { type CostsProblem, parseCosts } from "./report/parse-costs.ts";
export { parseBaseline, parseReport } from "./report/saved.ts";
export { reportJsonSchema } from "./report/schema.ts";
