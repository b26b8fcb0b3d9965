/** The vocabularies in which captures are written. */
import { blocks } from "./blocks.ts";
import { camlike } from "./camlike.ts";
import { compact } from "./compact.ts";
import type { Dialect } from "./dialect.ts";
import { entered } from "./entered.ts";
import { frames } from "./frames.ts";
import { journal } from "./journal.ts";
import { kmsg } from "./kmsg.ts";
import { ladder } from "./ladder.ts";
import { logfmt } from "./logfmt.ts";
import { macros } from "./macros.ts";
import { narrated } from "./narrated.ts";
import { objects } from "./objects.ts";
import { pairs } from "./pairs.ts";
import { prose } from "./prose.ts";
import { records } from "./records.ts";
import { scoped } from "./scoped.ts";
import { slots } from "./slots.ts";
import { states } from "./states.ts";
import { terse } from "./terse.ts";
import { ticker } from "./ticker.ts";
import { uart } from "./uart.ts";
import { unified } from "./unified.ts";
import { verbs } from "./verbs.ts";

export const dialects: readonly Dialect[] = [
  blocks,
  pairs,
  unified,
  compact,
  uart,
  frames,
  prose,
  records,
  terse,
  camlike,
  scoped,
  journal,
  verbs,
];

/** Vocabularies that are asked for by name and never drawn, so that the same seed draws the same cases as before. */
export const byName: readonly Dialect[] = [
  ...dialects,
  kmsg,
  ticker,
  entered,
  narrated,
  macros,
  logfmt,
  states,
  slots,
  ladder,
  objects,
];
