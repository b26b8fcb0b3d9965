/**
 * What a key and its value mean together: a list of bytes behind any key is memory, digits without a prefix are hexadecimal
 * only behind an address, and a word may be a command or a direction. Apart from both, because neither alone can tell.
 */

import type { Bytes } from "../model/bytes.ts";
import { folded } from "../model/folded.ts";
import { isOperation } from "../model/scsi/cdb.ts";
import { bareAddressOf, numeralOf } from "./number.ts";
import { packedBytes } from "./packed-bytes.ts";
import { type Content, NOTHING } from "./value.ts";
import {
  BYTES_PER_UNIT,
  commandIn,
  countsBytes,
  DIRECTIONS,
  firstHalfOf,
  type Half,
  isAddress,
  type Key,
  type Role,
} from "./vocabulary.ts";

/** A key with the value that stands behind it. */
export interface Pair {
  readonly key: Key;
  /** The half of an address that the key names, or `null`. */
  readonly half: Half | null;
  /** The key as written, with its index and note. */
  readonly name: string;
  readonly content: Content;
  /** What carries the value, as written. */
  readonly text: string;
  /** The number behind a slash, as in `0x1/0x801c0000`. */
  readonly total: string | null;
  /** What stands in front of the value, the key included: a few words. */
  readonly ahead: string;
  /** True if no second number follows. */
  readonly alone: boolean;
}

/** The role and the content of a field. */
export interface Meaning {
  readonly role: Role;
  readonly content: Content;
  /** True if a unit behind the value belongs to the words that follow: `status=0 bytes moved 6`. */
  readonly unitless: boolean;
}

/** Roles that count nothing. */
const UNCOUNTED: ReadonlySet<Role> = new Set([
  ...(["task", "target", "status", "reply-status", "scsi-status", "completion-status"] as const),
  ...(["result", "version", "direction", "opcode"] as const),
]);

const unreadable: Content = { ...NOTHING, loss: "unreadable" };

// 120000000600     2a00000001000000080000
const BLOCK = /^(?:[0-9a-f]{12}|[0-9a-f]{20}|[0-9a-f]{24}|[0-9a-f]{32}|[0-9a-f]{64})$/i;

const asBlock = (text: string): Content => ({
  ...NOTHING,
  bytes: (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)),
});

/** True for a list as long as a command is. */
const isBlock = (bytes: Bytes): boolean => [6, 10, 12, 16].includes(bytes.length);

const asBlockByte = (text: string): Content => ({ ...NOTHING, number: BigInt(`0x${text}`) });

/** Two numbers of one address, in the order that the key names: `hi/lo = 0x1/0x801c0000`. */
const asHalves = (content: Content, total: string): Content => {
  // Eight digits without a mark are a register as well, because the other half of it is.
  const second = /^[0-9a-f]{8}$/i.test(total) ? numeralOf(`0x${total}`) : numeralOf(total);
  if (second === null || second.hexDigits === null || second.hexDigits > 8) return unreadable;
  if (content.number === null || content.digits > 8) return unreadable;
  return { ...content, number: (content.number << 32n) | second.value, digits: 16, secondHalf: 8, unit: null };
};

const asAddress = ({ name, half, content, text, total, alone }: Pair): Content => {
  const first = firstHalfOf(name) !== null && content.secondHalf === 0;
  if (first && total !== null) return asHalves(content, total);
  // One short number behind `High:Low` is the first half of two, unless there is no second.
  if (first && content.number !== null && content.digits <= 8 && !alone) return unreadable;
  const bare = content.words === text || (content.number !== null && /^\d+$/.test(text));
  if (!bare || content.unit !== null) return content;
  // addr_lo=82340000: half of an address in eight digits is a register
  const register = half !== null && /^\d{8}$/.test(text);
  const numeral = register ? numeralOf(`0x${text}`) : bareAddressOf(text);
  return numeral === null
    ? unreadable
    : { ...NOTHING, number: numeral.value, digits: numeral.hexDigits ?? 16, hex: numeral.hexDigits !== null };
};

// cdb[0]     cdb
const FIRST_BYTE = /^[^[]{1,60}(?:\[0\])?$/;

const asBlockOrCommand = ({ key, name, content, text }: Pair): Meaning => {
  const role = key.role;
  if (content.bytes !== null) return { role, content, unitless: false };
  if (BLOCK.test(text)) return { role, content: asBlock(text), unitless: false };
  // cdb=28: the bytes of a block are printed in hexadecimal
  if (/^[0-9a-f]{2}$/i.test(text) && content.unit === null)
    return { role: FIRST_BYTE.test(name) ? "opcode" : "other", content: asBlockByte(text), unitless: true };
  const code = content.number !== null && content.number <= 255n && content.unit === null;
  if (code) return { role: FIRST_BYTE.test(name) ? "opcode" : "other", content, unitless: true };
  const named = content.words !== null && commandIn(content.words) !== null;
  return { role: named ? "opcode" : role, content, unitless: false };
};

// op:28 is READ(10) to a writer of hexadecimal and RECEIVE DIAGNOSTIC RESULTS to another
const EITHER_CODE = /^[1-9]\d$/;

/** A code of two digits in the only base in which it is a command: `op=12` is INQUIRY, for 12 in decimal is none; `null` for both or neither. */
export const codeOf = (text: string): { readonly value: bigint; readonly hex: boolean } | null => {
  const [hexadecimal, decimal] = [Number.parseInt(text, 16), Number.parseInt(text, 10)];
  const [asHex, asDecimal] = [hexadecimal, decimal].map((code) => isOperation(code));
  if (asHex === asDecimal) return null;
  return asHex ? { value: BigInt(hexadecimal), hex: true } : { value: BigInt(decimal), hex: false };
};

/** `cmd=INQUIRY` names a command, `op=READ` only its direction; a number behind a plain `cmd` may be anything. */
const asCommand = ({ key, content, text }: Pair): Meaning => {
  const { words, code } = content;
  if (key.role === "opcode" && EITHER_CODE.test(text)) {
    const code = codeOf(text);
    return { role: "opcode", content: code === null ? unreadable : { ...NOTHING, number: code.value }, unitless: true };
  }
  const own: Meaning = { role: key.role, content, unitless: true };
  if (words === null) return own;
  // READ(10): the number is a part of the name
  const numbered = code === null ? null : commandIn(`${words}${code}`);
  if (numbered !== null || commandIn(words) !== null) return { ...own, role: "opcode" };
  return folded(words) in DIRECTIONS ? { ...own, role: "direction" } : { ...own, role: "other" };
};

/** A hexadecimal number from here on is where bytes stand rather than how many they are. */
const LEAST_ADDRESS = 0x10000n;

/** True for a plain count of bytes. */
const isCount = ({ content, text }: Pair): boolean =>
  /^\d{1,18}$/.test(text) && content.unit !== null && content.unit in BYTES_PER_UNIT;

/** True for the address at which bytes stand, by its size or by the word before it; a count has a unit, or no `0x`. */
const isPlace = ({ name, content, text }: Pair): boolean => {
  if (content.number === null || content.unit !== null) return false;
  if (/\bat$/i.test(name)) return content.digits < NOTHING.digits || /^0x/i.test(text);
  const hexadecimal = content.digits < NOTHING.digits || /^0x[0-9a-f]{9,16}$/i.test(text);
  return !/bytes/i.test(name) && hexadecimal && content.number >= LEAST_ADDRESS;
};

/** True for the number of a segment, which is no address of it: `segment 1: address = 0x80610000`. */
const isIndex = ({ name, text }: Pair): boolean => /^seg(?:ment)?$/i.test(name) && /^\d{1,3}$/.test(text);

// 00001000     0024: padded as registers are; 0008 is eight in either base
const PADDED = /^0\d*[1-9]\d+$/;

// head
const RING_END = /^head$/i;

// head     first bytes     starts with
const FIRST_BYTES = /^(?:head|peek|first|leading|starts?|begins?)\b/i;

/** What a pair means. */
export const meantBy = (pair: Pair): Meaning => {
  const { key, name, ahead, content, text } = pair;
  const role = key.role;
  if (role === "cdb") return asBlockOrCommand(pair);
  // command: 12 00 00 00 24 00
  if (role === "command" && content.bytes !== null && isBlock(content.bytes))
    return { role: "cdb", content, unitless: false };
  // opcode bytes {0x12, 0x00, 0x00, 0x00, 0x06, 0x00}
  if (role === "opcode" && content.bytes !== null && isBlock(content.bytes))
    return { role: "cdb", content, unitless: false };
  if (role === "opcode" || role === "command") return asCommand(pair);
  // dir=D2H is no number with a mark
  if (role === "direction" && folded(text) in DIRECTIONS)
    return { role, content: { ...NOTHING, words: text }, unitless: false };
  // xfer: D2H     xfer: NODATA
  if (role === "length" && folded(text) in DIRECTIONS && /^[a-z]/i.test(text))
    return { role: "direction", content: { ...NOTHING, words: text }, unitless: false };
  if (countsBytes(role) && PADDED.test(text)) return { role, content: unreadable, unitless: false };
  // hwaddr 52:54:00:12:34:56: the name of a port, and no memory
  if (content.bytes !== null && /^(?:hw|hardware)/i.test(name)) return { role: "other", content, unitless: false };
  // A list of bytes is what stands in memory, whatever the key calls the place; a number of bytes is how many were moved.
  if (content.bytes !== null) return { role: "bytes", content, unitless: false };
  // stage 0x40012000     data staged at 0x2c000000
  const packed = role === "bytes" || /\bfirst\s/i.test(ahead) ? packedBytes(ahead, text) : null;
  if (packed !== null) return { role: "bytes", content: packed, unitless: false };
  if (role === "bytes" && isPlace(pair)) return { role: "address", content, unitless: false };
  // head 57 tail 58: a place in a ring, as is every short number
  if (role === "bytes" && RING_END.test(name) && /^\d{1,6}$/.test(text))
    return { role: "other", content, unitless: false };
  // head=00000612 1f000002: the first bytes, as words of nobody knows which order
  if (role === "bytes" && FIRST_BYTES.test(name)) return { role, content: unreadable, unitless: false };
  if (role === "bytes" && content.number !== null)
    return { role: "moved", content: PADDED.test(text) ? unreadable : content, unitless: false };
  // buffer: 36 bytes
  if (role === "buffer" && isCount(pair)) return { role: "length", content, unitless: false };
  // buf=UserGetDataBuffer     Buf=Private: whose memory, and no address of it
  if (role === "buffer" && content.words !== null && bareAddressOf(content.words) === null)
    return { role: "other", content, unitless: false };
  if (isIndex(pair)) return { role: "other", content, unitless: true };
  if (isAddress(key)) return { role, content: asAddress(pair), unitless: false };
  // read 5 result 36 bytes
  const counts = isCount(pair) || /^\d{1,9}(?:bytes?|octets?|B)$/i.test(text);
  if (role === "result" && counts) return { role: "length", content, unitless: false };
  if (!UNCOUNTED.has(role) || content.unit === null) return { role, content, unitless: false };
  return { role, content: { ...content, unit: null }, unitless: true };
};
