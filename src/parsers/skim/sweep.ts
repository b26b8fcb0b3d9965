/**
 * The search through one capture, from the moment on that its records are known: which lines are read and which are left out. Apart
 * from `skim.ts`, which says when it begins.
 */
import {
  AREA_BYTES,
  AT,
  HEAD_BYTES,
  LONGEST_LINE,
  layForm,
  MARK,
  MOST_MARKS,
  ODD,
  type RecordForm,
  type Scanner,
} from "./layout.ts";
import type { Word } from "./required.ts";
import { censusOf, layWindows, windowsAt } from "./windows.ts";

/** What reads the lines that are not left out. */
export interface Reading {
  /** Takes bytes that may be cut anywhere. */
  push(bytes: Uint8Array): void;
  /** Takes bytes that end where a line ends; all that they say is read when it returns. */
  lines(bytes: Uint8Array): void;
  /** Counts lines that are left out. */
  skip(lines: number, form: RecordForm): void;
  /** The form of the last record, `null` if its like cannot be left out. */
  form(): RecordForm | null;
  /** False while lines are part of something that began above, whatever words they have. */
  isQuiet(): boolean;
  /** Words of which every line that is read has one; another list once there are more. `null` if nobody knows them all. */
  words(): readonly Word[] | null;
  /** True if a record holds the name of a driver that wrote records like it: then it is read, whatever else it holds. */
  names(line: string): boolean;
  /** True if a record that holds these words may have to be read, by its whole line: a word may be a part of what is looked for only. */
  matters(line: string, words: readonly Word[]): boolean;
  /** True if a record that holds nothing that matters can be left out though something may go on there: none of its own writer's does. */
  passes(line: string): boolean;
  /** True if lines were quoted, wrapped or joined: then none is what it seems. */
  isMended(): boolean;
}

/** Ends a line. */
export const LF = 0x0a;

/** Lines that are read together where something goes on over several. */
const TOGETHER = 16;

/** Bytes of a line without an end from which it is handed on in parts. */
const LONG = 0x20000;

/** Bytes of the capture in which windows are counted. */
const SAMPLE = 0x40000;

/** Bytes that are taken over in one go. */
const MOST_TAKEN = AREA_BYTES / 2;

/** True for bytes that hold what no text of one byte a character does. */
export const isWide = (bytes: Uint8Array): boolean => [0x00, 0xfe, 0xff].some((byte) => bytes.includes(byte));

/** The search through one capture, from the moment on that its records are known. */
export class Sweep {
  private readonly scanner: Scanner;
  private readonly area: Uint8Array;
  private readonly marks: Uint32Array;
  private words: readonly Word[] | null = null;
  private named: ReadonlyMap<number, readonly Word[]> = new Map();
  private form: RecordForm;
  private have = 0;
  private torn = false;
  off: string | null = null;
  readonly left = { bytes: 0, lines: 0 };
  private readonly reading: Reading;
  /** Bytes above ASCII become something that is none, so that their line is read. */
  private readonly ascii = new TextDecoder("windows-1252");
  private readonly census: ReturnType<typeof censusOf>;

  constructor(scanner: Scanner, reading: Reading, form: RecordForm, sample: Uint8Array) {
    this.scanner = scanner;
    this.reading = reading;
    this.form = form;
    this.census = censusOf(sample.subarray(0, SAMPLE));
    this.area = scanner.memory.subarray(AT.bytes, AT.bytes + AREA_BYTES);
    this.marks = new Uint32Array(scanner.memory.buffer, AT.marks, MARK * MOST_MARKS);
  }

  feed(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; from += MOST_TAKEN) this.take(bytes.subarray(from, from + MOST_TAKEN));
  }

  end(): void {
    const to = this.area.subarray(0, this.have).lastIndexOf(LF) + 1;
    if (to > 0) this.reading.lines(this.area.subarray(0, to));
    this.reading.push(this.area.subarray(to, this.have));
    this.have = 0;
  }

  private take(bytes: Uint8Array): void {
    if (this.off !== null) {
      this.reading.push(bytes);
      return;
    }
    let own = bytes;
    if (this.torn) {
      const end = bytes.indexOf(LF) + 1;
      if (end === 0) {
        this.reading.push(bytes);
        return;
      }
      this.reading.lines(bytes.subarray(0, end));
      this.torn = false;
      own = bytes.subarray(end);
    }
    this.area.set(own, this.have);
    this.have += own.length;
    this.sweep();
  }

  /** Goes through all whole lines and keeps the last one, to which the first of the next bytes may belong. */
  private sweep(): void {
    const to = this.area.subarray(0, this.have).lastIndexOf(LF) + 1;
    this.learn();
    let at = 0;
    for (let kept = false; at < to && !kept && this.off === null; ) {
      if (this.reading.words() !== this.words) this.learn();
      if (this.off !== null) break;
      if (this.reading.isQuiet()) [at, kept] = this.pass(at, to);
      else at = this.read(at, this.after(at, TOGETHER, to));
    }
    if (this.off === null && this.have - to > LONG) {
      at = this.read(at, to);
      this.torn = true;
    }
    if (this.off !== null || this.torn) {
      this.reading.push(this.area.subarray(at, this.have));
      at = this.have;
    }
    this.area.copyWithin(0, at, this.have);
    this.have -= at;
  }

  /** Lays down the words and the form of records as they are known now. */
  private learn(): void {
    this.form = this.reading.form() ?? this.form;
    layForm(this.scanner.memory, this.form);
    const words = this.reading.words();
    if (words === this.words) return;
    this.words = words;
    const named = words === null ? null : layWindows(this.scanner.memory, words, this.census);
    if (named === null) this.off = "words are not known";
    else this.named = named;
  }

  private endOf(at: number): number {
    return this.area.indexOf(LF, at) + 1;
  }

  private startBefore(at: number): number {
    return at < 2 ? 0 : this.area.lastIndexOf(LF, at - 2) + 1;
  }

  private after(at: number, lines: number, to: number): number {
    let end = at;
    for (let count = 0; count < lines && end < to; count += 1) end = this.endOf(end);
    return end;
  }

  /** Reads the lines of a stretch and answers where it ends, or where it begins if they cannot be read as lines. */
  private read(from: number, to: number): number {
    const bytes = this.area.subarray(from, to);
    if (isWide(bytes)) this.off = "a part is in another encoding";
    if (this.off !== null || from >= to) return from;
    this.reading.lines(bytes);
    if (this.reading.isMended()) this.off = "lines are quoted, wrapped or joined";
    return to;
  }

  private skip(lines: number, bytes: number): void {
    if (lines === 0) return;
    this.left.lines += lines;
    this.left.bytes += bytes;
    this.reading.skip(lines, this.form);
  }

  private text(at: number, next: number): string {
    return this.ascii.decode(this.area.subarray(at, next - 1));
  }

  /** True if a line begins as records do. */
  private begins(at: number): boolean {
    const { memory } = this.scanner;
    for (let place = 0; place < HEAD_BYTES; place += 1) {
      const byte = this.area[at + place] ?? 0;
      if (byte < (memory[AT.least + place] ?? 0) || byte > (memory[AT.most + place] ?? 0)) return false;
    }
    return true;
  }

  /** Reads one line, or leaves it out if the search does not name it and it surely belongs to nobody; answers where the next one begins. */
  private readOn(at: number, upto: number, named: boolean): number {
    const next = this.endOf(at);
    // What is no record may go on with the one above it.
    const whole = this.begins(at) && next < upto - AT.bytes && this.begins(next) && next - at < LONGEST_LINE;
    if (named || !whole || !this.reading.passes(this.text(at, next))) return this.read(at, next);
    this.skip(1, next - at);
    return next;
  }

  /** The words by which a record was found. */
  private wordsAt(places: Uint32Array): readonly Word[] {
    const words = new Set<Word>();
    for (let mark = 0; mark < places.length; mark += MARK) {
      for (const window of windowsAt(this.area, (places[mark + 2] ?? 0) - AT.bytes))
        for (const word of this.named.get(window) ?? []) words.add(word);
    }
    return [...words];
  }

  /** Leaves one mark for each line that is read: none for records that hold words and yet nothing that is looked for. Answers how many. */
  private kept(count: number): number {
    let left = 0;
    for (let mark = 0, next = 0; mark < count; mark = next) {
      const [start = 0, number = 0] = [this.marks[MARK * mark], this.marks[MARK * mark + 1]];
      for (next = mark + 1; next < count && this.marks[MARK * next] === start; ) next += 1;
      const [at, sure] = [start - AT.bytes, this.marks[MARK * next - 1] === 0];
      const end = sure ? 0 : this.endOf(at);
      if (!sure && end - at < LONGEST_LINE) {
        const text = this.text(at, end);
        const mayMatter = (): boolean =>
          this.reading.matters(text, this.wordsAt(this.marks.subarray(MARK * mark, MARK * next)));
        if (!this.reading.names(text) && !mayMatter()) continue;
      }
      this.marks[MARK * left] = start;
      this.marks[MARK * left + 1] = number;
      left += 1;
    }
    return left;
  }

  /** Reads the lines that the search names and leaves out the others; answers where it came to, and whether only a last line is kept. */
  private pass(from: number, to: number): readonly [number, boolean] {
    const { count: all, lines, upto } = this.scanner.scan(AT.bytes + from, AT.bytes + to, this.form);
    const count = this.kept(all);
    let [at, line] = [from, 0];
    for (let mark = 0; mark < count; ) {
      const start = (this.marks[MARK * mark] ?? 0) - AT.bytes;
      if (start < at) {
        mark += 1;
        continue;
      }
      const number = this.marks[MARK * mark + 1] ?? 0;
      let [begin, skipped] = [start, (number & ~ODD) - line];
      // What is no record may go on with the one above it.
      if (number >= ODD && skipped > 0) [begin, skipped] = [this.startBefore(start), skipped - 1];
      this.skip(skipped, begin - at);
      line = number & ~ODD;
      let end = start;
      for (; mark < count && (this.marks[MARK * mark] ?? 0) - AT.bytes === end; mark += 1, line += 1)
        end = this.endOf(end);
      at = this.read(begin, end);
      for (; this.off === null && !this.reading.isQuiet() && at < upto - AT.bytes; line += 1) {
        while (mark < count && (this.marks[MARK * mark] ?? 0) - AT.bytes < at) mark += 1;
        at = this.readOn(at, upto, mark < count && (this.marks[MARK * mark] ?? 0) - AT.bytes === at);
        // What the search is for may have become more.
        if (this.reading.words() !== this.words) return [at, false];
      }
      if (this.off !== null || this.reading.words() !== this.words) return [at, false];
    }
    const end = upto - AT.bytes;
    const last = end < to || at === end ? end : this.startBefore(end);
    this.skip(lines - line - (last < end ? 1 : 0), last - at);
    return [last, last < end];
  }
}
