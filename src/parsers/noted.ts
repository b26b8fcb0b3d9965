/** What stands in parentheses behind something else: a method behind the words of a heading, a count behind a number that is none. */
import { type Draft, textOf } from "./draft.ts";
import type { Phrase, Value } from "./grammar/nodes.ts";
import { asideOf } from "./value.ts";
import { callOf } from "./vocabulary.ts";

/** `completion (ParallelTaskCompletion) : target 2`: the method stands in the note of a heading. */
export const mentionNoted = (draft: Draft, { note }: Phrase): void => {
  if (note === null) return;
  const text = textOf(draft, note).replace(/^[([{]\s*|\s*[)\]}]$/g, "");
  const found = /^\w{4,64}$/.test(text) ? callOf(text) : undefined;
  if (found !== undefined)
    draft.mentions.push({ ...note, ...found, place: "body", name: text, result: null, args: [] });
};

/** `in SRAM 0x20080000 (36 bytes)`: the count is a value of its own. */
export const addAside = (draft: Draft, value: Value): void => {
  const aside = asideOf(draft.body, value);
  if (aside !== null) draft.loose.push(aside);
};
