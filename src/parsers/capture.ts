/**
 * The door of the parsers: bytes of one capture in chunks, its events and the account of its lines out. Nothing in here throws
 * on bad input; what cannot be analysed is a problem, and what cannot be read is counted.
 */
import type { Event } from "../model/event.ts";
import type { Capture, CaptureIndex } from "../model/evidence.ts";
import { PackedEvents } from "../model/packed/events.ts";
import { inStarts } from "./boots.ts";
import { build } from "./build.ts";
import { hasSide, isRequest, leaningOf, majorityOf, sideOf, withOwnReplies } from "./capture-side.ts";
import { type Coverage, openCoverage, type UnreadLine } from "./coverage.ts";
import { openDesk } from "./desk.ts";
import { discount } from "./dropped.ts";
import type { Emit } from "./fixed-report.ts";
import { type Framed, type Framer, isRecord, openFramer } from "./frame.ts";
import { isFirmware } from "./gate.ts";
import type { InputProblem } from "./input.ts";
import { type Leaving, openIntake } from "./intake.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Mender, openMender } from "./mend.ts";
import { lineOf, linesOf } from "./passage.ts";
import { openCut, type Period } from "./period.ts";
import { type LineReader, openReader, type Workplace } from "./reader.ts";
import { openRecordReader } from "./records.ts";
import { type Section, surplusLines } from "./section.ts";
import { topicOf } from "./section-topic.ts";
import { formOf } from "./skim/form.ts";
import { SEARCH, type Search, type Skimmed } from "./skim/skim.ts";

/** Why a capture cannot be analysed. */
export type { InputProblem } from "./input.ts";

/** What a capture gives. */
export interface ParsedCapture {
  readonly capture: Capture;
  /** In the order of their first lines. */
  readonly events: readonly Event[];
  /** Lines that look like evidence and became none, in order. */
  readonly unreadLines: readonly UnreadLine[];
  /** Why the input cannot be analysed, or `null`. */
  readonly problem: InputProblem | null;
  /** What was left out before it was decoded: it is counted as noise. */
  readonly skimmed: Skimmed;
  /** Messages outside the time that is asked about, and whether any line had such a time; `null` if none is asked about. */
  readonly outside: Outside | null;
}

/** A capture that is being read. */
export interface CaptureReader {
  /** Takes the next bytes; they may be cut anywhere. */
  feed(chunk: Uint8Array): boolean;
  /** Ends the input; `broken` says that it broke off: lines behind the last one are missing. */
  close(broken?: boolean): InputProblem | null;
  /**
   * True for a closed capture of requests of which no line tells whose they are: by itself it is the host's, and beside a capture that
   * surely is, the controller's.
   */
  isOpen(): boolean;
  /** What a closed capture gives, once; `contrast` is whose an open one is because of others. */
  parsed(contrast?: "host" | "device" | null): ParsedCapture;
  /** Closes it and gives what it gives by itself. */
  finish(broken?: boolean): ParsedCapture;
}

/** The framing that most lines carry, the particular one of two equals. */
const formatOf = (counts: ReadonlyMap<string, number>): string => {
  const [most] = [...counts].sort(([a, many], [b, more]) => more - many || (a === "bare" ? 1 : b === "bare" ? -1 : 0));
  return most?.[0] ?? "bare";
};

const SURPLUS = "it lies behind the length that the line above states";

/** Gives an event with its lines, which count as understood but for those that it has no place for. */
const giver =
  (emit: Emit, coverage: Coverage) =>
  (event: Event, section: Section): void => {
    // The task may be named by the tag of a line that says nothing else.
    const naming = section.task === null ? [] : linesOf(section.task.source.passage);
    const lines = [...section.lines, ...naming];
    const surplus = surplusLines(section);
    emit(event, surplus.size === 0 ? lines : lines.filter(({ number }) => !surplus.has(number)));
    for (const { number, text } of lines) {
      if (surplus.has(number)) coverage.unread({ line: number, text, because: SURPLUS }, true);
      else coverage.understood(number, text);
    }
  };

/** What was cut because of its time. */
export interface Outside {
  readonly messages: number;
  /** False if no line had a time that could be compared: then all of it is read. */
  readonly timed: boolean;
}

/** How a capture is read. */
export interface Ways {
  /** Sees every message. */
  readonly witness?: Workplace["witness"];
  /** How lines that say nothing are left out; `null` if none are. */
  readonly search?: Search | null;
  /** The time that is asked about; `null` for all. */
  readonly period?: Period | null;
  /** False to look at every text for itself; the events are the same. */
  readonly alike?: boolean;
}

/** Keeps messages outside a period from being read, and counts them as lost: their silence proves nothing. */
const cutting = (period: Period | null, coverage: Coverage) => {
  const cut = period === null ? null : openCut(period);
  let [all, run] = [0, 0];
  const note = (line: number): void => {
    if (run > 0) coverage.lost({ kind: "gap", line, count: run });
    run = 0;
  };
  return {
    takes: ({ passage, framing, envelope }: Framed): boolean => {
      if (cut === null) return true;
      const taken = cut.takes(envelope.stamp === null ? null : framing.stampOf(envelope.stamp));
      if (taken) note(lineOf(passage).number);
      else {
        all += 1;
        run += 1;
      }
      return taken;
    },
    finishCut: note,
    outside: (): Outside | null => (cut === null ? null : { messages: all, timed: cut.timed() }),
  };
};

/** True for lines that are more than the frame around messages. */
const isMessage = ({ passage, furniture }: Framed): boolean =>
  passage.text.trim() !== "" && (furniture === null || furniture.because !== undefined || furniture.notice != null);

/** What reads the lines of a capture, in order. */
interface Stages {
  readonly mender: Mender;
  readonly framer: Framer;
  readonly reader: LineReader;
}

/** What the stages say of lines that need not be read; `count` is told how many were not, and of which format. */
const leavingOf = (
  search: Search | null,
  { mender, framer, reader }: Stages,
  count: (lines: number, format: string) => void,
): Leaving | null =>
  search === null
    ? null
    : {
        search,
        flush: mender.flush,
        isMended: mender.isMended,
        isQuiet: () => framer.isQuiet() && reader.isQuiet(),
        words: reader.words,
        passes: (line) => framer.isQuiet() && reader.passes(framer.peek(line)),
        names: reader.names,
        matters: (line, words) => reader.matters(line, () => framer.peek(line), words),
        form: () => {
          const last = framer.last();
          return last === null ? null : formOf(last);
        },
        skip: (lines, { id }) => {
          framer.skip();
          reader.skip(lines);
          count(lines, id);
        },
      };

/** The account of a capture's lines. */
const countsOf = (coverage: Coverage, lines: number, unreadLines: readonly UnreadLine[]) => ({
  lines,
  understood: coverage.text.size,
  noise: lines - coverage.text.size - unreadLines.length,
  unread: unreadLines.length,
  worded: unreadLines.filter(({ worded }) => worded).length,
  lost: [...coverage.losses].sort((a, b) => a.line - b.line),
  text: coverage.text,
});

/** The events of a capture, packed as they come. */
const openEvents = (index: CaptureIndex, { text }: Coverage): { readonly events: Event[]; readonly emit: Emit } => {
  const events: Event[] = [];
  const packed = new PackedEvents(index, text);
  return { events, emit: (event, lines) => void events.push(packed.add(event, lines)) };
};

/** Opens a capture. `name` is how reports call it, `index` its place among the captures of a run, `lexicon` what words mean. */
export const openCapture = (
  name: string,
  index: CaptureIndex,
  lexicon: Lexicon,
  { witness = null, search = SEARCH, period = null, alike = true }: Ways = {},
): CaptureReader => {
  const open: Section[] = [];
  const coverage = openCoverage();
  const { events, emit } = openEvents(index, coverage);
  const give = giver(emit, coverage);
  const formats = new Map<string, number>();
  let lines = 0;

  const settle = (section: Section, majority: "host" | "device" | null, last: boolean): void => {
    const topic = topicOf(section, majority);
    if (topic === "open" && !last) {
      open.push(section);
      return;
    }
    const event = topic === null || topic === "open" ? null : build(section, topic);
    if (event === null) discount(coverage, section);
    else give(event, section);
  };

  const desk = openDesk((section) => settle(section, null, false));
  const reader = openRecordReader(openReader({ capture: index, lexicon, desk, coverage, emit, witness, alike }));
  const { takes, finishCut, outside } = cutting(period, coverage);
  const framer = openFramer((framed: Framed) => {
    if (isMessage(framed)) formats.set(framed.framing.id, (formats.get(framed.framing.id) ?? 0) + 1);
    if (takes(framed)) reader.read(framed);
    else reader.skip(1);
  }, isFirmware);
  const mender = openMender((line) => framer.push(line), isRecord);
  const leaving = leavingOf(
    witness === null && period === null ? search : null,
    { mender, framer, reader },
    (count, id) => {
      lines += count;
      formats.set(id, (formats.get(id) ?? 0) + count);
    },
  );
  const intake = openIntake((line) => {
    lines += 1;
    mender.push(line);
  }, leaving);

  let problem: InputProblem | null = null;

  const close = (broken = false): InputProblem | null => {
    problem = intake.finish();
    mender.end();
    finishCut(lines);
    if (broken) coverage.lost({ kind: "gap", line: lines, count: 1 });
    framer.end();
    reader.end();
    desk.finish();
    return problem;
  };

  const parsed = (contrast: "host" | "device" | null = null): ParsedCapture => {
    const majority = majorityOf(events) ?? contrast;
    for (const section of open)
      settle(section, desk.sideOf(section.first.sentence.tags) ?? leaningOf(section, majority), true);
    const own = withOwnReplies(events.sort((a, b) => a.line - b.line || a.at.column - b.at.column));
    const unreadLines = coverage.unreadLines();
    const known = { index, name, side: sideOf(own), format: formatOf(formats) };
    const capture: Capture = { ...known, ...countsOf(coverage, lines, unreadLines) };
    return { capture, events: inStarts(own), unreadLines, problem, skimmed: intake.skimmed(), outside: outside() };
  };

  return {
    feed: (chunk) => intake.feed(chunk),
    close,
    isOpen: () => !events.some(hasSide) && open.some(isRequest),
    parsed,
    finish: (broken = false) => {
      close(broken);
      return parsed();
    },
  };
};
