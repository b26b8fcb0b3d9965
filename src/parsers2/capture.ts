/** One capture from bytes to events: chunks in, the parsed capture out. Nothing here throws on bad input. */
import type { Event } from "../model/event.ts";
import type { Capture, CaptureIndex, CaptureSide, Citation, LineFate, LostLines } from "../model/evidence.ts";
import { Assembler, type Entry } from "./assembler.ts";
import { lineReader } from "./decode.ts";
import { faultOf } from "./faults.ts";
import type { Envelope } from "./framing.ts";
import { framings } from "./framings/index.ts";
import { parseUnits } from "./grammar/parser.ts";
import { binaryProblem, emptyProblem, type InputProblem } from "./problem.ts";
import { isBanner, isProse } from "./prose.ts";
import { rowOf } from "./row.ts";
import { statementOf } from "./statement.ts";
import { GATE } from "./vocabulary.ts";

export type { InputProblem } from "./problem.ts";

export interface ParsedCapture {
  readonly capture: Capture;
  readonly events: readonly Event[];
  readonly unreadLines: readonly { readonly line: number; readonly text: string; readonly because: string }[];
  readonly problem: InputProblem | null;
}

export interface CaptureReader {
  feed(chunk: Uint8Array): void;
  finish(): ParsedCapture;
}

/** Longer lines are cut for parsing; the rest of such a line is not read. UTF-16 units. */
const LINE_CAP = 65_536;

const HIDDEN = /<(?:private|redacted|sensitive|mask\.hash)[^<>]{0,80}>/;

const sideOf = (events: readonly Event[]): CaptureSide => {
  const device = events.some((event) => event.side === "device");
  const host = events.some((event) => event.side !== "device");
  return device && host ? "both" : device ? "device" : host ? "host" : "unknown";
};

const isSection = (body: string): boolean => /\S/.test(body);

/** Opens a capture. `name` is how reports call it. */
export const openCapture = (name: string, index: CaptureIndex): CaptureReader => {
  const assembler = new Assembler(index);
  const text = new Map<number, string>();
  const cut = new Map<number, string>();
  const lost: LostLines[] = [];
  const formats = new Map<string, number>();
  let lines = 0;
  let written = false;
  let problem: InputProblem | null = null;
  let head: Uint8Array | null = null;
  let record: Envelope | null = null;

  const read = (line: string, number: number, envelope: Envelope): LineFate => {
    const body = line.slice(envelope.body);
    const cite = (from: number, to: number): Citation => {
      const at = envelope.body + from;
      return {
        origin: "observed",
        capture: index,
        line: number,
        column: at + 1,
        length: to - from,
        text: line.slice(at, envelope.body + to),
      };
    };
    const entry: Entry = { line: number, body, envelope, cite };
    if (!isSection(body)) return "noise";
    if (isBanner(body)) {
      const tag = body.includes("[") && /^\s{0,64}\[/.test(body) ? statementOf(parseUnits(body)).tag : null;
      assembler.banner(entry, tag);
      return "noise";
    }
    const row = rowOf(body);
    if (row !== null) {
      assembler.row(entry, row, row.prefix.trim() === "" ? null : statementOf(parseUnits(row.prefix)).tag);
      return "understood";
    }
    const fault = faultOf(body, (part, from) => cite(from, from + part.length));
    if (fault !== null) {
      assembler.fault(entry, fault);
      return "understood";
    }
    if (!GATE.test(body) || isProse(body)) return "noise";
    return assembler.statement(entry, statementOf(parseUnits(body))) ? "understood" : "noise";
  };

  const onLine = (full: string): void => {
    lines += 1;
    const line = full.length > LINE_CAP ? full.slice(0, LINE_CAP) : full;
    if (full.length > LINE_CAP) lost.push({ kind: "cut", line: lines, count: full.length - LINE_CAP });
    if (/\S/.test(line)) written = true;
    for (const framing of framings) {
      const framed = framing.frame(line);
      if (framed === null) continue;
      if (framed.kind === "frame") {
        if (framed.lost !== null) lost.push({ ...framed.lost, line: lines });
        return;
      }
      // A line without an envelope among lines that have one is the rest of the message before it.
      const envelope = framing.id === "bare" && record !== null ? { ...record, body: 0 } : framed.envelope;
      if (framing.id !== "bare") record = framed.envelope;
      formats.set(framing.id, (formats.get(framing.id) ?? 0) + 1);
      const fate = read(line, lines, envelope);
      if (fate === "understood") {
        text.set(lines, line);
        if (HIDDEN.test(line)) lost.push({ kind: "redacted", line: lines, count: 1 });
      } else cut.delete(lines);
      return;
    }
  };

  const reader = lineReader(onLine);
  return {
    feed: (chunk) => {
      if (head === null && chunk.length > 0) {
        head = chunk.slice(0, 4096);
        problem = binaryProblem(head);
      }
      if (problem === null) reader.feed(chunk);
    },
    finish: () => {
      if (problem === null) reader.finish();
      const { events, fates, reasons } = assembler.finish();
      const unread = [...reasons.keys()].sort((a, b) => a - b);
      for (const line of unread) fates.get(line);
      const understood = [...fates.values()].filter((fate) => fate === "understood").length;
      const format = [...formats].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "bare";
      const capture: Capture = {
        index,
        name,
        side: sideOf(events),
        format,
        lines,
        understood,
        noise: lines - understood - unread.length,
        unread: unread.length,
        lost,
        text,
      };
      return {
        capture,
        events,
        unreadLines: unread.map((line) => ({ line, text: text.get(line) ?? "", because: reasons.get(line) ?? "" })),
        problem: problem ?? (written ? null : emptyProblem),
      };
    },
  };
};
