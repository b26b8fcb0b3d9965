/**
 * One JSON object in each line, as structured loggers write it: its stamp is a member like any other, and the whole object is the
 * message. Unlike an export of the unified log its other members mean nothing that is known of the format.
 */
import type { Envelope, Framing } from "../framing.ts";
import { isoStamp, naiveStamp } from "../naive-stamp.ts";

// {"ts":"2026-06-02T10:20:30.000302Z","from":"redstart", …
const STAMP =
  /^\{.{0,400}?"(?:ts|time|timestamp|@timestamp|when|date|datetime|t)"\s?:\s?"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)"/;

const ZONED = /(?:Z|[+-]\d\d:?\d\d)$/;

const match = (line: string): Envelope | null => {
  const stamp = line.trimEnd().endsWith("}") ? (STAMP.exec(line)?.[1] ?? null) : null;
  if (stamp === null) return null;
  return { stamp, thread: null, process: null, sender: null, level: null, bodyColumn: 0 };
};

export const jsonLine: Framing = {
  id: "json-line",
  about: "Structured loggers that write one JSON object a line, with the time as one of its members.",
  examples: ['{"ts":"2026-03-14T09:26:53.589793Z","from":"hba","event":"dispatch","task":200,"iova":"0x801c0000"}'],
  general: false,
  within: true,
  writer: null,
  match,
  furniture: () => null,
  stampOf: (text) => (ZONED.test(text) ? isoStamp(text) : naiveStamp(text.replace("T", " "), "json-line", text)),
};
