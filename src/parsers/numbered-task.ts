/** Tasks that a line names by a word with a number sign, as in `tag#37`: the grammar sees words, a mark and a number. */
import { folded } from "../model/folded.ts";
import { addField, type Draft, lastOf, quoted, settle, textOf } from "./draft.ts";
import type { Loose, Part, Span } from "./grammar/nodes.ts";

import { NUMBERED } from "./vocabulary/words.ts";
import type { FoundKey } from "./vocabulary.ts";

/** `tag#37`: the number behind words, if both and the sign between them stand without a blank, and the last word names a task. */
const numberedTask = (draft: Draft, parts: readonly Part[], at: number): Loose | null => {
  const [words, sign, number] = parts.slice(at, at + 3);
  if (words?.kind !== "phrase" || words.value !== null || sign?.kind !== "mark" || number?.kind !== "loose")
    return null;
  const last = words.names.at(-1);
  const close = last?.end === sign.start && sign.end === number.start && textOf(draft, sign) === "#";
  if (last === undefined || !close || number.value.form !== "number") return null;
  return NUMBERED.has(folded(lastOf(draft, last))) ? number : null;
};

const TASK: FoundKey = {
  key: { role: "task", side: null, telling: false },
  words: 1,
  half: null,
  bare: false,
  address: false,
  numeric: false,
};

/** Adds the task that words, a mark and a number from `at` on name; `false` if they name none. */
export const readNumbered = (draft: Draft, parts: readonly Part[], at: number): boolean => {
  const number = numberedTask(draft, parts, at);
  if (number === null) return false;
  settle(draft);
  draft.joint = null;
  addField(draft, TASK, "task", number.value);
  return true;
};

/** Takes the task that the parts of a tag name as the scope of what follows; `false` if they name none. `inner` is their place. */
export const readNumberedTag = (draft: Draft, parts: readonly Part[], inner: Span): boolean => {
  const number = numberedTask(draft, parts, 0);
  if (number === null) return false;
  draft.scope = { ...quoted(draft, number.value), role: "task", half: null, key: TASK.key, name: textOf(draft, inner) };
  return true;
};
