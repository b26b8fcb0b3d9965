/** The first of several arguments behind a heading, which looks like a value with its number: `UserProcessParallelTask: task id(33), target(2)`. */
import { folded } from "../model/folded.ts";
import { addField, type Draft, keyIn, lastOf, quoted, textOf } from "./draft.ts";
import { type Name, numberValue, type Part, type Phrase, type Value, wordsValue } from "./grammar/nodes.ts";
import { namesSlot } from "./numbered-task.ts";
import { BEGINNINGS, ENDINGS } from "./vocabulary/words.ts";
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
  if (found === null || found.words !== valueNames.length) return null;
  // cm0: smid(32), sge[0] addr(0x84954000)
  if (OUTCOMES.has(found.key.role) && !namesSlot(textOf(draft, value.core))) return null;
  const { twin } = value;
  const own: Value = { form: "number", core: twin, unit: null, total: null, twin: null, ...twin };
  return () => addField(draft, found, textOf(draft, value.core), own);
};

/** Words for what a call returned, behind its name. */
const RETURNS = /^(?:ret|rc|kr|retval|rv|returns|returned|result|status|ioreturn)$/i;

/**
 * `UserInitializeController: Open ret(0x0)`: behind a heading another call with what it returned, or an entry of a dictionary,
 * `init: kIOMaximumSegmentCountReadKey(32)`. How to read it, or `null` if the words are what the heading's own method gave.
 */
export const callBehind = (draft: Draft, { separator, value, valueNames }: Phrase): (() => void) | null => {
  const last = valueNames.at(-1);
  if (separator !== "colon" || value?.form !== "words" || value.twin === null || last === undefined) return null;
  const own = numberValue(value.twin);
  const found = keyIn(draft, valueNames);
  if (found?.key.role === "constraint") return () => addField(draft, found, lastOf(draft, last), own);
  const [call] = valueNames;
  if (call === undefined || call === last || !RETURNS.test(lastOf(draft, last))) return null;
  // UserInitializeController: end ret(0x0)
  if (ENDINGS.has(folded(lastOf(draft, call))) || BEGINNINGS.has(folded(lastOf(draft, call)))) return null;
  return () => {
    const at = draft.mentions.findIndex(({ start }) => start === call.start);
    const named = draft.mentions[at];
    if (named === undefined) draft.results.push(quoted(draft, own));
    else draft.mentions[at] = { ...named, result: quoted(draft, own) };
  };
};

/**
 * `scsi: task id(22)`, `staging buffer: tag(9)`: words with a number in parentheses behind a key are not its value, if they are a key
 * themselves. Behind another key than that of a status only a task is sure to be one. What reads them then, or `null`.
 */
export const argumentIn = (draft: Draft, phrase: Phrase, value: Value, { key }: FoundKey): (() => void) | null => {
  const isHeading = phrase.separator === "colon" && value.form === "words";
  const isStatus = /status$/.test(key.role) && phrase.names.length === 1;
  const behind = isHeading ? keyIn(draft, phrase.valueNames) : null;
  const found = isStatus || behind?.key.role === "task" ? behind : null;
  const last = phrase.valueNames.at(-1);
  const { twin } = value;
  if (found === null || twin === null || last === undefined) return null;
  const bracketed = textOf(draft, twin).startsWith("(");
  const core = bracketed ? { start: twin.start + 1, end: twin.end - 1 } : { start: twin.start, end: twin.end };
  return () =>
    addField(draft, found, lastOf(draft, last), { form: "number", core, unit: null, total: null, twin: null, ...core });
};

/** What a name with its only argument says. */
interface Argument {
  readonly found: FoundKey;
  readonly value: Value;
}

/**
 * The key that a name is and the value in its parentheses, as in `iova(0x801c0000)` and `direction(in)`; `null` where the two belong to
 * a command, as in `READ CAPACITY(10)`. Words are the value of a direction alone: `buffer(bounce)` names a buffer.
 */
export const argumentOf = (draft: Draft, name: Name, [only, ...others]: readonly Part[]): Argument | null => {
  if (only === undefined || others.length > 0) return null;
  const ofCommand = ({ role, start, end }: Draft["fields"][number]): boolean =>
    role === "opcode" && start <= name.start && name.end <= end;
  const found = draft.fields.some(ofCommand) ? null : keyIn(draft, [name]);
  if (found === null) return null;
  if (only.kind === "loose") return { found, value: only.value };
  const isWay = found.key.role === "direction" && only.kind === "phrase" && only.value === null;
  return isWay ? { found, value: wordsValue(only.names) } : null;
};

/** Roles of what a line is about, whose value never stands behind its own argument. */
const NAMED_BY_ARGUMENT = ["task", "other", "address", "iova", "element", "buffer", "received", "dispatched"];

/** `post smid(68): sge …`, `data buffer vaddr(0x191204000) 6 bytes:`: the last name has its value in parentheses, and what follows is none of it. */
export const hasOwnArgument = ({ names, value, separator }: Phrase, found: FoundKey | null): boolean => {
  const [argument, ...more] = names.at(-1)?.args ?? [];
  if (found === null || value === null || argument?.kind !== "loose" || more.length > 0) return false;
  return (
    (separator === "colon" || separator === "blank") &&
    (value.form === "words" || value.form === "number") &&
    NAMED_BY_ARGUMENT.includes(found.key.role)
  );
};

/** Adds what stands behind a name with its own argument: a number, or another key with its value in parentheses. The words that are left are the answer. */
export const valueBehind = (draft: Draft, { value, valueNames }: Phrase): readonly Name[] => {
  if (value?.form === "number") draft.loose.push(quoted(draft, value));
  const last = valueNames.at(-1);
  const found = last === undefined ? null : keyIn(draft, [last]);
  // sge addr_hi(0x1)
  if (value?.twin == null || found === null || last === undefined) return valueNames;
  addField(draft, found, lastOf(draft, last), numberValue(value.twin));
  return valueNames.slice(0, -1);
};
