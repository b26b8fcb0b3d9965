/** An event that is only its number and its head: it looks up what it is asked for. */
import type { ClockFit, ClockKind, Stamp } from "../clock.ts";
import type { EventBase } from "../event-base.ts";
import type { Citation } from "../evidence.ts";
import type { Head } from "./head.ts";

/** Where the values of events are, by the numbers of the events. */
export interface Columns {
  lineOf(event: number): number;
  stampOf(event: number): bigint;
  /** So many values, as they were written. */
  valuesOf(event: number, many: number): readonly unknown[];
  /** The head of an event of which something is said anew. */
  headOf(event: HeadWords): Head;
}

/** What the head of an event is made of. */
export type HeadWords = Pick<EventBase, "side" | "capture" | "tag" | "thread" | "writer" | "controller" | "stamp">;

/** What is written of every event ahead of what its kind has: its last line, the text of its stamp, its task, its target, its place. */
export const COMMON_VALUES = 5;

class PackedStamp implements Stamp {
  readonly kind: ClockKind;
  readonly domain: string;
  readonly value: bigint;
  declare readonly onto?: ClockFit;
  readonly #text: Citation | string;

  constructor({ kind, domain, onto }: NonNullable<Head["clock"]>, value: bigint, text: Citation | string) {
    this.kind = kind;
    this.domain = domain;
    this.value = value;
    this.#text = text;
    if (onto !== null) this.onto = onto;
  }

  get text(): string {
    return typeof this.#text === "string" ? this.#text : this.#text.text;
  }
}

/** What all kinds have in common; each has a class of its own, with its keys. */
export class PackedEvent implements EventBase {
  readonly columns: Columns;
  readonly head: Head;
  readonly number: number;

  constructor(columns: Columns, head: Head, number: number) {
    this.columns = columns;
    this.head = head;
    this.number = number;
  }

  get side() {
    return this.head.side;
  }

  get capture() {
    return this.head.capture;
  }

  get tag() {
    return this.head.tag;
  }

  get thread() {
    return this.head.thread;
  }

  get writer() {
    return this.head.writer;
  }

  get controller() {
    return this.head.controller;
  }

  get line() {
    return this.columns.lineOf(this.number);
  }

  get lastLine() {
    return this.valueAt(0) as number;
  }

  get stamp(): Stamp | null {
    const { clock } = this.head;
    if (clock === null) return null;
    return new PackedStamp(clock, this.columns.stampOf(this.number), this.valueAt(1) as Citation | string);
  }

  get task() {
    return this.valueAt(2) as EventBase["task"];
  }

  get target() {
    return this.valueAt(3) as EventBase["target"];
  }

  get at() {
    return this.valueAt(4) as Citation;
  }

  /** How many values are written of an event of this class. */
  get many() {
    return COMMON_VALUES;
  }

  /** A value by its place among those that are written. */
  valueAt(place: number): unknown {
    return this.columns.valuesOf(this.number, this.many)[place];
  }
}
