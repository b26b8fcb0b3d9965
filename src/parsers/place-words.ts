/**
 * Everyday words that are the key of an address only where a sign stands behind them and an address behind that: `"host":"0x90010000"`,
 * `sg=140008000`, `to=0x801c0000`. Apart from the vocabulary, because in a sentence they are words like all others.
 */

import { folded } from "../model/folded.ts";
import { wordTable } from "../model/word-table.ts";
import { type Draft, lastOf, quoted, textOf } from "./draft.ts";
import type { Phrase, Value } from "./grammar/nodes.ts";
import { bareAddressOf } from "./number.ts";
import { type FoundKey, foundAs, type Role } from "./vocabulary.ts";

const PLACES: Readonly<Record<string, readonly [Role, "device" | null]>> = wordTable({
  host: ["received", "device"],
  sg: ["iova", null],
  sgl: ["iova", null],
  from: ["source", "device"],
  to: ["destination", "device"],
  a: ["address", null],
  at: ["address", null],
  // ea: a pair of hexadecimal digits as well, so that only an address behind it makes it a key
  ea: ["address", null],
  bus: ["iova", null],
  dma: ["iova", null],
  cpu: ["address", null],
  // the object whose method writes the line: its pointer is of nothing that a task has
  this: ["other", null],
  self: ["other", null],
  ivars: ["other", null],
  obj: ["other", null],
});

// 0x90010000     140008000     2000C000     1C004000h
const ADDRESS = /^(?:0x[0-9a-f]{4,16}|[0-9a-f]{8,16}h?)$/i;

/** Capitals that are keys by their value alone, as firmware prints them: `A=802F0000 L=6`, `S=0`. */
const CAPITALS: Readonly<Record<string, readonly [Role, RegExp]>> = wordTable({
  L: ["length", /^(?:0x[0-9a-f]{1,6}|\d{1,8}|[0-9a-f]{1,6}h)$/i],
  S: ["status", /^(?:0x)?[0-9a-f]{1,2}$/i],
});

// 0x801c0000     00000000_801c0000     82008000
const WIDE = /^(?:0x[0-9a-f]{1,8}:[0-9a-f]{8}|0x[0-9a-f]{5,16}|[0-9a-f]{8}[_:`][0-9a-f]{8}|[0-9a-f]{8,9})$/i;

// host 0x0: an address of nothing, where the word leaves no other meaning
const NOWHERE = /^0x0{1,16}$/i;

const OF_TASK = /\b(?:task|tag|job|req|request|cmd|command|io|slot|xch|exch|ctx|cid|itt)\b/i;

/** `host 0x801c0000`, `to 82008000`: words in front of an address, with nothing between. */
const plainlyPlaced = (draft: Draft, names: Phrase["names"], value: Value): FoundKey | null => {
  const [before, last] = [names.at(-2), names.at(-1)].map((name) =>
    name === undefined ? "" : folded(lastOf(draft, name)),
  );
  const text = textOf(draft, value.core);
  const isPlace = WIDE.test(text) || (last === "host" && NOWHERE.test(text));
  if (!isPlace || quoted(draft, value).content.unit !== null) return null;
  // bus 0x80800000: in a line about a task only, for windows and bridges have such addresses as well
  const ofTask = OF_TASK.test(draft.body);
  if (ofTask && last === "bus") return foundAs("iova");
  // dma 0x22216000 to 0x82eac000: the way of the engine
  const leads = /^\s{0,3}(?:to\b|-{1,3}>|={1,3}>)/i.test(draft.body.slice(value.end, value.end + 8));
  if (ofTask && !leads && (last === "dma" || last === "dva" || last === "iova")) return foundAs("iova");
  if (ofTask && (last === "cpu" || last === "kva" || last === "va" || last === "virtual" || last === "virt"))
    return foundAs("address");
  // dma 0x20004000 -> host 0x80c04000: where the data go, and not what was asked for
  const aimed = /(?:->|=>|\u2192)\s{0,3}$/.test(draft.body.slice(0, names[0]?.start ?? 0));
  if (last === "host" && aimed && names.length === 1) return foundAs("destination", "device");
  if (last === "host" && !/^(?:to|into|from|at|of|the)$/.test(before ?? "")) return foundAs("received", "device");
  // Digits alone are an address only if nothing else can be.
  const digits = textOf(draft, value.core);
  return last === "to" && /^\d{8}$/.test(digits) && bareAddressOf(digits)?.hexDigits != null
    ? foundAs("destination")
    : null;
};

/** The key that the last word of a phrase is by its value, `null` if it is none. */
export const placeKeyOf = (draft: Draft, { names, separator, value }: Phrase): FoundKey | null => {
  const last = names.at(-1);
  if (last === undefined || value === null) return null;
  if (separator === "blank" || separator === null) return plainlyPlaced(draft, names, value);
  if (separator !== "equals" && separator !== "colon") return null;
  const capital = CAPITALS[lastOf(draft, last)];
  if (capital?.[1].test(textOf(draft, value.core)) === true) return foundAs(capital[0]);
  const place = PLACES[folded(lastOf(draft, last))];
  if (place === undefined) return null;
  const [role, side] = place;
  const text = textOf(draft, value.core);
  if (!ADDRESS.test(text) && !(role === "received" && NOWHERE.test(text))) return null;
  return foundAs(role, side);
};
