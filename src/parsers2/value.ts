/** Values as written become numbers, addresses and words; what does not parse is unreadable, never a guess. */
import type { Byte, Bytes } from "../model/bytes.ts";
import type { Direction, Status } from "../model/event.ts";
import type { Value } from "./statement.ts";
import type { Leaf } from "./unit.ts";

/** 64 bits at most: 20 decimal or 16 hexadecimal digits. */
const number = ({ kind, text }: Leaf): bigint | null => {
  const digits = text.replaceAll("_", "");
  if (kind === "hex" && digits.length <= 18) return BigInt(digits);
  return kind === "integer" && digits.length <= 20 ? BigInt.asUintN(64, BigInt(digits)) : null;
};

/** The number of a value; `null` where its two notations disagree, as in `6 (0x7)`. */
export const numberOf = (value: Value): bigint | null => {
  const own = number(value) ?? (value.note === null ? null : number(value.note));
  if (own === null) return null;
  if (value.low !== null) {
    const low = number(value.low);
    return low === null ? null : (own << 32n) | low;
  }
  const noted = value.note === null ? null : number(value.note);
  return noted !== null && noted !== own ? null : own;
};

/** A byte count; `null` beyond what memory can hold. */
export const countOf = (value: Value): number | null => {
  const found = numberOf(value);
  return found !== null && found <= 0xffff_ffffn ? Number(found) : null;
};

/** Hexadecimal digits that an address was written with. */
export const digitsOf = (value: Value): number => (value.low === null ? value.text.length - 2 : 16);

/** `200`, `0xc8` and `200 (0xc8)` are one id. */
export const idOf = (value: Value): string | null =>
  numberOf(value)?.toString() ?? (value.kind === "word" ? value.text : null);

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  "0": "none",
  "1": "data-out",
  "2": "data-in",
  none: "none",
  in: "data-in",
  read: "data-in",
  fromdevice: "data-in",
  frominitiatortotarget: "data-out",
  fromtargettoinitiator: "data-in",
  out: "data-out",
  write: "data-out",
  todevice: "data-out",
  datain: "data-in",
  dataout: "data-out",
};

/** The framework's view: 1 is from the initiator to the target, 2 the other way (SCSIDefinitions.h). */
export const directionOf = (value: Value): Direction | null =>
  DIRECTIONS[(numberOf(value)?.toString() ?? value.text).toLowerCase().replaceAll(/[^a-z0-9]/g, "")] ?? null;

const OK = /^(?:success|good|ok|0|0x0+|task_complete|complete|kioreturnsuccess)$/i;

export const statusOf = (value: Value): Status | null => {
  const found = numberOf(value);
  const text = value.note === null ? value.text : `${value.text} (${value.note.text})`;
  if (found !== null) return { ok: found === 0n || OK.test(value.text), text };
  return value.kind === "word" ? { ok: OK.test(value.text), text } : null;
};

export const bytesOf = (value: Value): Bytes | null =>
  value.kind === "bytes"
    ? (value.text.replaceAll(/0x/gi, "").match(/[0-9A-Fa-f]{2}/g) ?? []).map((pair): Byte => Number.parseInt(pair, 16))
    : null;
