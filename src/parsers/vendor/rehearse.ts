/**
 * Reads the samples of a dialect with the dialect and compares what comes out with what its author expects. Apart from its
 * compilation: a dialect that reads its own lines otherwise than it says must not read anybody's.
 */
import type { Event } from "../../model/event.ts";
import type { Citation } from "../../model/evidence.ts";
import { fieldsOf, type PlainField, type PlainValue } from "../../model/plain.ts";
import { openCapture, type ParsedCapture } from "../capture.ts";
import type { FileProblem } from "../file-problem.ts";
import type { Lexicon } from "../lexicon.ts";
import { nearest } from "../nearest.ts";
import { numberOf } from "../number.ts";
import type { DialectFile } from "../schema.ts";

type Sample = DialectFile["samples"][number];
type Expected = Sample["events"][number];
type Path = FileProblem["path"];

/** Little-endian UTF-16 with its mark: the door takes bytes, and the core has no encoder. */
const bytesOf = (text: string): Uint8Array => {
  const bytes = new Uint8Array(2 * text.length + 2);
  for (const [index, unit] of [
    0xfeff,
    ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
  ].entries()) {
    bytes[2 * index] = unit & 0xff;
    bytes[2 * index + 1] = unit >> 8;
  }
  return bytes;
};

const read = (lines: readonly string[], lexicon: Lexicon): ParsedCapture => {
  const capture = openCapture("sample", 0, lexicon);
  capture.feed(bytesOf(`${lines.join("\n")}\n`));
  return capture.finish();
};

const spanOf = (lines: readonly string[], { line, column, length }: Citation): FileProblem["shown"] => ({
  text: lines[line - 1] ?? "",
  start: column - 1,
  end: column - 1 + length,
});

const wholeLine = (lines: readonly string[], index: number): FileProblem["shown"] => {
  const text = lines[index] ?? "";
  return { text, start: text.length - text.trimStart().length, end: text.trimEnd().length };
};

/** Where a value stands that should have been read, else the whole line of the event. */
const placeOf = (lines: readonly string[], event: Event, expected: PlainValue): FileProblem["shown"] => {
  for (let number = event.line; number <= event.lastLine; number += 1) {
    const text = lines[number - 1] ?? "";
    const start = text.toLowerCase().indexOf(String(expected).toLowerCase());
    if (start >= 0 && expected !== null) return { text, start, end: start + String(expected).length };
  }
  return wholeLine(lines, event.line - 1);
};

const shown = (value: PlainValue): string => (value === null ? "unknown" : String(value));

const article = (kind: string): string => (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`);

/** `0x801C0000` and `0x801c0000` are one value, and so are `6` and `0x6`; a number in words is the number. */
const same = (value: PlainValue, expected: PlainValue): boolean => {
  if (value === expected) return true;
  if (value === null || expected === null) return false;
  const [one, other] = [String(value), String(expected)];
  const number = numberOf(one);
  return number !== null ? number === numberOf(other) : one.toLowerCase() === other.toLowerCase();
};

const EDIT = "change the dialect until it reads the line so, or the sample if it expects the wrong thing";

const fieldProblem = (
  path: Path,
  lines: readonly string[],
  event: Event,
  [name, expected]: readonly [string, PlainValue],
): FileProblem | null => {
  const fields = fieldsOf(event);
  const field: PlainField | undefined = fields.find((one) => one.name === name);
  if (field !== undefined && same(field.value, expected)) return null;
  if (field === undefined && expected === null) return null;
  const at = [...path, "fields", name];
  if (field !== undefined) {
    const reason = field.loss === null ? "" : ` (${field.loss})`;
    const what = `expected ${name} ${shown(expected)}, read ${shown(field.value)}${reason}`;
    return { path: at, what, next: EDIT, shown: spanOf(lines, field.at ?? event.at) };
  }
  const meant = nearest(
    name,
    fields.map((one) => one.name),
  );
  const what = `expected ${name} ${shown(expected)}, and this ${event.kind} has no ${name}`;
  return {
    path: at,
    what,
    next: meant === undefined ? EDIT : `did you mean ${meant}? Else: ${EDIT}`,
    shown: placeOf(lines, event, expected),
  };
};

const eventProblem = (path: Path, lines: readonly string[], event: Event, expected: Expected): FileProblem | null => {
  const isOther = event.kind !== expected.kind || (expected.side !== undefined && expected.side !== event.side);
  if (isOther) {
    const wanted = `${article(expected.kind)}${expected.side === undefined ? "" : ` of side ${expected.side}`}`;
    const what = `expected ${wanted}, read ${article(event.kind)} of side ${event.side}`;
    return { path, what, next: EDIT, shown: spanOf(lines, event.at) };
  }
  for (const field of Object.entries(expected.fields)) {
    const problem = fieldProblem(path, lines, event, field);
    if (problem !== null) return problem;
  }
  return null;
};

/** True if an event is missing and a line before the one that was read instead became none. */
const isSkipped = ({ lines, events }: Sample, { events: got, capture }: ParsedCapture, event: Event): boolean =>
  got.length < events.length &&
  lines.slice(0, event.line - 1).some((line, index) => line.trim() !== "" && !capture.text.has(index + 1));

/** The first line that no event has, by the reader's own account of it. */
const missing = (path: Path, { kind }: Expected, { lines }: Sample, parsed: ParsedCapture): FileProblem => {
  const { text } = parsed.capture;
  const left = lines.findIndex((line, index) => !text.has(index + 1) && line.trim() !== "");
  const because = parsed.unreadLines.find(({ line }) => line === left + 1)?.because ?? "nothing in it is known";
  return {
    path,
    what: `expected ${article(kind)}, read nothing: ${because}`,
    next: EDIT,
    shown: wholeLine(lines, Math.max(0, left)),
  };
};

const sampleProblem = (path: Path, sample: Sample, lexicon: Lexicon): FileProblem | null => {
  const { lines, events } = sample;
  const parsed = read(lines, lexicon);
  for (const [index, expected] of events.entries()) {
    const event = parsed.events[index];
    const at = [...path, "events", index];
    const problem =
      event === undefined || (event.kind !== expected.kind && isSkipped(sample, parsed, event))
        ? missing(at, expected, sample, parsed)
        : eventProblem(at, lines, event, expected);
    if (problem !== null) return problem;
  }
  const extra = parsed.events[events.length];
  if (extra !== undefined) {
    const what = `expected nothing more, read also ${article(extra.kind)} of side ${extra.side}`;
    return {
      path: [...path, "events"],
      what,
      next: "add this event to the sample, or change the dialect",
      shown: spanOf(lines, extra.at),
    };
  }
  const [unread] = events.length === 0 ? [] : parsed.unreadLines;
  if (unread === undefined) return null;
  const at = [...path, "lines", unread.line - 1];
  return {
    path: at,
    what: `this line is unread: ${unread.because}`,
    next: EDIT,
    shown: wholeLine(lines, unread.line - 1),
  };
};

/** Tests a dialect on its own samples; the first that is read otherwise than expected is the problem. */
export const rehearse = ({ samples }: DialectFile, lexicon: Lexicon): FileProblem | null => {
  for (const [index, sample] of samples.entries()) {
    const problem = sampleProblem(["samples", index], sample, lexicon);
    if (problem !== null) return problem;
  }
  return null;
};
