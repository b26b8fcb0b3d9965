/**
 * What a phrase ends with rather than names: the result of a call, the status with which a task is completed, digits that count nothing.
 * Apart from the walk, because only the words around a value tell that it is no plain field.
 */
import { folded } from "../model/folded.ts";
import { type Draft, lastOf, quoted, textOf, waitingFor } from "./draft.ts";
import { readJoined } from "./enumerated.ts";
import type { Phrase, Value } from "./grammar/nodes.ts";
import { isAddress, isReturn } from "./quantity.ts";
import { BEGINNINGS, ENDINGS } from "./vocabulary/words.ts";
import { BYTES_PER_UNIT, callOf, commandIn, type FoundKey, keyAtEnd, STATUS_WORDS } from "./vocabulary.ts";

/** What a call returns rather than the status of a command. */
const OF_CALLS: ReadonlySet<string> = new Set(["success", "ok", "failed", "failure", "error"]);

/** `UserCompleteParallelTask -> CHECK CONDITION`: no call returns a status of SCSI, so it is what the task is completed with. */
export const readOutcome = (draft: Draft, phrase: Phrase): void => {
  const first = phrase.valueNames[0];
  if (first === undefined || OF_CALLS.has(folded(lastOf(draft, first)))) return;
  if (!phrase.names.some((name) => callOf(lastOf(draft, name))?.call === "complete")) return;
  const found = keyAtEnd(draft.lexicon, ["status"]);
  if (found !== null) readJoined(draft, waitingFor(draft, phrase, found), phrase.valueNames);
};

const isBytes = (unit: string): boolean => unit.toLowerCase() in BYTES_PER_UNIT;

// returned kIOReturnSuccess     -> success (0x0)
const RESULT_WORD = /^(?:k?IOReturn\w{1,40}|KERN_\w{1,40}|success|ok)$/i;

/** `READ CAPACITY(10)`: what stands in parentheses belongs to the name of the command. */
const isOfCommand = (draft: Draft, { names }: Phrase): boolean => {
  const [first, last] = names.slice(-2);
  return first !== undefined && last !== undefined && commandIn(draft.body.slice(first.start, last.end)) !== null;
};

/** `XFER 2000C000 => 801C0000`: eight digits behind a key of a count are no count, and the key is a word. */
export const countsNone = (draft: Draft, phrase: Phrase, { key }: FoundKey): boolean => {
  const { separator, value } = phrase;
  const unitless = value === null || (value.form === "number" && value.unit === null && separator === "blank");
  // queued to hw: sg[0] 0x801c0000/6: an address is no status
  if (/status$/.test(key.role))
    return value?.form === "words"
      ? /\b0x[0-9a-f]{6,16}\b/i.test(textOf(draft, value))
      : value !== null && !isReturn(quoted(draft, value));
  if (key.role === "capacity") return unitless && isOfCommand(draft, phrase);
  return key.role === "length" && separator === "blank" && value !== null && isAddress(quoted(draft, value));
};

/** Whether words behind a method's name are what it returned. */
export const isResult = (draft: Draft, phrase: Phrase, value: Value): boolean =>
  value.form === "words" &&
  phrase.separator !== "blank" &&
  phrase.names.some((name) => callOf(lastOf(draft, name)) !== undefined) &&
  (value.twin !== null || RESULT_WORD.test(textOf(draft, value.core)));

/** Words between a method and what it returned. */
const OF_RETURN = /^(?:fail|err|result|ret|gave|gives|got|yield|rc$|kr$|was|is|with|of)/i;

/**
 * Whether a value is what a method in front of it returned: the method stands last, or only words of its end stand between. What stands
 * behind a word of its own is that word's: `PrepareForDMA page kva=0x14ad80000`, `ParallelTaskCompletion: 6 bytes`.
 */
export const mayReturn = (draft: Draft, { names, separator }: Phrase, value: Value): boolean => {
  if (value.form === "number" && value.unit !== null && isBytes(textOf(draft, value.unit))) return false;
  // PrepareForDMA ok: 0x10a3f4000 -> 0xa0010000
  if (value.form === "number" && !isReturn(quoted(draft, value))) return false;
  if (separator !== "equals") return true;
  const behind = names.slice(names.findLastIndex((name) => callOf(lastOf(draft, name)) !== undefined) + 1);
  return behind.every((name) => {
    const word = folded(lastOf(draft, name));
    return OF_RETURN.test(word) || BEGINNINGS.has(word) || ENDINGS.has(word);
  });
};

/** `scsi: ld0 ready`: behind a heading that may be a key as well, words that are no status are what is said. */
export const headsOnly = (draft: Draft, { names, separator, value, valueNames }: Phrase): boolean => {
  const [only, ...others] = names;
  if (only === undefined || others.length > 0 || separator !== "colon" || value?.form !== "words") return false;
  if (folded(lastOf(draft, only)) !== "scsi" || value.twin !== null) return false;
  return (
    !valueNames.some((name) => STATUS_WORDS.has(folded(lastOf(draft, name)))) &&
    !STATUS_WORDS.has(folded(textOf(draft, value.core)))
  );
};
