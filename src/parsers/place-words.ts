/**
 * Everyday words that are the key of an address only where a sign stands behind them and an address behind that: `"host":"0x90010000"`,
 * `sg=140008000`, `to=0x801c0000`. Apart from the vocabulary, because in a sentence they are words like all others.
 */
import { folded } from "../model/folded.ts";
import { type Draft, lastOf, textOf } from "./draft.ts";
import type { Phrase } from "./grammar/nodes.ts";
import { sideOfTags } from "./lead.ts";
import type { FoundKey, Role } from "./vocabulary.ts";

const PLACES: Readonly<Record<string, readonly [Role, "device" | null]>> = {
  host: ["received", "device"],
  sg: ["iova", null],
  sgl: ["iova", null],
  from: ["source", "device"],
  to: ["destination", "device"],
};

// 0x90010000     140008000     2000C000     1C004000h
const ADDRESS = /^(?:0x[0-9a-f]{4,16}|[0-9a-f]{8,16}h?)$/i;

/** Keys of loggers behind which it stands whose line it is: `"who":"driver"`. */
const SPEAKERS: ReadonlySet<string> = new Set([
  ...["who", "src", "source", "side", "component", "module", "origin", "from", "agent", "layer", "node", "unit", "by"],
]);

/** The side's name that a phrase says its line is by, `null` for every other phrase. */
export const speakerOf = (draft: Draft, { names, value }: Phrase): string | null => {
  const [only, ...others] = names;
  if (only === undefined || others.length > 0 || value?.form !== "words") return null;
  const name = textOf(draft, value);
  return SPEAKERS.has(folded(lastOf(draft, only))) && sideOfTags([name]) !== null ? name : null;
};

/** The key that the last word of a phrase is by its value, `null` if it is none. */
export const placeKeyOf = (draft: Draft, { names, separator, value }: Phrase): FoundKey | null => {
  const last = names.at(-1);
  if (last === undefined || value === null || (separator !== "equals" && separator !== "colon")) return null;
  const place = PLACES[folded(lastOf(draft, last))];
  if (place === undefined || !ADDRESS.test(textOf(draft, value.core))) return null;
  const [role, side] = place;
  return {
    key: { role, side, telling: false },
    words: 1,
    half: null,
    bare: false,
    address: true,
    numeric: true,
  };
};
