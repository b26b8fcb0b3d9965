/**
 * A scatter element that is printed as a pair without keys: `sgl={0x801c0000,6}`, `sge(0x801c0000, 6)`. Apart from the walk, because
 * only both values together tell what each of them is.
 */
import { folded } from "../model/folded.ts";
import { addField, type Draft, lastOf, textOf } from "./draft.ts";
import type { Part, Value } from "./grammar/nodes.ts";

import { ELEMENTS } from "./vocabulary/words.ts";
import { keyAtEnd } from "./vocabulary.ts";

// 0x801c0000     801c0000     80144000
const ADDRESS = /^(?:0x[0-9a-f]{1,16}|[0-9a-f]{8,9})$/i;

/**
 * An address and a length with nothing but a comma between: what a scatter element is when it is printed without keys. A word for the
 * way of the data may stand behind them: `{80144000,6,IN}`.
 */
export const pairOf = (draft: Draft, parts: readonly Part[]): readonly [Value, Value] | null => {
  const [address, mark, length, second, word, ...more] = parts;
  if (address?.kind !== "loose" || mark?.kind !== "mark" || length?.kind !== "loose" || more.length > 0) return null;
  if (second !== undefined && !(second.kind === "mark" && word?.kind === "phrase" && word.value === null)) return null;
  const fits = textOf(draft, mark) === "," && ADDRESS.test(textOf(draft, address)) && length.value.form === "number";
  return fits ? [address.value, length.value] : null;
};

/** Adds the address and the length of an element. */
export const addElement = (draft: Draft, [address, length]: readonly [Value, Value]): void => {
  for (const [word, value] of [["addr", address] as const, ["len", length] as const]) {
    const found = keyAtEnd(draft.lexicon, ["sge", word]);
    if (found !== null) addField(draft, found, word, value);
  }
  draft.open = null;
  draft.joint = null;
};

/** The name of a scatter element right in front of a part, as in `sgl={0x801c0000,6}`. */
export const elementBefore = (draft: Draft, part: Part | undefined): boolean => {
  const last = part?.kind === "phrase" && part.value === null ? part.names.at(-1) : undefined;
  return last !== undefined && last.args === null && ELEMENTS.has(folded(lastOf(draft, last)).replace(/\d{1,3}$/, ""));
};
