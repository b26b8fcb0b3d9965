/** How the records of a capture begin and end, by one of them: only records that name their program, for lines of others are all read. */
import type { Envelope, Format } from "../framing.ts";
import { HEAD_BYTES, type RecordForm } from "./layout.ts";

/** A record with the line that is all of it. */
export interface Record {
  readonly line: string;
  readonly framing: Format;
  readonly envelope: Envelope;
}

const PLAIN = /^[\t\x20-\x7e]+$/;

// {"timezoneName":     {"timestamp":
const FIRST_KEY = /^\{"\w{1,24}":/;

/** Behind the stamp, a level is no word of a message. */
const behindLevel = (line: string, from: number, { level, bodyColumn }: Envelope): number => {
  const at = level === null ? -1 : line.indexOf(level, from);
  return level !== null && at >= 0 && at + level.length <= bodyColumn ? at + level.length : from;
};

/** The form of a record's line, `null` if others cannot be known by it. */
export const formOf = ({ line, framing, envelope }: Record): RecordForm | null => {
  const { id } = framing;
  if (framing.writer !== "host" || envelope.process === null || !PLAIN.test(line)) return null;
  const key = FIRST_KEY.exec(line)?.[0];
  if (key !== undefined) {
    return line.endsWith("}") ? { id, head: key.slice(0, HEAD_BYTES), deaf: key.length, tail: 0x7d } : null;
  }
  const at = envelope.stamp === null ? -1 : line.indexOf(envelope.stamp);
  if (at < 0 || envelope.stamp === null || envelope.bodyColumn === 0) return null;
  const end = at + envelope.stamp.length + 1;
  return { id, head: line.slice(0, Math.min(end, HEAD_BYTES)), deaf: behindLevel(line, end, envelope), tail: 0 };
};
