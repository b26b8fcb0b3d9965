/**
 * Values of events as bytes: what a value is, then what it holds. A cited text that is what its line shows there is not written, but cut
 * from the line when somebody asks.
 */
import type { Byte } from "../bytes.ts";
import type { CaptureIndex, Citation, LineTexts, Observed } from "../evidence.ts";
import { PackedBytes, PackedPlace } from "./bytes.ts";
import { PackedWords } from "./words.ts";

/** A line as captured, with its number. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** What a value is. */
const NULL = 0;
const FALSE = 1;
const TRUE = 2;
const COUNT = 3;
const NUMBER = 4;
const BIG_COUNT = 5;
const BIG = 6;
const WORD = 7;
const TEXT = 8;
const DECIMAL = 9;
const BYTES = 10;
const LIST = 11;
const RECORD = 12;
const SEEN = 13;
const LOST = 14;
const CITED = 15;
const QUOTED = 16;

/** A place in a line, whose text is cut from the line where it is asked for. */
class PackedCitation implements Citation {
  readonly origin = "observed";
  readonly capture: CaptureIndex;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly #source: LineTexts | string;

  constructor(capture: CaptureIndex, line: number, column: number, length: number, source: LineTexts | string) {
    this.capture = capture;
    this.line = line;
    this.column = column;
    this.length = length;
    this.#source = source;
  }

  get text(): string {
    const source = this.#source;
    if (typeof source === "string") return source;
    return source.get(this.line)?.slice(this.column - 1, this.column - 1 + this.length) ?? "";
  }
}

const isCitation = (value: object): value is Citation => "origin" in value;

const isObserved = (value: object): value is Observed<unknown> => "loss" in value;

const isBytes = (list: readonly unknown[]): list is readonly Byte[] => {
  for (const one of list)
    if (one !== null && !(typeof one === "number" && Number.isInteger(one) && one >= 0 && one < 256)) return false;
  return true;
};

// 0     17     but not 017
const isDecimal = (text: string): boolean => {
  if (text.length > 15 || text.length === 0 || (text.length > 1 && text.charCodeAt(0) === 0x30)) return false;
  for (let at = 0; at < text.length; at += 1)
    if (text.charCodeAt(at) < 0x30 || text.charCodeAt(at) > 0x39) return false;
  return true;
};

/** Whether a line is above or below another one, and how far, as a number that is not negative. */
const folded = (distance: number): number => (distance < 0 ? -2 * distance - 1 : 2 * distance);
const unfolded = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);

/** Where values are written: the line that their places are told from, and the lines whose texts will be there. */
export interface Ground {
  readonly line: number;
  readonly lines: readonly NumberedLine[];
}

const NUMBER_VIEW = new DataView(new ArrayBuffer(8));

/** Values of one capture. What is read again is the same, but for texts that are cut from lines when they are asked for. */
export class PackedValues {
  readonly #bytes = new PackedBytes();
  readonly #words = new PackedWords();
  /** Keys of objects, each list once, by the keys one behind the other. */
  readonly #records = new Map<string, number>();
  readonly #keys: (readonly string[])[] = [];
  readonly #capture: CaptureIndex;
  readonly #texts: LineTexts;

  constructor(capture: CaptureIndex, texts: LineTexts) {
    this.#capture = capture;
    this.#texts = texts;
  }

  /** Where the next value will stand. */
  end(): number {
    return this.#bytes.used;
  }

  /** Writes values one behind the other. */
  write(values: readonly unknown[], ground: Ground): void {
    for (const value of values) this.#write(value, ground);
  }

  /** The values from there on, one after the other. */
  reader(from: number, line: number): () => unknown {
    const place = new PackedPlace(this.#bytes, from);
    return () => this.#read(place, line);
  }

  #write(value: unknown, ground: Ground): void {
    const bytes = this.#bytes;
    if (value === null || value === undefined) bytes.byte(NULL);
    else if (typeof value === "boolean") bytes.byte(value ? TRUE : FALSE);
    else if (typeof value === "number") this.#writeNumber(value);
    else if (typeof value === "bigint") this.#writeBig(value);
    else if (typeof value === "string") this.#writeText(value);
    else if (Array.isArray(value)) this.#writeList(value, ground);
    else if (isCitation(value)) this.#writeCitation(value, ground);
    else if (isObserved(value)) this.#writeObserved(value, ground);
    else this.#writeRecord(value, ground);
  }

  #writeNumber(value: number): void {
    const bytes = this.#bytes;
    if (Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)) {
      bytes.byte(COUNT);
      bytes.count(value);
      return;
    }
    bytes.byte(NUMBER);
    NUMBER_VIEW.setFloat64(0, value);
    for (let at = 0; at < 8; at += 1) bytes.byte(NUMBER_VIEW.getUint8(at));
  }

  #writeBig(value: bigint): void {
    const bytes = this.#bytes;
    if (value >= 0n && value <= BigInt(Number.MAX_SAFE_INTEGER)) {
      bytes.byte(BIG_COUNT);
      bytes.count(Number(value));
      return;
    }
    bytes.byte(BIG);
    bytes.text(`${value < 0n ? "-" : ""}0x${(value < 0n ? -value : value).toString(16)}`);
  }

  #writeText(value: string): void {
    const bytes = this.#bytes;
    if (isDecimal(value)) {
      bytes.byte(DECIMAL);
      bytes.count(Number(value));
      return;
    }
    const number = this.#words.numberOf(value);
    bytes.byte(number === null ? TEXT : WORD);
    if (number === null) bytes.text(value);
    else bytes.count(number);
  }

  #writeList(list: readonly unknown[], ground: Ground): void {
    const bytes = this.#bytes;
    const plain = isBytes(list);
    bytes.byte(plain ? BYTES : LIST);
    bytes.count(list.length);
    // A byte that nobody knows is one more than the greatest.
    if (plain) for (const byte of list) bytes.count(byte ?? 256);
    else this.write(list, ground);
  }

  #writeCitation({ line, column, length, text }: Citation, ground: Ground): void {
    const bytes = this.#bytes;
    const shown = ground.lines.find(({ number }) => number === line)?.text;
    const isShown = shown?.length !== undefined && length === text.length && shown.startsWith(text, column - 1);
    bytes.byte(isShown ? CITED : QUOTED);
    bytes.count(folded(line - ground.line));
    bytes.count(column);
    bytes.count(length);
    if (!isShown) this.#writeText(text);
  }

  #writeObserved({ value, loss, at }: Observed<unknown>, ground: Ground): void {
    const isSeen = value !== null && loss === null;
    this.#bytes.byte(isSeen ? SEEN : LOST);
    this.#write(value, ground);
    if (!isSeen) this.#write(loss, ground);
    this.#write(at, ground);
  }

  #writeRecord(record: object, ground: Ground): void {
    const keys = Object.keys(record);
    const name = keys.join(" ");
    let number = this.#records.get(name);
    if (number === undefined) {
      number = this.#keys.length;
      this.#records.set(name, number);
      this.#keys.push(keys);
    }
    this.#bytes.byte(RECORD);
    this.#bytes.count(number);
    this.write(Object.values(record), ground);
  }

  #read(place: PackedPlace, line: number): unknown {
    const kind = place.byte();
    switch (kind) {
      case FALSE:
      case TRUE:
        return kind === TRUE;
      case COUNT:
        return place.count();
      case NUMBER:
        for (let at = 0; at < 8; at += 1) NUMBER_VIEW.setUint8(at, place.byte());
        return NUMBER_VIEW.getFloat64(0);
      case BIG_COUNT:
        return BigInt(place.count());
      case BIG:
        return bigOf(place.text());
      case WORD:
        return this.#words.textOf(place.count());
      case TEXT:
        return place.text();
      case DECIMAL:
        return place.count().toString();
      case BYTES:
        return bytesAt(place);
      case LIST:
        return Array.from({ length: place.count() }, () => this.#read(place, line));
      case RECORD:
        return Object.fromEntries((this.#keys[place.count()] ?? []).map((key) => [key, this.#read(place, line)]));
      case SEEN:
        return { value: this.#read(place, line), loss: null, at: this.#read(place, line) };
      case LOST:
        return { value: this.#read(place, line), loss: this.#read(place, line), at: this.#read(place, line) };
      case CITED:
      case QUOTED: {
        const [at, column, length] = [line + unfolded(place.count()), place.count(), place.count()];
        const source = kind === CITED ? this.#texts : String(this.#read(place, line));
        return new PackedCitation(this.#capture, at, column, length, source);
      }
      default:
        return null;
    }
  }
}

/** -0x1f     0xffffffff801c0000 */
const bigOf = (text: string): bigint => (text.startsWith("-") ? -BigInt(text.slice(1)) : BigInt(text));

const bytesAt = (place: PackedPlace): readonly Byte[] => {
  const list: Byte[] = [];
  for (let left = place.count(); left > 0; left -= 1) {
    const byte = place.count();
    list.push(byte === 256 ? null : byte);
  }
  return list;
};
