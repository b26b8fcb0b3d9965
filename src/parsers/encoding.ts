/** Which encoding the first bytes of a capture show: UTF-16 by its mark or by where its zero bytes stand, else UTF-8. */
import { zerosByParity } from "./input.ts";

/** Encodings that are told apart; each is a label of `TextDecoder`. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** Share of zero bytes on one parity from which text is taken for UTF-16: Latin letters give one half. */
const WIDE_SHARE = 0.3;

/** Decides by the first bytes. Authority of the byte order marks: Unicode Standard, chapter 23.8. */
export const encodingOf = (head: Uint8Array): Encoding => {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const { even, odd } = zerosByParity(head);
  const half = head.length / 2;
  if (head.length < 4) return "utf-8";
  if (odd >= half * WIDE_SHARE && even < odd / 8) return "utf-16le";
  if (even >= half * WIDE_SHARE && odd < even / 8) return "utf-16be";
  return "utf-8";
};
