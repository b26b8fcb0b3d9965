/**
 * The default output of UnifiedLogReader (Python, third party): the columns of `log show`, but no offset in the stamp and no
 * colon after the process. Its author writes UTC; the line does not say so, and the stamp stays without a zone.
 */
import type { Envelope, Framing } from "../framing.ts";
import { originAt } from "../log-show-origin.ts";
import { naiveStamp } from "../naive-stamp.ts";

// 2026-03-14 09:26:53.589793 0x26e9     Default     0x0                  0      0    kernel (com.example.raid.dext) text
const COLUMNS =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6})[ \t]{1,16}(0x[0-9a-fA-F]{1,16})[ \t]{1,16}([A-Z][A-Za-z]{1,23})[ \t]{1,16}0x[0-9a-fA-F]{1,16}[ \t]{1,24}\d{1,10}[ \t]{1,12}\d{1,10}(?:[ \t]{1,12}|$)/;

// Google Chrome Helper (CoreFoundation) …     kernel [com.example.raid:dma] …     kernel text
const PROCESS = /^([^\s()[\]:]{1,64}(?: [A-Z][^\s()[\]:]{0,40}){0,3}(?= [([])|[^\s()[\]:]{1,64})(?: |$)/;

const match = (line: string): Envelope | null => {
  const columns = COLUMNS.exec(line);
  if (columns === null) return null;
  const [head, stamp = null, thread = null, level = null] = columns;
  const process = PROCESS.exec(line.slice(head.length, head.length + 250));
  if (process === null) return { stamp, thread, process: null, sender: null, level, bodyColumn: head.length };
  return {
    stamp,
    thread,
    process: process[1] ?? null,
    level,
    ...originAt(line, head.length + process[0].length),
  };
};

export const unifiedLogReader: Framing = {
  id: "unified-log-reader",
  about: "The default output of UnifiedLogReader, which reads log archives without macOS.",
  examples: [
    "2026-03-14 09:26:53.589793 0x26e9     Default     0x0                  0      0    kernel (com.example.raid.dext) fRequestedTransferCount  = 6",
    "2026-03-14 09:26:53.591001 0x3b12     Error       0x4e64               612    0    kernelmanagerd [com.apple.kernelmanagerd.logging:DextValidation] validation failed",
  ],
  general: false,
  writer: "host",
  match,
  // Its header is that of `log show` with one more word, and is taken there.
  furniture: () => null,
  stampOf: (text) => naiveStamp(text, "local:unified-log-reader", text),
};
