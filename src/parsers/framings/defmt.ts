/**
 * `defmt`, the logger of firmware in Rust, as probe-rs prints it: seconds since start, a level, the message, and below it the place in the
 * source, which is about the line and says nothing. With a module behind the level the line is as good as any firmware's with seconds.
 */
import type { Envelope, Framing, Furniture } from "../framing.ts";
import { uptimeStamp } from "../naive-stamp.ts";

// 12.345678 INFO  fetched Command { tag: 7, len: 36 }     but not 0.000689 DEBUG media: …
const HEAD =
  /^ {0,8}(\d{1,10}\.\d{3,9}) (TRACE|DEBUG|INFO|WARN|ERROR) {1,2}(?![A-Za-z_][\w.-]{1,31}:)(?=[A-Za-z_(<{[]|[^ -~])/;

// └─ fw::dma::arm @ src/dma.rs:88
const PLACE = /^ {0,8}(?:\u2514|`)[\u2500-]{1,2} \S{1,200} @ \S{1,300}:\d{1,6}\s*$/;

const match = (line: string): Envelope | null => {
  const head = HEAD.exec(line);
  if (head === null) return null;
  const [all, stamp = null, level = null] = head;
  return { stamp, thread: null, process: null, sender: null, level, bodyColumn: all.length };
};

const furniture = (line: string): Furniture | null => (PLACE.test(line) ? { lost: null } : null);

export const defmt: Framing = {
  id: "defmt",
  about: "Firmware in Rust that logs with defmt, as probe-rs prints it.",
  examples: ["12.345678 INFO  fetched Command { tag: 7, host: 0x801c0000, len: 36 }"],
  general: false,
  writer: null,
  match,
  furniture,
  stampOf: (text) => uptimeStamp(text, "s", "boot:defmt", text),
};
