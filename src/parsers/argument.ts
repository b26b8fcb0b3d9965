/** The first of several arguments behind a heading, which looks like a value with its number: `UserProcessParallelTask: task id(33), target(2)`. */
import { addField, type Draft, keyIn, lastOf, textOf } from "./draft.ts";
import type { Name, Phrase, Value } from "./grammar/nodes.ts";
import type { FoundKey, Role } from "./vocabulary.ts";

/** Words for how something went: `Open: error (0xe00002bc)` is a value and its number. */
const OUTCOMES: ReadonlySet<Role> = new Set([
  "result",
  "status",
  "reply-status",
  "scsi-status",
  "completion-status",
  "command",
  "opcode",
  "direction",
  "other",
]);

/** How to add the argument, or `null` if the words behind the heading are its value. */
export const argumentBehind = (draft: Draft, phrase: Phrase): (() => void) | null => {
  const { separator, value, valueNames } = phrase;
  if (separator !== "colon" || value?.form !== "words" || value.twin === null) return null;
  const found = keyIn(draft, valueNames);
  if (found === null || found.words !== valueNames.length || OUTCOMES.has(found.key.role)) return null;
  const { twin } = value;
  const own: Value = { form: "number", core: twin, unit: null, total: null, twin: null, ...twin };
  return () => addField(draft, found, textOf(draft, value.core), own);
};

/**
 * `scsi: task id(22)`: words with a number in parentheses behind the key of a status are no status, if they are a key themselves. What
 * reads them then, or `null`.
 */
export const argumentIn = (draft: Draft, phrase: Phrase, value: Value, { key }: FoundKey): (() => void) | null => {
  const isStatus = /status$/.test(key.role) && phrase.separator === "colon" && value.form === "words";
  const found = isStatus && phrase.names.length === 1 ? keyIn(draft, phrase.valueNames) : null;
  const last = phrase.valueNames.at(-1);
  const { twin } = value;
  if (found === null || twin === null || last === undefined) return null;
  const bracketed = textOf(draft, twin).startsWith("(");
  const core = bracketed ? { start: twin.start + 1, end: twin.end - 1 } : { start: twin.start, end: twin.end };
  return () =>
    addField(draft, found, lastOf(draft, last), { form: "number", core, unit: null, total: null, twin: null, ...core });
};

/** The key that a name with its argument is, as in `iova(0x801c0000)`; `null` where the two belong to a command, as in `READ CAPACITY(10)`. */
export const keyOfArgument = (draft: Draft, name: Name): FoundKey | null =>
  draft.fields.some(({ role, start, end }) => role === "opcode" && start <= name.start && name.end <= end)
    ? null
    : keyIn(draft, [name]);
