/**
 * `tio`, a serial terminal, with its stamps on. Time of day and the time since the start or since the last line look alike
 * there, so that only the form with a date names a moment.
 */
import type { Envelope, Framing } from "../framing.ts";
import { naiveStamp } from "../naive-stamp.ts";

// [09:26:53.589] …     [2026-03-14T09:26:53.589] …
const PREFIX = /^\[((?:\d{4}-\d\d-\d\dT)?\d\d:\d\d:\d\d\.\d{3})\](?: |$)/;

// [14:59:57.369] tio v2.5     [14:59:57.369] Press ctrl-t q to quit     [14:59:57.370] Connected to /dev/ttyUSB0     [tio 17:20:26] Connected
const OWN =
  /^(?:\[[\dT:.-]{12,23}\] |\[tio \d\d:\d\d:\d\d\] )?(?:tio v?\d{1,2}\.\d{1,3}|Press ctrl-t q to quit|(?:Connected|Disconnected)(?: (?:to|from) \/dev\/\S{1,80})?)\s{0,4}$/;

// 2026-03-14T09:26:53.589
const DATED = /^\d{4}-/;

const match = (line: string): Envelope | null => {
  const prefix = PREFIX.exec(line);
  if (prefix === null || OWN.test(line)) return null;
  const [head, stamp = null] = prefix;
  return { stamp, thread: null, process: null, sender: null, level: null, bodyColumn: head.length };
};

export const tio: Framing = {
  id: "tio",
  about: "Captures of tio, a serial terminal, with its stamps.",
  examples: [
    "[09:26:53.589] DMA engine done: count = 6 bytes",
    "[2026-03-14T09:26:53.589] DMA engine done: count = 6 bytes",
  ],
  general: false,
  wraps: true,
  writer: null,
  match,
  furniture: (line) => (OWN.test(line) ? { lost: null } : null),
  stampOf: (text) => (DATED.test(text) ? naiveStamp(text, "local:tio", text) : null),
};
