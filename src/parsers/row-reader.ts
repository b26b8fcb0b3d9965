/** Lines that may be rows of a dump: each goes to the dump that it continues, begins one of its own, or is left to be read as a statement. */
import type { Source } from "./claim.ts";
import type { Coverage } from "./coverage.ts";
import type { DumpDesk } from "./dump-desk.ts";
import { rowsIn } from "./find-row.ts";
import type { HeadedRow } from "./headed-row.ts";
import type { Message } from "./message.ts";
import { offsetIn } from "./offsets.ts";
import { lineOf, linesOf } from "./passage.ts";
import type { Row, RowPlace } from "./row.ts";
import type { Utterance } from "./utterance.ts";

/** Takes the lines of a capture in order. */
export interface RowReader {
  /** True if the line is a row and is accounted for. */
  read(source: Source, message: Message): boolean;
  /** True if the row goes on in the dump that the same words announced. */
  goesOn(source: Source, headed: HeadedRow): boolean;
  /** Gives a row to the dump that the words in front of it have just announced. */
  begins(source: Source, message: Message, headed: HeadedRow): void;
}

/** The row that was read last, for the rest of it that may stand on the next line. */
interface Last {
  readonly source: Source;
  readonly body: string;
  readonly row: Row;
}

/** What a text says by itself, with the words that the capture is read by. */
type Spoken = (text: string) => Utterance | null;

/** The tags that stand before a row. */
const tagsBefore = (spoken: Spoken, body: string, at: number): readonly string[] => {
  const decoration = body.slice(0, at).replace(/::\s*$/, ":");
  return decoration.trim() === "" ? [] : (spoken(`${decoration} `)?.sentence.tags ?? []);
};

/** A terminal and a mailer wrap at 72 to 80 columns, behind any envelope; shorter rows are whole. */
const WRAP_UNITS = 64;

const mostBytes = ({ readings }: Row): number => Math.max(0, ...readings.map(({ bytes }) => bytes.length));

const shows = ({ readings }: Row): boolean => readings.some(({ gutter }) => gutter === "shows");

/** Whether a row that was put together from two lines says more than its first line, and nothing else. */
const isWhole = (whole: Row, part: Row): boolean =>
  whole.form === part.form &&
  whole.kind === "bytes" &&
  whole.offset !== null &&
  whole.offset.digits === part.offset?.digits &&
  (shows(whole)
    ? !shows(part)
    : mostBytes(whole) > mostBytes(part) && !whole.readings.some(({ gutter }) => gutter === "differs"));

/** The row of which a line is the rest, or `null`. A terminal breaks a line anywhere, a mailer at a blank. */
const wholeOf = (last: Last | null, source: Source, body: string): Row | null => {
  if (last === null || source.line !== last.source.line + 1 || source.thread !== last.source.thread) return null;
  const enveloped = (source.passage.pieces[0]?.column ?? 0) > 0;
  if (lineOf(last.source.passage).text.length < WRAP_UNITS || enveloped) return null;
  const joined = ["", " "].flatMap((glue) => rowsIn(`${last.body}${glue}${body.trimEnd()}`));
  const whole = joined.map(({ row }) => row).filter((row) => isWhole(row, last.row));
  return whole.find(shows) ?? whole[0] ?? null;
};

/** Greater offsets may be the address of what is printed. */
const GREATEST_OFFSET = 0xfffn;

/** True for a row that does not begin its buffer: whatever words stand in front of it, the rows above are missing. */
const isLater = ({ offset }: Row): boolean => {
  const value = offset === null ? null : offsetIn(offset, 16);
  return value !== null && value > 0n && value <= GREATEST_OFFSET;
};

/** A reader that has seen no row. */
export const openRowReader = (desk: DumpDesk, coverage: Coverage, spoken: Spoken): RowReader => {
  let last: Last | null = null;

  const begin = (source: Source, body: string, { row, at }: RowPlace): Row | null => {
    if (row.kind !== "bytes" || row.alone === "never" || source.program) return null;
    const said = spoken(body);
    // data: 00000010: 46 49 52 20: a word in front of an offset, which is no value of it
    if (said === null || said.sentence.fields.some(({ start }) => start < at)) return null;
    // Words in front of the bytes say what they are: `prepared 6 bytes at 0x20004000: 00 00 05 12 1f 00`.
    if (!isLater(row) && said.sentence.words.size > 0 && said.reading !== undefined) return null;
    desk.stray(source, { ...said.sentence, tags: tagsBefore(spoken, body, at) }, row);
    return row;
  };

  /** The row that the line is, laid on the desk; `null` if it is none. */
  const taken = (source: Source, body: string, places: readonly RowPlace[]): Row | null => {
    const [first] = places;
    const next = first === undefined ? null : desk.row(source, tagsBefore(spoken, body, first.at), places);
    if (next !== null) return next;
    const whole = wholeOf(last, source, body);
    if (whole !== null) {
      desk.mend(source, whole);
      return whole;
    }
    for (const place of places) {
      const row = begin(source, body, place);
      if (row !== null) return row;
    }
    return null;
  };

  return {
    goesOn: (source, { key, place }) => desk.goesOn(source, key, place.row),
    begins: (source, { text }, { key, place }) => {
      if (desk.row(source, tagsBefore(spoken, text, place.at), [place]) !== null) desk.headed(key);
    },
    read: (source, message) => {
      const { text: body } = message;
      const places = message.places();
      if (places.length === 0 && last === null && !message.isRestOfCommand()) return false;
      const rest = message.isRestOfCommand() ? "bytes behind the first 16 of a command" : null;
      const refused = rest ?? places.find(({ row }) => row.refused !== null)?.row.refused ?? null;
      if (refused !== null) {
        for (const { number, text } of linesOf(source.passage)) {
          coverage.unread({ line: number, text, because: refused }, true);
        }
        return true;
      }
      const row = taken(source, body, places);
      last = row === null ? null : { source, body, row };
      if (row?.redacted === true) coverage.lost({ kind: "redacted", line: source.line, count: 1 });
      return row !== null;
    },
  };
};
