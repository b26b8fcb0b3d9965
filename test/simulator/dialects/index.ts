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
import { dartline } from "./others/dartline.ts";
import { falcon } from "./others/falcon.ts";
import { garnet } from "./others/garnet.ts";
import { gasket } from "./others/gasket.ts";
import { hinoki } from "./others/hinoki.ts";
import { indigo } from "./others/indigo.ts";
import { krill } from "./others/krill.ts";
import { mustang } from "./others/mustang.ts";
import { redmond } from "./others/redmond.ts";
import { rocket } from "./others/rocket.ts";
import { strata } from "./others/strata.ts";
import { tundra } from "./others/tundra.ts";
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
  ...[dartline, falcon, garnet, gasket, hinoki, indigo, krill, mustang, redmond, rocket, strata, tundra],
];
