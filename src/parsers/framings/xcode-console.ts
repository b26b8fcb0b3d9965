/** The console of Xcode, and NSLog on a terminal: process and decimal thread in one bracket, with or without the zone. */
import type { Envelope, Framing } from "../framing.ts";
import { naiveStamp } from "../naive-stamp.ts";
import { wallStamp } from "../stamp.ts";

// 2026-03-14 09:26:53.589793+0900 RaidTool[381:17115] …     but not 2026-03-14 09:26:53.589 Df kernel[0:26] …
const HEAD =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,6}(?:[+-]\d{4})?) (?![A-Z][a-z]?[ \t])([^\s[\]:()][^\t[\]:()]{0,79})\[\d{1,10}:(\d{1,10})\](?: |$)/;

// 2026-03-14 09:26:53.589793+0900
const ZONED = /[+-]\d{4}$/;

const match = (line: string): Envelope | null => {
  const head = HEAD.exec(line);
  if (head === null) return null;
  const [text, stamp = null, process = null, thread = null] = head;
  return { stamp, thread, process, sender: null, level: null, bodyColumn: text.length };
};

export const xcodeConsole: Framing = {
  id: "xcode-console",
  about: "The console of Xcode, and NSLog of a program on a terminal.",
  examples: [
    "2026-03-14 09:26:53.589793+0900 RaidTool[381:17115] capacity: 0 bytes",
    "2026-03-14 09:26:53.589 RaidTool[381:17115] capacity: 0 bytes",
  ],
  general: false,
  writer: "host",
  match,
  furniture: () => null,
  stampOf: (text) => (ZONED.test(text) ? wallStamp(text) : naiveStamp(text, "local:xcode-console", text)),
};
