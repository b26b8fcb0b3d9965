/**
 * Undoes what mail and web forms do to line ends: quoted-printable text is decoded, records that were wrapped are joined, and
 * records that were flattened into one line are parted. All of it only where the lines themselves show that it was done.
 */
import { joined, type Passage, replaced, sliced, spaced } from "./passage.ts";

const isBlank = ({ text }: Passage): boolean => text.trim() === "";

/** Parts lines at blank ones, which stay with the block above. */
const blocksOf = (lines: readonly Passage[]): readonly (readonly Passage[])[] => {
  const blocks: Passage[][] = [[]];
  for (const line of lines) {
    blocks.at(-1)?.push(line);
    if (isBlank(line)) blocks.push([]);
  }
  return blocks;
};

const inBlocks = (
  lines: readonly Passage[],
  change: (block: readonly Passage[]) => readonly Passage[],
): readonly Passage[] => blocksOf(lines).flatMap(change);

// fBufferIOVMAddr =3D 0x801c0000     kernel: (com.example.raid.=
const ESCAPED = /=[0-9A-F]{2}/;
const SOFT_END = /=$/;

/** In quoted-printable text no other equals sign can stand. Authority: RFC 2045, 6.7. */
const RAW_EQUALS = /=(?![0-9A-F]{2}|$)/;

const OCTETS = /(?:=[0-9A-F]{2}){1,64}/g;

const octets = (escapes: string): string => {
  const bytes = escapes
    .split("=")
    .slice(1)
    .map((pair) => Number.parseInt(pair, 16));
  return new TextDecoder().decode(Uint8Array.from(bytes));
};

const isQuotedPrintable = (block: readonly Passage[]): boolean => {
  const text = block.map((line) => line.text);
  if (text.some((line) => RAW_EQUALS.test(line))) return false;
  const soft = text.filter((line) => SOFT_END.test(line)).length;
  return text.some((line) => line.includes("=3D")) || (soft > 0 && text.some((line) => ESCAPED.test(line)));
};

/** Decodes blocks of quoted-printable text. */
export const decodedQuotes = (lines: readonly Passage[]): readonly Passage[] => {
  if (!lines.some(({ text }) => ESCAPED.test(text))) return lines;
  return inBlocks(lines, (block) => {
    if (!isQuotedPrintable(block)) return block;
    const whole: Passage[] = [];
    let open: Passage[] = [];
    for (const line of block) {
      const soft = SOFT_END.test(line.text);
      open.push(soft ? sliced(line, 0, line.text.length - 1) : line);
      if (soft) continue;
      whole.push(replaced(joined(open), OCTETS, octets));
      open = [];
    }
    return open.length === 0 ? whole : [...whole, replaced(joined(open), OCTETS, octets)];
  });
};

// 2026-03-14 09:26:53.589793+0900 0x26e9     Default     0x0                  0
const HEAD = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,6}(?:[+-]\d{4})?(?:\s|$)/;

/** Widths at which mail programs and terminals wrap. */
const NARROWEST = 60;
const WIDEST = 132;

/** Lines that one record may be wrapped into. */
const MAX_PARTS = 16;

const firstWord = (text: string): string => /^\s*\S{0,200}/.exec(text)?.[0] ?? "";

/** Joins records whose head does not fit its line: a line goes on in the next one if the first word there had no room. */
export const unwrapped = (lines: readonly Passage[], isRecord: (text: string) => boolean): readonly Passage[] => {
  const torn = (text: string): boolean => text.length <= WIDEST && HEAD.test(text) && !isRecord(text);
  if (!lines.some(({ text }) => torn(text))) return lines;
  return inBlocks(lines, (block) => {
    if (!block.some(({ text }) => torn(text))) return block;
    const width = Math.max(...block.map(({ text }) => text.length));
    const narrow = width >= NARROWEST && width <= WIDEST;
    const whole: Passage[] = [];
    let parts = 0;
    let last = "";
    for (const line of block) {
      const above = whole.at(-1);
      const room = last.length + 1 + firstWord(line.text).length <= width;
      const goesOn =
        above !== undefined &&
        parts < MAX_PARTS &&
        !isBlank(line) &&
        !HEAD.test(line.text) &&
        HEAD.test(above.text) &&
        (torn(above.text) || (narrow && !room));
      if (goesOn && above !== undefined)
        whole[whole.length - 1] = joined([/\s$/.test(above.text) ? above : spaced(above), line]);
      else whole.push(line);
      parts = goesOn ? parts + 1 : 1;
      last = line.text;
    }
    return whole;
  });
};

// … fRequestedTransferCount = 6 2026-03-14 09:26:53.589801+0900 0x26e9     Default …
const INNER_HEAD = /(?<=\S) {1,8}(?=\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d\.\d{3,6}(?:[+-]\d{4}|Z)?\s)/g;

/** Records in one line from which it is taken for flattened: a message may quote one other record. */
const FLATTENED = 3;

/** Shorter lines cannot hold as many. */
const FLATTENED_UNITS = 3 * 60;

/** True if a date may stand behind the start of a line: to look for its dashes is much faster than to look for {@link INNER_HEAD}. */
const mayHoldDate = (text: string): boolean => {
  for (let at = text.indexOf("-", 8); at >= 0; at = text.indexOf("-", at + 1)) {
    if (text.charCodeAt(at + 3) === 0x2d && text.charCodeAt(at - 5) === 0x20) return true;
  }
  return false;
};

/** Parts a line into the records that a web page joined, and what stands in front of them: only if every part is one. */
export const parted = (line: Passage, isRecord: (text: string) => boolean): readonly Passage[] => {
  if (line.text.length < FLATTENED_UNITS || !mayHoldDate(line.text)) return [line];
  const borders = [...line.text.matchAll(INNER_HEAD)];
  if (borders.length + 1 < FLATTENED) return [line];
  const starts = [0, ...borders.map((border) => border.index + border[0].length)];
  const ends = [...borders.map((border) => border.index), line.text.length];
  const parts = starts.map((start, at) => sliced(line, start, ends[at]));
  const records = HEAD.test(line.text) ? parts : parts.slice(1);
  return records.length >= FLATTENED && records.every(({ text }) => isRecord(text)) ? parts : [line];
};
