/**
 * The text of each line: UTF-8 where its bytes are, otherwise the capture's other encoding, which its first such lines show
 * together. Until they do, lines wait; everything else goes straight on. A capture that began in UTF-8 has no other encoding.
 */
import { encodingBy, keepsDigits, type Narrow, strictly } from "./legacy.ts";
import { LINE_UNITS, type Line, type RawLine } from "./lines.ts";

/** Takes the bytes of lines in order. */
export interface LineDecoder {
  push(line: RawLine): void;
  /** Counts lines that are not read. */
  skip(lines: number): void;
  /** False while lines wait. */
  isQuiet(): boolean;
  end(): void;
}

/** Lines that are not UTF-8 on which the decision rests, and how many bytes of lines wait for it at most. */
const [DECIDING_LINES, WAITING_BYTES] = [64, 256 * 1024];

const BYTE_ORDER_MARK = "\ufeff";

/** What stands for bytes that are no character. */
const REPLACEMENT = "\ufffd";

/** Drops the last character if its bytes may be incomplete. */
const whole = (bytes: Uint8Array): Uint8Array => {
  let end = bytes.length;
  for (let back = 0; back < 4 && (bytes[end - 1] ?? 0) >= 0x80; back += 1) end -= 1;
  return bytes.subarray(0, end);
};

/** Hands each line to `emit`, decoded and with its number. */
export const openDecoder = (emit: (line: Line) => void): LineDecoder => {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const lenient = new TextDecoder("utf-8", { ignoreBOM: true });
  const wides = {
    "utf-16le": new TextDecoder("utf-16le", { ignoreBOM: true }),
    "utf-16be": new TextDecoder("utf-16be", { ignoreBOM: true }),
  };
  let number = 0;
  let utf8 = false;
  let decided = false;
  let other: TextDecoder | null = null;
  let waiting: RawLine[] | null = null;
  let [held, broken] = [0, 0];

  /** The text of bytes in UTF-8, or `null`. A decoder that throws is slow, so it is asked only where the text leaves a doubt. */
  const utf8Of = (bytes: Uint8Array): string | null => {
    const text = bytes.length === 0 ? "" : lenient.decode(bytes);
    if (!text.includes(REPLACEMENT)) return text;
    return bytes.includes(0xef) ? strictly(strict, bytes) : null;
  };

  const give = (text: string, cut: boolean): void => {
    // Files that were put together keep the mark of each at the start of its first line.
    const unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
    number += 1;
    emit({ number, text: unmarked.slice(0, LINE_UNITS), cut: cut || unmarked.length > LINE_UNITS });
  };

  const giveBroken = ({ bytes, cut }: RawLine): void => {
    const read = strictly(other, bytes);
    const text = read !== null && keepsDigits(read, bytes) ? read : null;
    give(text ?? lenient.decode(bytes), cut || text === null);
  };

  const decide = (): void => {
    const lines = waiting ?? [];
    waiting = null;
    const candidates = lines
      .filter(({ bytes, wide }) => wide === null && utf8Of(bytes) === null)
      .map(({ bytes }) => bytes);
    const encoding: Narrow = encodingBy(candidates, utf8);
    other = encoding === "utf-8" ? null : new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    decided = true;
    for (const line of lines) push(line);
  };

  const wait = (line: RawLine, text: string | null): void => {
    waiting ??= [];
    waiting.push({ ...line, bytes: line.bytes.slice() });
    held += line.bytes.length;
    if (line.wide === null && text === null) broken += 1;
    if (broken >= DECIDING_LINES || held >= WAITING_BYTES) decide();
  };

  const push = (line: RawLine): void => {
    const bytes = line.cut && line.wide === null ? whole(line.bytes) : line.bytes;
    const text = line.wide === null ? utf8Of(bytes) : wides[line.wide].decode(bytes);
    if (line.wide === null && text !== null && text.length < bytes.length) utf8 = true;
    // A line that is not UTF-8 behind one that is has lost something: no other encoding is asked for it.
    if (text === null && waiting === null && utf8) decided = true;
    if (waiting !== null || (text === null && !decided)) wait({ ...line, bytes }, text);
    else if (text === null) giveBroken({ ...line, bytes });
    else give(text, line.cut || (line.wide !== null && text.includes(REPLACEMENT)));
  };

  return {
    push,
    skip: (lines) => {
      number += lines;
    },
    isQuiet: () => waiting === null,
    end: () => {
      if (waiting !== null) decide();
    },
  };
};
