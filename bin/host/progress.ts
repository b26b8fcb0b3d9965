/** What a person sees of long work: one line on the terminal of standard error, which is gone when anything else is written. Nothing off a terminal. */

import { watch } from "./watched.ts";

/** Work that is over sooner shows nothing; the line changes no more often than this. Milliseconds. */
const [PATIENCE, PACE] = [500, 150];
const MEGABYTE = 1_000_000;

let began = Number.NaN;
let drawn = Number.NEGATIVE_INFINITY;
let shown = false;
let bytes = 0;

const draw = (text: string): void => {
  const now = performance.now();
  if (Number.isNaN(began)) began = now;
  if (now - began < PATIENCE || now - drawn < PACE) return;
  const { isTTY, columns = 80 } = process.stderr;
  if (!isTTY || process.env["TERM"] === "dumb") return;
  drawn = now;
  shown = true;
  watch(process.stderr).write(`\r\u001b[K${text.replace(/[^\x20-\x7e]/gu, "?").slice(0, columns - 1)}`);
};

/** Says that so many bytes more of a capture were read. */
export const progressOf = (name: string, length: number): void => {
  bytes += length;
  draw(`reading ${name}: ${(bytes / MEGABYTE).toFixed(1)} MB in all`);
};

/** Takes the line away. */
export const clearProgress = (): void => {
  if (shown) watch(process.stderr).write("\r\u001b[K");
  shown = false;
};
