/** Bytes that a language prints as one value: a Buffer of Node, a bytes literal of Python, a list in brackets. Apart because such a value may stand in a statement or in a row of its own. */
import type { Byte, Bytes } from "../model/bytes.ts";

// <Buffer 00 00 05 12 1f 00 ... 41 more bytes>
const BUFFER = /^<Buffer((?: [0-9a-fA-F]{2}){0,64})(?: ?(?:\.\.\.|\u2026) ?(\d{1,9}) more bytes?)?>$/;

// b'\x00\x00\x05ACME'     b"\x00"
const LITERAL = /^[bB](?:'((?:[^'\\]|\\.){0,65536})'|"((?:[^"\\]|\\.){0,65536})")$/;

/** Authority: the Python language reference, bytes literals, as far as `repr` writes them. */
const ESCAPES: Readonly<Record<string, number>> = { "\\": 0x5c, "'": 0x27, '"': 0x22, n: 0x0a, r: 0x0d, t: 0x09 };

const escapedBytes = (text: string): Bytes | null => {
  const bytes: Byte[] = [];
  for (const [piece] of text.matchAll(/\\x[0-9a-fA-F]{2}|\\[\s\S]|[\s\S]/g)) {
    if (piece.startsWith("\\x") && piece.length === 4) bytes.push(Number.parseInt(piece.slice(2), 16));
    else if (piece.startsWith("\\")) {
      const byte = ESCAPES[piece.slice(1)];
      if (byte === undefined) return null;
      bytes.push(byte);
    } else if (piece < " " || piece > "~") return null;
    else bytes.push(piece.charCodeAt(0));
  }
  return bytes;
};

/** Most bytes that a note such as `41 more bytes` adds as unknown ones. */
const MOST_UNSHOWN = 65536;

const inBase = (items: readonly string[], base: 10 | 16): Bytes | null => {
  const bytes = items.map((item) => Number.parseInt(item, base));
  const fits = base === 16 ? /^[0-9a-fA-F]{1,2}$/ : /^(?:0|[1-9]\d{0,2})$/;
  return items.every((item) => fits.test(item)) && bytes.every((byte) => byte <= 0xff) ? bytes : null;
};

/** The bytes of the items of a list; where they may be decimal or hexadecimal, those that are the same in both. */
export const listedBytes = (items: readonly string[]): Bytes | null => {
  if (items.length === 0) return null;
  const prefixed = items.filter((item) => /^0[xX]/.test(item)).length;
  if (prefixed > 0)
    return prefixed === items.length
      ? inBase(
          items.map((item) => item.slice(2)),
          16,
        )
      : null;
  const pairs = items.every((item) => item.length === 2);
  const [hex, decimal] = [pairs ? inBase(items, 16) : null, inBase(items, 10)];
  if (hex === null || decimal === null) return hex ?? decimal;
  return hex.map((byte, at) => (byte === decimal[at] ? byte : null));
};

/** The bytes of a value as a language prints it, `null` if the text is none. */
export const bytesOfText = (text: string): Bytes | null => {
  const buffer = BUFFER.exec(text);
  if (buffer !== null) {
    const shown = (buffer[1] ?? "").split(" ").filter((pair) => pair !== "");
    const unshown = Math.min(Number(buffer[2] ?? 0), MOST_UNSHOWN);
    return [...shown.map((pair) => Number.parseInt(pair, 16)), ...new Array<Byte>(unshown).fill(null)];
  }
  const literal = LITERAL.exec(text);
  return literal === null ? null : escapedBytes(literal[1] ?? literal[2] ?? "");
};
