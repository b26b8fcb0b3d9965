/**
 * Bytes that are printed as one run of digits: `bytes: "000005121f000000"`, `DATA[8]=003FFFFF00000200`, `first 8 of buffer = 0000…`.
 * Apart from the meaning of keys, because such a run looks like a number, and only its length or a count beside it tells.
 */
import { type Content, NOTHING } from "./value.ts";

/** Digits from which on a run behind a key for bytes is no count any more. */
const LONG_RUN = 12;

/** Most digits that are taken for bytes. */
const LONGEST_RUN = 8192;

// DATA[8]     first 8 of buffer     data(8)     8 bytes of data     size=8, hex=…, but not: svc=2 bytes=8192, svc:2 bytes:8192
const COUNTED =
  /(?:[[({]\s?|\b(?:first|leading|last)\s)(\d{1,4})(?![\w.])|(?:^|[^\w=:])(\d{1,4})\s?(?:bytes?|octets?|of)\b|\b(?:size|len|length)[_ ]?(?:bytes)?"?\s?[=:]\s?(\d{1,4})(?![\w.])/i;

/** The bytes of a run of digits behind a key for bytes, `null` if it may be a number. `name` is the key with what counts the bytes. */
export const packedBytes = (name: string, text: string): Content | null => {
  if (text.length % 2 !== 0 || text.length > LONGEST_RUN || !/^[0-9a-f]{4,}$/i.test(text)) return null;
  const [, inside, ahead, stated] = COUNTED.exec(name) ?? [];
  const counted = Number(inside ?? ahead ?? stated ?? 0) * 2 === text.length;
  if (!counted && text.length < LONG_RUN) return null;
  return { ...NOTHING, bytes: (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)) };
};
