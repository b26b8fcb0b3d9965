/**
 * Leaves out lines that say nothing before anything is decoded: records of programs that are no driver, without a word that any gate
 * knows. What is left out is counted; whatever is not surely such a line is read. Reading it all gives the same, only later.
 */
import type { Scanner } from "./layout.ts";
import { openPlainScan } from "./plain-scan.ts";
import { isWide, LF, type Reading, Sweep } from "./sweep.ts";
import { openWasmScan } from "./wasm-scan.ts";

export type { Reading } from "./sweep.ts";

/** How lines are searched for. */
export interface Search {
  /** Bytes that are read before any line is left out, and how many are looked at in one go until then. */
  readonly readFirst: number;
  readonly step: number;
  /** True if the search goes byte by byte. */
  readonly plain: boolean;
}

/** Small captures are read whole. */
export const SEARCH: Search = { readFirst: 0x40000, step: 0x40000, plain: false };

/** What was left out, and why no more was. */
export interface Skimmed {
  readonly bytes: number;
  readonly lines: number;
  /** Why everything is read, or `null`. */
  readonly off: string | null;
}

/** The stage between the bytes of a capture and its lines. */
export interface Skim {
  feed(bytes: Uint8Array): void;
  /** No more bytes will come. */
  end(): void;
  skimmed(): Skimmed;
}

/** Each is used by one capture at a time. */
const free: Scanner[] = [];

/** Stands before `reading`. */
export const openSkim = (reading: Reading, { readFirst, step, plain }: Search): Skim => {
  let seen = 0;
  let sweep: Sweep | null = null;
  let scanner: Scanner | null = null;

  /** Begins to leave lines out, if the last one that was read shows how. */
  const begin = (bytes: Uint8Array): Uint8Array => {
    const end = bytes.indexOf(LF) + 1;
    if (end === 0 || isWide(bytes.subarray(0, end))) return bytes;
    reading.lines(bytes.subarray(0, end));
    const form = reading.form();
    const rest = bytes.subarray(end);
    if (form === null || reading.isMended() || !reading.isQuiet()) return rest;
    scanner = plain ? openPlainScan() : (free.pop() ?? openWasmScan() ?? openPlainScan());
    sweep = new Sweep(scanner, reading, form, rest);
    return rest;
  };

  const look = (bytes: Uint8Array): void => {
    let rest = bytes;
    seen += bytes.length;
    if (seen > readFirst && reading.form() !== null && reading.words() !== null && !reading.isMended())
      rest = begin(bytes);
    if (sweep === null) reading.push(rest);
    else sweep.feed(rest);
  };

  return {
    feed: (bytes) => {
      let from = 0;
      for (; sweep === null && from < bytes.length; from += step) look(bytes.subarray(from, from + step));
      sweep?.feed(bytes.subarray(from));
    },
    end: () => {
      sweep?.end();
      if (scanner !== null && !plain) free.push(scanner);
      scanner = null;
    },
    skimmed: () => ({
      bytes: sweep?.left.bytes ?? 0,
      lines: sweep?.left.lines ?? 0,
      off: sweep?.off ?? null,
    }),
  };
};
