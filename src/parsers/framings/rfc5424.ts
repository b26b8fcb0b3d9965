/** Syslog of RFC 5424: priority and version, an ISO stamp, five fields that may be a dash, and structured data. */
import type { Envelope, Framing } from "../framing.ts";
import { isoStamp } from "../naive-stamp.ts";

// <34>1 2026-03-14T09:26:53.589Z raid-host fwd 712 ID47 [origin ip="10.0.0.1"] …     118 <6>1 - - kernel - - - …
const HEADER =
  /^(?:\d{1,5} )?<\d{1,3}>1 (\S{1,40}) \S{1,255} (\S{1,48}) \S{1,128} \S{1,32} (?:-|(?:\[[^\]"]{1,80}(?:"(?:[^"\\]|\\.){0,256}"[^\]"]{0,80}){0,16}\]){1,8})(?: \ufeff?|$)/;

/** A dash stands for a field that the sender does not know. */
const known = (field: string | undefined): string | null => (field === undefined || field === "-" ? null : field);

const match = (line: string): Envelope | null => {
  const header = HEADER.exec(line);
  if (header === null) return null;
  const [head, stamp, process] = header;
  const envelope = { stamp: known(stamp), process: known(process) };
  return { ...envelope, thread: null, sender: null, level: null, bodyColumn: head.length };
};

export const rfc5424: Framing = {
  id: "rfc5424",
  about: "Syslog of RFC 5424.",
  examples: [
    "<34>1 2026-03-14T09:26:53.589Z raid-host fwd 712 ID47 - recv req tag=7 host_addr=0x0000000080234000 xfer_len=36",
    '118 <6>1 2026-03-14T09:26:53.589793+09:00 raid-host kernel - - [origin ip="10.0.0.1"][x a="\\]"] capacity: 0 bytes',
    "<6>1 - - kernel - - - capacity: 0 bytes",
  ],
  general: false,
  writer: null,
  match,
  furniture: () => null,
  stampOf: isoStamp,
};
