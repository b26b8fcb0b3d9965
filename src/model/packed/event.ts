/** An event that is only its number and its head: it looks up what it is asked for. */
import type { ClockFit, ClockKind, Stamp } from "../clock.ts";
import type { EventBase } from "../event-base.ts";
import type { Citation } from "../evidence.ts";
import type { Form } from "./form.ts";
import type { Clock, Head, HeadWords } from "./head.ts";

/** Where the values of events are, by the numbers of the events. */
export interface Columns {
  lineOf(event: number): number;
  lastLineOf(event: number): number;
  stampOf(event: number): bigint;
  /** A value by its place among those that were written. */
  valueOf(event: number, place: number): unknown;
  /** The head of an event of which something is said anew. */
  headOf(event: HeadWords): Head;
}

/** What is written of every event ahead of what its kind has. What is asked most often stands first: all ahead of a value is read with it. */
const [TASK, AT, TARGET, STAMP_TEXT] = [0, 1, 2, 3];
export const COMMON_VALUES = 4;

class PackedStamp implements Stamp {
  readonly kind: ClockKind;
  readonly domain: string;
  readonly value: bigint;
  declare readonly onto?: ClockFit;
  readonly #event: PackedEvent;

  constructor({ kind, domain, onto }: Clock, value: bigint, event: PackedEvent) {
    this.kind = kind;
    this.domain = domain;
    this.value = value;
    this.#event = event;
    if (onto !== null) this.onto = onto;
  }

  get text(): string {
    const text = this.#event.valueAt(STAMP_TEXT) as Citation | string;
    return typeof text === "string" ? text : text.text;
  }
}

/** What all kinds have in common; each has a class of its own, with its keys. */
export class PackedEvent implements EventBase {
  /** That of its class. */
  declare readonly form: Form;
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
    return this.columns.lastLineOf(this.number);
  }

  get stamp(): Stamp | null {
    const { clock } = this.head;
    return clock === null ? null : new PackedStamp(clock, this.columns.stampOf(this.number), this);
  }

  get task() {
    return this.valueAt(TASK) as EventBase["task"];
  }

  get target() {
    return this.valueAt(TARGET) as EventBase["target"];
  }

  get at() {
    return this.valueAt(AT) as Citation;
  }

  /** A value by its place among those that are written. */
  valueAt(place: number): unknown {
    return this.columns.valueOf(this.number, place);
  }
}
