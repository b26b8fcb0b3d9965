/**
 * The events of one capture, packed: what many have in common stands once, what each has in columns and in bytes outside the heap, until
 * somebody asks for it. A capture of a day has a million events, and as an object with all of its values each would take a kilobyte.
 */
import type { Event } from "../event.ts";
import type { CaptureIndex, Citation, LineTexts } from "../evidence.ts";
import type { Columns } from "./event.ts";
import { formOf } from "./form.ts";
import { type Head, Heads, type HeadWords } from "./head.ts";
import { type NumberedLine, PackedValues } from "./values.ts";

/** The values of an event as far as they were read: whoever asks for one asks for others as well. */
interface Held {
  readonly event: number;
  readonly values: unknown[];
  readonly next: () => unknown;
}

/** Events of which values are held. */
const HELD = 1024;

const [LEAST_STAMP, MOST_STAMP] = [-(2n ** 63n), 2n ** 63n - 1n];

/** The text of the stamp as a place in its line, or as it is where no line shows it. */
const placeOfStamp = ({ stamp, capture }: Event, lines: readonly NumberedLine[]): Citation | string | null => {
  if (stamp === null) return null;
  const { text } = stamp;
  for (const line of lines) {
    const column = line.text.indexOf(text) + 1;
    if (column > 0) return { origin: "observed", capture, line: line.number, column, length: text.length, text };
  }
  return text;
};

export class PackedEvents implements Columns {
  readonly #values: PackedValues;
  readonly #heads = new Heads();
  #starts = new Float64Array(64);
  #lines = new Uint32Array(64);
  #lastLines = new Uint32Array(64);
  #stamps = new BigInt64Array(64);
  #size = 0;
  readonly #held: (Held | undefined)[] = new Array(HELD);

  /** `texts` will show every line that an event cites, at the latest when a cited text is asked for. */
  constructor(capture: CaptureIndex, texts: LineTexts) {
    this.#values = new PackedValues(capture, texts);
  }

  /** The same event, packed; its lines are those that it was made of. */
  add(event: Event, lines: readonly NumberedLine[]): Event {
    const { stamp, line, lastLine, task, target, at } = event;
    if (stamp !== null && (stamp.value < LEAST_STAMP || stamp.value > MOST_STAMP)) return event;
    const { keys, Packed } = formOf(event);
    const number = this.#next();
    this.#starts[number] = this.#values.end();
    this.#lines[number] = line;
    this.#lastLines[number] = lastLine;
    this.#stamps[number] = stamp?.value ?? 0n;
    const ground = { line, lines };
    this.#values.write([task, at, target, placeOfStamp(event, lines)], ground);
    const own = event as unknown as Readonly<Record<string, unknown>>;
    for (const key of keys) this.#values.write([own[key]], ground);
    return new Packed(this, this.headOf(event), number) as unknown as Event;
  }

  lineOf(event: number): number {
    return this.#lines[event] ?? 0;
  }

  lastLineOf(event: number): number {
    return this.#lastLines[event] ?? 0;
  }

  stampOf(event: number): bigint {
    return this.#stamps[event] ?? 0n;
  }

  valueOf(event: number, place: number): unknown {
    let held = this.#held[event % HELD];
    if (held?.event !== event) {
      held = { event, values: [], next: this.#values.reader(this.#starts[event] ?? 0, this.lineOf(event)) };
      this.#held[event % HELD] = held;
    }
    while (held.values.length <= place) held.values.push(held.next());
    return held.values[place];
  }

  headOf(event: HeadWords): Head {
    return this.#heads.of(event);
  }

  /** Makes room for one more in each column. */
  #next(): number {
    const number = this.#size;
    this.#size += 1;
    if (number < this.#lines.length) return number;
    const wider = <T extends { set(from: T): void }>(column: T, to: T): T => {
      to.set(column);
      return to;
    };
    const room = 2 * number;
    this.#starts = wider(this.#starts, new Float64Array(room));
    this.#lines = wider(this.#lines, new Uint32Array(room));
    this.#lastLines = wider(this.#lastLines, new Uint32Array(room));
    this.#stamps = wider(this.#stamps, new BigInt64Array(room));
    return number;
  }
}
