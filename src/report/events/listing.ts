/** The events of a reading as plain data, with the account of every line: what `events` prints, before anything is judged. */
import type { Event } from "../../model/event.ts";
import type { Capture, Citation, LostLines } from "../../model/evidence.ts";
import { fieldsOf, type PlainField } from "../../model/plain.ts";

/** One field of an event; place and text are `null` where it follows from the whole line. */
export interface ListedField extends Omit<PlainField, "at"> {
  readonly line: number | null;
  readonly column: number | null;
  readonly length: number | null;
  readonly text: string | null;
}

/** One event, with its lines. */
export interface ListedEvent {
  readonly capture: string;
  readonly line: number;
  readonly lastLine: number;
  readonly side: Event["side"];
  readonly kind: Event["kind"];
  readonly task: string | null;
  readonly tag: string | null;
  readonly thread: string | null;
  readonly fields: readonly ListedField[];
}

/** The account of a capture: lines = understood + noise + unread; what is lost was never among them, what is redacted or cut is. */
export interface LineAccount
  extends Pick<Capture, "name" | "side" | "format" | "lines" | "understood" | "noise" | "unread"> {
  /** Lines that a gap or the logger swallowed. */
  readonly lost: number;
  /** Lines that hide a value. */
  readonly redacted: number;
  /** Lines that are not there to their end. */
  readonly cut: number;
}

/** What `events` prints. */
export interface EventListing {
  readonly schemaVersion: "1";
  readonly captures: readonly LineAccount[];
  readonly events: readonly ListedEvent[];
}

const lineOf = (lost: readonly LostLines[], ...kinds: readonly LostLines["kind"][]): number =>
  new Set(lost.flatMap(({ kind, line }) => (kinds.includes(kind) ? [line] : []))).size;

const swallowed = (lost: readonly LostLines[]): number =>
  lost.reduce((sum, { kind, count }) => sum + (kind === "gap" || kind === "suppressed" ? count : 0), 0);

const accountOf = ({ name, side, format, lines, understood, noise, unread, lost }: Capture): LineAccount => ({
  name,
  side,
  format,
  lines,
  understood,
  noise,
  unread,
  lost: swallowed(lost),
  redacted: lineOf(lost, "redacted"),
  cut: lineOf(lost, "cut"),
});

const placeOf = (at: Citation | null): Pick<ListedField, "line" | "column" | "length" | "text"> =>
  at === null
    ? { line: null, column: null, length: null, text: null }
    : { line: at.line, column: at.column, length: at.length, text: at.text };

const eventOf = (event: Event, capture: string): ListedEvent => ({
  capture,
  line: event.line,
  lastLine: event.lastLine,
  side: event.side,
  kind: event.kind,
  task: event.task?.value ?? null,
  tag: event.tag,
  thread: event.thread,
  fields: fieldsOf(event).map(({ name, value, loss, at }) => ({ name, value, loss, ...placeOf(at) })),
});

/** Lists what was read, capture by capture in the order that is given. */
export const listEvents = (captures: readonly Capture[], events: readonly Event[]): EventListing => ({
  schemaVersion: "1",
  captures: captures.map(accountOf),
  events: captures.flatMap(({ index, name }) =>
    events.filter(({ capture }) => capture === index).map((event) => eventOf(event, name)),
  ),
});
