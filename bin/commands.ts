/**
 * What the commands do, as one chunk: opening many small files takes longer than reading a few functions too many. `schema` is
 * apart, because it needs zod at once.
 */
export { analyze } from "./commands/analyze.ts";
export { listCauses } from "./commands/causes.ts";
export { checkDialect, initDialect } from "./commands/dialect.ts";
export { events } from "./commands/events.ts";
export { explain } from "./commands/explain.ts";
export { listFormats } from "./commands/formats.ts";
export { init } from "./commands/init.ts";
export { replay } from "./commands/replay.ts";
export { suppress } from "./commands/suppress.ts";
export { timeline } from "./commands/timeline.ts";
export { verify } from "./commands/verify.ts";
