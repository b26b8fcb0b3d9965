/**
 * Which encoding lines have that are not UTF-8. Decided once for a capture, by all of its first such lines together, from
 * whole texts rather than from bytes: an encoding that gives only usual characters is the one. Otherwise the lines are damaged
 * UTF-8, of which every ASCII character survives; so they are, unasked, behind a line of UTF-8.
 */

/** Encodings in which ASCII is one byte a character; each is a label of `TextDecoder`. */
export type Narrow = "utf-8" | "windows-1252" | "macintosh" | "big5" | "shift_jis" | "gb18030";

/** What a byte in a run above ASCII stands for in a double-byte encoding: bounds of first and second bytes of usual characters. */
interface DoubleByte {
  readonly encoding: Narrow;
  /** First bytes of usual characters, pairs of lowest and highest. */
  readonly usual: readonly (readonly [number, number])[];
  /** Lowest second byte of a usual character. */
  readonly second: number;
}

/**
 * Usual characters stand together in each standard. Authority: level 1 of GB 2312 (B0–D7) and of Big5 (A4–C6), both with
 * their punctuation (A1–A3); Shift JIS: punctuation and kana (81–83) and level 1 of JIS X 0208 (88–97). First of two that fit
 * goes GB 18030, our inference: half of Big5's usual characters have a second byte or a first byte that no usual one of it has.
 */
const DOUBLE_BYTE: readonly DoubleByte[] = [
  {
    encoding: "gb18030",
    usual: [
      [0xa1, 0xa3],
      [0xb0, 0xd7],
    ],
    second: 0xa1,
  },
  { encoding: "big5", usual: [[0xa1, 0xc6]], second: 0x40 },
  {
    encoding: "shift_jis",
    usual: [
      [0x81, 0x83],
      [0x88, 0x97],
    ],
    second: 0x40,
  },
];

/** Share of usual characters from which a double-byte encoding is believed, and how many characters that takes. */
const [USUAL_SHARE, LEAST_PAIRS] = [0.9, 4];

/**
 * What it takes where second bytes are ASCII, as a letter of a key behind a stray byte would be, too: more characters, and few
 * of them alone. Our inference: characters of words stand side by side, stray bytes between ASCII.
 */
const [LEAST_TAKING, ALONE_SHARE] = [4, 0.25];

const decoderOf = (encoding: string): TextDecoder | null => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  } catch {
    // A host may come without the tables of some encodings.
    return null;
  }
};

/** Characters of windows-1252 from 0x80 to 0x9f; where it has none, the control character. Authority: the WHATWG Encoding Standard. */
const WESTERN =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** The text of bytes, or `null` if they are none in this encoding. */
export const strictly = (decoder: TextDecoder | null, bytes: Uint8Array): string | null => {
  try {
    const text = decoder?.decode(bytes) ?? null;
    // Some versions of Node decode windows-1252 as ISO 8859-1: the text must not depend on that.
    return decoder?.encoding !== "windows-1252" || text === null
      ? text
      : text.replace(/[\u0080-\u009f]/g, (char) => WESTERN[char.charCodeAt(0) - 0x80] ?? char);
  } catch {
    return null;
  }
};

/** What the pairs of lines are in a double-byte encoding. */
interface Pairs {
  all: number;
  usual: number;
  /** Those whose second byte is ASCII, and of these those with no other character above ASCII beside them. */
  taking: number;
  alone: number;
}

const isHigh = (byte: number | undefined): boolean => (byte ?? 0) >= 0x80;

const pairsIn = (lines: readonly Uint8Array[], { usual, second }: DoubleByte): Pairs => {
  const pairs: Pairs = { all: 0, usual: 0, taking: 0, alone: 0 };
  for (const bytes of lines) {
    // Where the pair before ends.
    let end = -1;
    for (let at = 0; at < bytes.length; at += 1) {
      const [first = 0, next = 0] = [bytes[at], bytes[at + 1]];
      if (!isHigh(first)) continue;
      pairs.all += 1;
      if (next >= second && usual.some(([low, high]) => first >= low && first <= high)) pairs.usual += 1;
      if (!isHigh(next)) {
        pairs.taking += 1;
        if (end !== at && !isHigh(bytes[at + 2])) pairs.alone += 1;
      }
      at += 1;
      end = at + 1;
    }
  }
  return pairs;
};

const isDoubleByte = (lines: readonly Uint8Array[], candidate: DoubleByte): boolean => {
  const decoder = decoderOf(candidate.encoding);
  if (lines.some((bytes) => strictly(decoder, bytes) === null)) return false;
  const { all, usual, taking, alone } = pairsIn(lines, candidate);
  if (all < LEAST_PAIRS || usual < all * USUAL_SHARE) return false;
  return taking === 0 || (all >= LEAST_TAKING && alone <= all * ALONE_SHARE);
};

/**
 * Whether a text has all of the digits that its bytes have. Characters of four bytes in GB 18030 hold two of them, and are so
 * rare that a stray byte in a number is likelier.
 */
export const keepsDigits = (text: string, bytes: Uint8Array): boolean => {
  const digits = bytes.reduce((count, byte) => count + (byte >= 0x30 && byte <= 0x39 ? 1 : 0), 0);
  return text.replace(/[^0-9]/g, "").length === digits;
};

// ö     “     ’     —     …     •     °     ©     no-break space
const USUAL_SINGLE = /[\p{Ll}\u2010-\u201e\u2020-\u2026\u20ac\u00a0\u00a9\u00ae\u00b0\u00b7]/u;

/** Share of usual characters from which a single-byte encoding is believed: it would take any byte. */
const SINGLE_SHARE = 2 / 3;

/** Share of the characters above ASCII that people write in words; a letter beside a digit is none of them. */
const usualShare = (text: string): number => {
  let [all, usual] = [0, 0];
  const units = [...text];
  for (const [at, char] of units.entries()) {
    if (char < "\u0080") continue;
    all += 1;
    const beside = `${units[at - 1] ?? ""}${units[at + 1] ?? ""}`;
    if (USUAL_SINGLE.test(char) && !/\d/.test(beside)) usual += 1;
  }
  return all === 0 ? 0 : usual / all;
};

const singleByte = (lines: readonly Uint8Array[]): Narrow | null => {
  // A UART's noise has control bytes, prose has none.
  if (lines.some((bytes) => bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x1b))) return null;
  const share = (encoding: Narrow): number => {
    const texts = lines.map((bytes) => strictly(decoderOf(encoding), bytes) ?? "");
    return usualShare(texts.join("\n"));
  };
  const [western, mac] = [share("windows-1252"), share("macintosh")];
  if (Math.max(western, mac) < SINGLE_SHARE) return null;
  return mac > western ? "macintosh" : "windows-1252";
};

/** The encoding of lines that are not UTF-8. `utf8` says that later ones of the same capture are, with characters above ASCII. */
export const encodingBy = (lines: readonly Uint8Array[], utf8: boolean): Narrow => {
  // Where the capture is UTF-8, a single line that is not has lost something, and so have lines of an encoding that takes any byte.
  if (utf8 && lines.length < 2) return "utf-8";
  const double = DOUBLE_BYTE.find((candidate) => isDoubleByte(lines, candidate));
  return double?.encoding ?? (utf8 ? null : singleByte(lines)) ?? "utf-8";
};
