/** Words for memory of a controller's own. Apart from the readings, because what lies there is staged whatever the verb is. */
import { says } from "./dialect.ts";
import type { Sentence } from "./sentence.ts";

// 6 bytes in local memory at 0x22216000     lie ready in the memory     local RAM     buffer EMPTY --> FULL {6 bytes at local 0x22216000}
const LOCAL =
  /\b(?:local|own|internal|onboard|on-board|on-chip|controller|device|card|card's|board|staging)[ -](?:memory|mem|ram|sram|dram|ddr|buffer|buf|0x[0-9a-f]{5,16})\b|\bat local\b|\bin (?:the )?(?:\w{2,8} )?(?:[sd]ram|ddr|ram)\b|\b(?:in|at) (?:the )?cache\b|\bdata (?:is )?(?:cached|buffered|held|kept|lies|sits)\b/i;

/** True if something is said to lie in such memory. */
export const isInLocalMemory = (sentence: Sentence): boolean =>
  LOCAL.test(sentence.body) && says(sentence, "in", "at", "ram", "full", "holds", "has", "local", "data", "payload");
