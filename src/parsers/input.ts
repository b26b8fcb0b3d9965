/**
 * Inputs that cannot be analysed: empty ones, and those whose first bytes show that they are no log. Apart because it is
 * decided before a single line exists, and because what to do next is different for each.
 */
import type { Wide } from "./encoding.ts";
import { type Magic, magicOf } from "./magic.ts";

/** Why an input cannot be analysed: what it is, and the next step for the person. Both without a full stop. */
export interface InputProblem {
  readonly kind: "empty" | Magic["kind"];
  readonly what: string;
  /** `FILE` in it stands for the input's name. */
  readonly next: string;
}

/** How many first bytes are looked at. */
export const HEAD_BYTES = 4096;

/** Control bytes that no terminal, editor or UART leaves in a log in number; tab, line ends, form feed and escape are not among them. */
const isControl = (byte: number): boolean => byte < 0x20 && ![0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b].includes(byte);

/** Share of control bytes above which a text is none: a UART capture with some garbage stays far below, random bytes have a tenth. */
const BINARY_SHARE = 0.06;

/** Packets of a Perfetto trace that are followed from one to the next before it is believed to be one. */
const PACKETS = 3;

/** A trace is a protocol buffer whose field 1 is repeated: a tag byte of 0x0a, a length, a packet. Authority: Perfetto's trace.proto. */
const isPerfetto = (head: Uint8Array): boolean => {
  let at = 0;
  for (let packet = 0; packet < PACKETS; packet += 1) {
    if (head[at] !== 0x0a) return false;
    let [length, shift] = [0, 0];
    for (at += 1; (head[at] ?? 0) >= 0x80 && shift < 28; at += 1, shift += 7)
      length += ((head[at] ?? 0) & 0x7f) << shift;
    length += (head[at] ?? 0) << shift;
    at += 1 + length;
    // Behind the head nothing can be followed.
    if (at >= head.length) return packet > 0;
  }
  return true;
};

const perfetto: InputProblem = {
  kind: "binary",
  what: "this is binary data, by its form a Perfetto trace, not a log",
  next: "convert it: traceconv systrace FILE capture.log",
};

const unknown: InputProblem = {
  kind: "binary",
  what: "this is binary data, not a log",
  next: "export it as text first; a bus analyser's own program saves CSV",
};

const propertyList: InputProblem = {
  kind: "document",
  what: "this is an XML property list, as ioreg -a prints it, not a log",
  next: "print it as text: ioreg -l -w 0 > ioreg.txt",
};

/** The property list that the head opens with: `<?xml …?> <!DOCTYPE plist …>` or `<plist version="1.0">`. */
const isPropertyList = (head: Uint8Array): boolean => {
  const opening = new TextDecoder().decode(head.subarray(0, 512)).trimStart();
  // <?xml version="1.0" encoding="UTF-8"?> … <plist version="1.0">
  return /^<(?:\?xml|plist)\b/.test(opening) && /<(?:!DOCTYPE )?plist\b/.test(opening);
};

/** The problem that the first bytes show, or `null`. `wide` says that they are UTF-16. */
export const problemOf = (head: Uint8Array, wide: Wide | null): InputProblem | null => {
  const magic = magicOf(head);
  if (magic !== null) return { kind: magic.kind, what: `this is ${magic.what}, not a log`, next: magic.next };
  if (isPropertyList(head)) return propertyList;
  if (wide !== null) return null;
  const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  if (controls <= head.length * BINARY_SHARE) return null;
  return isPerfetto(head) ? perfetto : unknown;
};

/** An input without a single visible character. */
export const emptyProblem: InputProblem = {
  kind: "empty",
  what: "there is no text in it",
  next: "capture again; an empty log show usually means missing rights or a filter that matches nothing",
};
