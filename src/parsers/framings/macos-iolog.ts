/** The message buffer of the macOS kernel with seconds since boot: a colon after the bracket sets it apart from Linux. */
import type { Envelope, Framing } from "../framing.ts";
import { uptimeStamp } from "../naive-stamp.ts";

// [ 48.123456]: …
const PREFIX = /^\[ {0,8}(\d{1,10}\.\d{3,9})\]:(?: |$)/;

const match = (line: string): Envelope | null => {
  const prefix = PREFIX.exec(line);
  if (prefix === null) return null;
  const [head, stamp = null] = prefix;
  return { stamp, thread: null, process: null, sender: null, level: null, bodyColumn: head.length };
};

export const macosIolog: Framing = {
  id: "macos-iolog",
  about: "The kernel's message buffer of macOS with seconds since boot.",
  examples: ["[ 48.123456]: vtd[0] fault: device 131:0:0 reason 0x6 R:0x101704000"],
  general: false,
  writer: null,
  match,
  furniture: () => null,
  stampOf: (text) => uptimeStamp(text, "s", "boot:macos-iolog", text),
};
