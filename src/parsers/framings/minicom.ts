/** `minicom`, a serial terminal: stamps of the machine that captured, and the banner of the program itself. */
import type { Envelope, Framing } from "../framing.ts";
import { naiveStamp } from "../naive-stamp.ts";

// [2026-03-14 09:26:53] …     [2026-03-14 09:26:53.589] …
const PREFIX = /^\[(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})?)\](?: |$)/;

/** Lines of the program itself, each with a literal example above it. */
const FURNITURE: readonly RegExp[] = [
  // [2026-03-14 09:26:53          one line each second: minicom does not close this bracket
  /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\]?\s{0,4}$/,
  // Welcome to minicom 2.8
  /^Welcome to minicom \d/,
  // OPTIONS: I18n
  /^OPTIONS: I18n\s{0,4}$/,
  // Compiled on Jan  1 2021, 12:00:00.
  /^Compiled on [A-Z][a-z]{2} [ \d]\d \d{4}, \d\d:\d\d:\d\d\.\s{0,4}$/,
  // Port /dev/ttyUSB0, 14:32:21
  /^Port \/dev\/\S{1,80}, \d\d:\d\d:\d\d/,
  // Press CTRL-A Z for help on special keys
  /^Press CTRL-A Z for help on special keys/,
];

const isOwn = (line: string): boolean => /^[[COPW]/.test(line) && FURNITURE.some((pattern) => pattern.test(line));

const match = (line: string): Envelope | null => {
  const prefix = PREFIX.exec(line);
  if (prefix === null || isOwn(line)) return null;
  const [head, stamp = null] = prefix;
  return { stamp, thread: null, process: null, sender: null, level: null, bodyColumn: head.length };
};

export const minicom: Framing = {
  id: "minicom",
  about: "Captures of minicom, a serial terminal, with its stamps.",
  examples: [
    "[2026-03-14 09:26:53] DMA engine done: count = 6 bytes",
    "[2026-03-14 09:26:53.589] DMA engine done: count = 6 bytes",
  ],
  general: false,
  wraps: true,
  writer: null,
  match,
  furniture: (line) => (isOwn(line) ? { lost: null } : null),
  stampOf: (text) => naiveStamp(text, "local:minicom", text),
};
