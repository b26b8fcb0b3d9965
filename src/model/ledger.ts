/**
 * The byte ledger: for one buffer, which step wrote each byte last, where the value came from and what it overwrote.
 * An interval list, not an array: a transfer is normally one to three entries.
 */
import type { AssumptionKey } from "./assumption.ts";
import type { Byte, Bytes } from "./bytes.ts";
import type { Citation } from "./evidence.ts";

/**
 * What a range holds: known bytes; `payload`, the device's data that no line shows; or `prior`, whatever stood in memory
 * that nobody is known to have written.
 */
export type Content =
  | { readonly kind: "bytes"; readonly bytes: Bytes }
  | { readonly kind: "payload" }
  | { readonly kind: "prior" };

/** Steps of the data path that write memory. */
export type WriterStep =
  | "left-over"
  | "hand-over"
  | "zero-fill"
  | "staging"
  | "dma"
  | "cpu-clear"
  | "bounce-sync"
  | "copy-back";

export interface Writer {
  readonly step: WriterStep;
  /** The line that states the step, or `null` where the step is inferred. */
  readonly at: Citation | null;
  /** Assumptions without which this step, or its value, would be another. */
  readonly leans: readonly AssumptionKey[];
  /** For a copy: what was copied. */
  readonly from: Entry | null;
}

export interface Entry {
  readonly offset: number;
  readonly length: number;
  readonly content: Content;
  readonly writer: Writer;
  /** The entry that stood here before, one generation deep. */
  readonly overwrote: Entry | null;
}

/** Entries in ascending order, without overlap. */
export type Ledger = readonly Entry[];

/** The part of an entry between two offsets of its buffer. Nearly always it is all of it, and buffers may be long. */
const slice = (entry: Entry, from: number, to: number): Entry => {
  const whole = from === entry.offset && to === entry.offset + entry.length;
  if (entry.content.kind !== "bytes") return whole ? entry : { ...entry, offset: from, length: to - from };
  const { bytes } = entry.content;
  if (whole && bytes.length <= entry.length) return entry;
  const part = bytes.slice(from - entry.offset, to - entry.offset);
  return { ...entry, offset: from, length: to - from, content: { kind: "bytes", bytes: part } };
};

/** The entries that lie in a range, cut to it. */
export const within = (ledger: Ledger, from: number, to: number): Ledger =>
  ledger
    .filter((entry) => entry.offset < to && entry.offset + entry.length > from)
    .map((entry) => slice(entry, Math.max(from, entry.offset), Math.min(to, entry.offset + entry.length)));

/** The known bytes of a ledger's first `length`, `null` for those that nobody recorded. */
export const bytesIn = (ledger: Ledger, length: number): Bytes => {
  const [only, ...others] = ledger;
  if (only?.offset === 0 && only.length === length && others.length === 0 && only.content.kind === "bytes") {
    if (only.content.bytes.length === length) return only.content.bytes;
  }
  const bytes = new Array<Byte>(length).fill(null);
  for (const entry of within(ledger, 0, length)) {
    if (entry.content.kind !== "bytes") continue;
    entry.content.bytes.forEach((byte, index) => {
      if (entry.offset + index < length) bytes[entry.offset + index] = byte;
    });
  }
  return bytes;
};

/** Writes one range; what it covers becomes the new entries' `overwrote`, the rest stands. */
export const write = (ledger: Ledger, offset: number, length: number, content: Content, writer: Writer): Ledger => {
  if (length <= 0) return ledger;
  const end = offset + length;
  const fresh: Entry = { offset, length, content, writer, overwrote: null };
  const pieces: Entry[] = [];
  let from = offset;
  for (const old of within(ledger, offset, end)) {
    if (old.offset > from) pieces.push(slice(fresh, from, old.offset));
    pieces.push({ ...slice(fresh, old.offset, old.offset + old.length), overwrote: { ...old, overwrote: null } });
    from = old.offset + old.length;
  }
  if (from < end) pieces.push(slice(fresh, from, end));
  const kept = [...within(ledger, 0, offset), ...within(ledger, end, Number.MAX_SAFE_INTEGER)];
  return [...kept, ...pieces].sort((a, b) => a.offset - b.offset);
};

/** Copies `length` bytes from the start of one ledger over the start of another. */
export const copy = (target: Ledger, source: Ledger, length: number, writer: Omit<Writer, "from">): Ledger =>
  within(source, 0, length).reduce(
    (ledger, entry) =>
      write(ledger, entry.offset, entry.length, entry.content, {
        ...writer,
        leans: [...new Set([...writer.leans, ...entry.writer.leans])],
        from: entry,
      }),
    target,
  );
