/**
 * Reads one framed line after the other: peels off what is no statement, parses the rest, and lays it on the desk. Every line
 * ends up understood, unread or noise.
 */

import type { Event } from "../model/event.ts";
import type { CaptureIndex } from "../model/evidence.ts";
import { openAsked } from "./asked.ts";
import { type Claim, claimOf, ROOMY, type Source } from "./claim.ts";
import type { Coverage } from "./coverage.ts";
import type { Desk } from "./desk.ts";
import { fixedBy, type Reading } from "./dialect.ts";
import { type Drivers, openDrivers, writerName } from "./drivers.ts";
import { type FixedLine, noticed } from "./fixed.ts";
import { openReports, type Reports } from "./fixed-report.ts";
import type { Framed } from "./frame.ts";
import type { Furniture } from "./framing.ts";
import type { Lexicon } from "./lexicon.ts";
import { cutAt, lossIn } from "./loss.ts";
import { openBaseWatch } from "./open-base.ts";
import { sentenceOf } from "./parse.ts";
import { lineOf, linesOf } from "./passage.ts";
import { bannerIn, isCode, isCommand, isProse } from "./prose.ts";
import { remembered } from "./remembered.ts";
import { openRowReader } from "./row-reader.ts";
import type { Sentence } from "./sentence.ts";
import type { Word } from "./skim/required.ts";
import { formed } from "./vendor/form.ts";

/** Takes framed lines in order. */
export interface LineReader {
  read(framed: Framed): void;
  /** Counts lines that say nothing. */
  skip(lines: number): void;
  /** False while lines are part of something that began above, whatever words they have. */
  isQuiet(): boolean;
  /** Words of which every line of a program has one, if it has to be read; another list once there are more. */
  words(): readonly Word[] | null;
  /** Gives what still waits for a line. */
  end(): void;
}

/** Statements longer than this are read up to here only: no driver prints one, and nesting costs. UTF-16 units. */
const STATEMENT_UNITS = 4096;

const HEX = /\b(?:0[xX][0-9a-fA-F]{3,16}|[0-9a-fA-F]{16})\b/;

/** Tabs, zero bytes of a UART, escapes: blanks for every reader behind, at the same place. */
const CONTROLS = /\p{Cc}/gu;

const sourceOf = (framed: Framed, capture: CaptureIndex, drivers: Drivers, ordinal: number): Source => {
  const { passage, envelope, framing } = framed;
  return {
    capture,
    line: lineOf(passage).number,
    ordinal,
    passage,
    thread: envelope.thread,
    writer: writerName(envelope),
    side: framing.writer,
    // Only a framing of the host's own tells programs apart; elsewhere the process is whoever captured the lines.
    program: envelope.process !== null && framing.writer === "host" && !drivers.has(envelope),
    stamp: () => {
      const stamp = envelope.stamp === null ? null : framing.stampOf(envelope.stamp);
      // Every clock but the wall's is its capture's own.
      return stamp === null || stamp.kind === "wall" ? stamp : { ...stamp, domain: `${stamp.domain}/${capture}` };
    },
  };
};

const isTelling = ({ fields, mentions }: Sentence): boolean =>
  fields.some(({ key }) => key.telling) || mentions.some((mention) => mention.telling);

/** Roles and methods that are more than a decoration. */
const hasRole = ({ fields, mentions }: Sentence): boolean =>
  mentions.some(({ telling, place, call }) => telling && (place === "body" || !ROOMY.includes(call))) ||
  fields.some(({ role }) => !["other", "function", "call", "opcode", "command"].includes(role));

/** What a reader works with: what words mean, where lines are laid, where they are counted, and where finished events go. */
export interface Workplace {
  readonly capture: CaptureIndex;
  readonly lexicon: Lexicon;
  readonly desk: Desk;
  readonly coverage: Coverage;
  readonly emit: (event: Event) => void;
  /** Sees every message before it is read. */
  readonly witness: ((line: number, body: string) => void) | null;
}

const fixedIn = (body: string, { dialects }: Lexicon): FixedLine | null => {
  for (const dialect of dialects) {
    const line = fixedBy(dialect, body);
    if (line !== null) return line;
  }
  return null;
};

const readingOf = (sentence: Sentence, { readings }: Lexicon): Reading | undefined =>
  readings.find((candidate) => candidate.reads(sentence));

/** A statement, and what it is about; `cutAt` is where a text ends that is known to be cut. */
interface Statement {
  readonly sentence: Sentence | null;
  readonly reading: Reading | undefined;
}

const statementOf = (body: string, lexicon: Lexicon, cutAt: number | null): Statement => {
  const sentence = sentenceOf(body, lexicon, cutAt);
  return { sentence, reading: sentence === null ? undefined : readingOf(sentence, lexicon) };
};

/** A claim of a program that is no driver counts only if it speaks of the disk, or in words that only drivers use. */
const counts = (claim: Claim, source: Source, reading: Reading | undefined): boolean => {
  if (!source.program || isTelling(claim.sentence) || reading?.telling === true) return true;
  const { words, headings } = claim.sentence;
  return claim.topics.includes("client") || words.has("client") || headings.has("client");
};

const NO_EVENT = "its words and fields belong to no event that is known";

/** Counts the lines of a message as unread. */
const unreadIn =
  (coverage: Coverage) =>
  ({ passage }: Source, because: string, worded: boolean): void => {
    for (const { number, text } of linesOf(passage)) coverage.unread({ line: number, text, because }, worded);
  };

/** True for lines about the capture and for empty ones; what they say was lost is noted. */
const isMessageless = (
  { lexicon, coverage }: Pick<Workplace, "lexicon" | "coverage">,
  reports: Reports,
  { source, furniture }: { readonly source: Source; readonly furniture: Furniture | null },
  body: string,
): boolean => {
  const loss = furniture === null ? lossIn(body) : furniture.lost;
  if (loss !== null) coverage.lost({ ...loss, line: source.line });
  if (furniture?.notice != null) reports.take(source, noticed(body, furniture.notice));
  const because = furniture?.because;
  if (because !== undefined && lexicon.mayTell(body, source.program))
    unreadIn(coverage)(source, because, lexicon.mayTell(body, true));
  return furniture !== null || loss !== null || body.trim() === "";
};

const noteHidden = (coverage: Coverage, { facts, source }: Claim): void => {
  const hidden = facts.filter(({ content }) => content.loss === "redacted").length;
  if (hidden > 0) coverage.lost({ kind: "redacted", line: source.line, count: hidden });
};

/** A reader that has seen no line. */
export const openReader = ({ capture, lexicon, desk, coverage, emit, witness }: Workplace): LineReader => {
  const drivers = openDrivers(lexicon);
  const reports = openReports(emit, coverage);
  const [bases, asked] = [openBaseWatch(), openAsked()];
  const fixedOf = remembered((body) => fixedIn(body, lexicon));
  const whole = remembered((body) => statementOf(body, lexicon, null));
  let ordinal = 0;
  const unread = unreadIn(coverage);

  const readSentence = (source: Source, sentence: Sentence, reading: Reading | undefined): void => {
    const claim = claimOf(source, sentence, reading);
    if (claim === null || !counts(claim, source, reading)) {
      desk.scope(source, sentence);
      const evident = source.program ? isTelling(sentence) : hasRole(sentence) || HEX.test(sentence.body);
      if (evident) unread(source, NO_EVENT, hasRole(sentence));
      return;
    }
    if (isTelling(sentence) && source.program) drivers.add(source.writer);
    const refused = desk.claim(asked.settled(claim));
    if (refused !== null) unread(source, refused, true);
    noteHidden(coverage, claim);
  };

  const readStatement = (source: Source, body: string, cut: boolean): void => {
    const end = body.length > STATEMENT_UNITS ? STATEMENT_UNITS : cut ? body.trimEnd().length : cutAt(body);
    const parsed = end === null ? whole(body) : statementOf(body.slice(0, STATEMENT_UNITS), lexicon, end);
    const sentence = parsed.sentence === null ? null : bases.settled(parsed.sentence);
    if (sentence === null) {
      if (!source.program && HEX.test(body)) unread(source, "the statement cannot be parsed", false);
      return;
    }
    readSentence(source, sentence, sentence === parsed.sentence ? parsed.reading : readingOf(sentence, lexicon));
  };

  const rows = openRowReader(desk.dumps, coverage, lexicon);

  /** Reads what a line says: by a form of a dialect file, as a line of fixed form, as a row of a dump, or as a statement. */
  const readBody = (source: Source, body: string, cut: boolean): void => {
    const form = formed(lexicon.forms, body.slice(0, STATEMENT_UNITS), lexicon.valued);
    if (form !== null) {
      readSentence(source, form.sentence, form.reading);
      return;
    }
    const fixed = fixedOf(body);
    if (fixed !== null) {
      reports.take(source, fixed);
      return;
    }
    if (rows.read(source, body) || !lexicon.mayTell(body, source.program)) return;
    if (source.side === null && (isProse(body) || isCode(body) || isCommand(body))) return;
    readStatement(source, body, cut);
  };

  return {
    read: (framed) => {
      const { passage } = framed;
      const body = passage.text.replaceAll(CONTROLS, " ");
      const line = lineOf(passage);
      ordinal += 1;
      if (line.cut) coverage.lost({ kind: "cut", line: line.number, count: 1 });
      const source = sourceOf(framed, capture, drivers, ordinal);
      if (isMessageless({ lexicon, coverage }, reports, { source, furniture: framed.furniture }, body)) return;
      const banner = bannerIn(body);
      // What else a program says is none of a driver's business.
      const isNoise = source.program && !lexicon.concerns(body) && !desk.dumps.isOpen(ordinal);
      // *** FIRMWARE FAULT, code = 0x10000 ***
      if (banner !== null && fixedOf(body) === null) {
        if (isNoise) return;
        desk.banner(source, banner.trim() === "" ? [] : (sentenceOf(`${banner} `, lexicon)?.tags ?? []));
        return;
      }
      if (!source.program && cutAt(body) !== null) coverage.lost({ kind: "cut", line: line.number, count: 1 });
      witness?.(line.number, body);
      if (!isNoise) readBody(source, body, line.cut);
    },
    skip: (lines) => {
      ordinal += lines;
    },
    isQuiet: () => !desk.dumps.isOpen(ordinal + 1),
    words: drivers.words,
    end: () => reports.finish(),
  };
};
