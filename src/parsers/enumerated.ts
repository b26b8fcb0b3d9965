/**
 * Values that are words and stand behind their key without a separator: `status GOOD`, `dir in`, `READ(10)`, `iova 801c0000`.
 * Apart from the walk, because to the grammar they are words like all others.
 */
import { folded } from "../model/folded.ts";
import { type Draft, keyIn, lastOf, textOf, type Waiting } from "./draft.ts";
import type { Name, Span } from "./grammar/nodes.ts";
import { bareAddressOf, numeralOf } from "./number.ts";
import { NOTHING } from "./value.ts";
import { commandIn, DIRECTIONS, isAddress, type Key, type Role, STATUS_WORDS } from "./vocabulary.ts";

const STATUSES: ReadonlySet<Role> = new Set(["status", "reply-status", "scsi-status", "completion-status"]);

/** Words of the longest status and of the longest command. */
const STATUS_LENGTH = 2;
const COMMAND_LENGTH = 3;

/** Most words of a phrase that are looked through. */
const MAX_NAMES = 64;

const COMMAND: Key = { role: "opcode", side: null, telling: false };

// 2C     0F: what hexadecimal digits without a mark look like, and no word does
const HEX_ID = /^(?=.{0,3}\d)(?=.{0,3}[A-F])[0-9A-F]{2,4}$/;

const spanOf = (names: readonly Name[]): Span => ({ start: names[0]?.start ?? 0, end: names.at(-1)?.end ?? 0 });

/** The first words that pass, the longest run first; `null` for none. */
const run = (draft: Draft, names: readonly Name[], most: number, passes: (text: string) => boolean): Span | null => {
  for (let words = Math.min(most, names.length); words > 0; words -= 1) {
    const span = spanOf(names.slice(0, words));
    if (passes(textOf(draft, span))) return span;
  }
  return null;
};

// Good(0)     CheckCondition(0x2)
const CODED = /^([A-Za-z][\w ]{1,30}?)\s?\((0x[0-9a-f]{1,4}|\d{1,3})\)$/i;

/** A status without the number behind it. */
const uncoded = (text: string): string => CODED.exec(text)?.[1] ?? text;

const add = (draft: Draft, key: Key, half: "high" | "low" | null, name: string, span: Span): void => {
  const [, status, code] = STATUSES.has(key.role) ? (CODED.exec(textOf(draft, span)) ?? []) : [];
  const words = status ?? textOf(draft, span);
  const numeral = isAddress(key) ? bareAddressOf(words) : key.role === "task" ? numeralOf(`0x${words}`) : null;
  const content =
    numeral === null
      ? { ...NOTHING, words, code: code === undefined ? null : BigInt(code) }
      : { ...NOTHING, number: numeral.value, digits: numeral.hexDigits ?? NOTHING.digits };
  draft.fields.push({ ...span, content, role: key.role, half, key, name });
};

/** The value that the names begin with, if they are one for this key. */
const valueFor = (draft: Draft, { role }: Key, address: boolean, names: readonly Name[]): Span | null => {
  if (STATUSES.has(role)) return run(draft, names, STATUS_LENGTH, (text) => STATUS_WORDS.has(folded(uncoded(text))));
  // TAG 2C
  if (role === "task") return run(draft, names, 1, (text) => HEX_ID.test(text));
  if (role === "direction") return run(draft, names, 1, (text) => folded(text) in DIRECTIONS);
  return address ? run(draft, names, 1, (text) => bareAddressOf(text) !== null) : null;
};

/** Whether a word can begin a value; a look-up that is cheaper than that of a key. */
const mayBegin = (text: string): boolean => {
  const word = folded(text);
  return (
    word in DIRECTIONS ||
    STATUS_WORDS.has(word) ||
    word === "check" ||
    word === "task" ||
    HEX_ID.test(text) ||
    /^[0-9a-f]{8,16}$/.test(word)
  );
};

/** Adds the fields that plain words make, and the command that they name. */
export const readEnumerated = (draft: Draft, all: readonly Name[]): void => {
  const names = all.slice(0, MAX_NAMES);
  for (let at = 0; at < names.length; at += 1) {
    const command = run(
      draft,
      names.slice(at, at + COMMAND_LENGTH),
      COMMAND_LENGTH,
      (text) => commandIn(text) !== null,
    );
    if (command !== null) add(draft, COMMAND, null, "command", command);
    const own = names[at];
    if (at === 0 || own === undefined || !mayBegin(lastOf(draft, own))) continue;
    const before = names.slice(Math.max(0, at - 6), at);
    const found = keyIn(draft, before);
    const value = found === null ? null : valueFor(draft, found.key, found.address, names.slice(at));
    if (found !== null && value !== null)
      add(draft, found.key, found.half, textOf(draft, spanOf(before.slice(-found.words))), value);
  }
};

/** Adds the value of a key that a mark joins to words, as in `scsi status | GOOD`. */
export const readJoined = (draft: Draft, { found, name }: Waiting, names: readonly Name[]): void => {
  const value = valueFor(draft, found.key, found.address, names);
  if (value !== null) add(draft, found.key, found.half, name, value);
};
