/**
 * Reads one framed line after the other: peels off what is no statement, parses the rest, and lays it on the desk. Every line
 * ends up understood, unread or noise.
 */

import type { Event, FaultEvent } from "../model/event.ts";
import type { CaptureIndex } from "../model/evidence.ts";
import { iova } from "../model/units.ts";
import { type Claim, cite, claimOf, ROOMY, type Source } from "./claim.ts";
import type { Coverage } from "./coverage.ts";
import type { Desk } from "./desk.ts";
import type { FaultLine } from "./dialect.ts";
import { dialects } from "./dialects/index.ts";
import type { Framed } from "./frame.ts";
import type { Furniture } from "./framing.ts";
import { mayTell } from "./gate.ts";
import type { Span } from "./grammar/nodes.ts";
import { cutAt, lossIn } from "./loss.ts";
import { numberOf } from "./number.ts";
import { sentenceOf } from "./parse.ts";
import { lineOf, linesOf } from "./passage.ts";
import { bannerIn, isCode, isCommand, isProse } from "./prose.ts";
import { rowIn } from "./row.ts";
import type { Sentence } from "./sentence.ts";

/** Takes framed lines in order. */
export interface LineReader {
  read(framed: Framed): void;
}

/** Statements longer than this are read up to here only: no driver prints one, and nesting costs. UTF-16 units. */
const STATEMENT_UNITS = 4096;

const HEX = /\b0[xX][0-9a-fA-F]{3,16}\b/;

/** Tabs, zero bytes of a UART, escapes: blanks for every reader behind, at the same place. */
const CONTROLS = /\p{Cc}/gu;

// com.example.raid.dext     com_skua_SkuaHBA     IOSCSIParallelFamily
const DRIVER = /\.dext$|^[a-z]{2,12}_[\w]{2,60}_\w{2,80}$|^IO(?:User)?SCSI/;

const sourceOf = (framed: Framed, capture: CaptureIndex, known: ReadonlySet<string>, ordinal: number): Source => {
  const { passage, envelope, framing } = framed;
  const writer = `${envelope.process ?? ""}/${envelope.sender ?? ""}`;
  const isDriver = DRIVER.test(envelope.sender ?? envelope.process ?? "") || known.has(writer);
  return {
    capture,
    line: lineOf(passage).number,
    ordinal,
    passage,
    thread: envelope.thread,
    writer,
    side: framing.writer,
    // Only a framing of the host's own tells programs apart; elsewhere the process is whoever captured the lines.
    program: envelope.process !== null && framing.writer === "host" && !isDriver,
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

const faultEvent = (source: Source, fault: FaultLine): FaultEvent => {
  const text = ({ start, end }: Span): string => source.passage.text.slice(start, end);
  const seen = <T>(span: Span | null, value: T | null) =>
    span === null ? null : { value, loss: value === null ? ("unreadable" as const) : null, at: cite(source, span) };
  const address = fault.address === null ? null : numberOf(text(fault.address));
  return {
    kind: "fault",
    side: "kernel",
    capture: source.capture,
    line: source.line,
    lastLine: source.line,
    stamp: source.stamp(),
    tag: null,
    thread: source.thread,
    task: null,
    target: null,
    at: cite(source, fault.said),
    address: seen(fault.address, address === null ? null : iova(address)),
    access: seen(fault.access, fault.access?.value ?? null),
    reason: seen(fault.reason, fault.reason?.value ?? null),
    requester: seen(fault.requester, fault.requester === null ? null : text(fault.requester)),
    pci: fault.pci,
  };
};

/** What a reader works with: where lines are laid, where they are counted, and where finished events go. */
export interface Workplace {
  readonly capture: CaptureIndex;
  readonly desk: Desk;
  readonly coverage: Coverage;
  readonly emit: (event: Event) => void;
}

const faultIn = (body: string): FaultLine | null => {
  for (const dialect of dialects) {
    const fault = dialect.fault?.(body) ?? null;
    if (fault !== null) return fault;
  }
  return null;
};

/** A claim of a program that is no driver counts only if it speaks of the disk, or in words that only drivers use. */
const counts = (claim: Claim, source: Source): boolean => {
  if (!source.program || isTelling(claim.sentence)) return true;
  const { words, headings } = claim.sentence;
  return claim.topics.includes("client") || words.has("client") || headings.has("client");
};

const NO_EVENT = "its words and fields belong to no event that is known";

/** A reader that has seen no line. */
export const openReader = ({ capture, desk, coverage, emit }: Workplace): LineReader => {
  const drivers = new Set<string>();
  let ordinal = 0;
  const unread = ({ passage }: Source, because: string, worded: boolean): void => {
    for (const { number, text } of linesOf(passage)) coverage.unread({ line: number, text, because }, worded);
  };

  const readStatement = (source: Source, body: string, cut: boolean): void => {
    const end = body.length > STATEMENT_UNITS ? STATEMENT_UNITS : cut ? body.trimEnd().length : cutAt(body);
    const sentence = sentenceOf(body.slice(0, STATEMENT_UNITS), end);
    if (sentence === null) {
      if (!source.program && HEX.test(body)) unread(source, "the statement cannot be parsed", false);
      return;
    }
    const claim = claimOf(source, sentence);
    if (claim === null || !counts(claim, source)) {
      desk.scope(source, sentence);
      const evident = source.program ? isTelling(sentence) : hasRole(sentence) || HEX.test(body);
      if (evident) unread(source, NO_EVENT, hasRole(sentence));
      return;
    }
    if (isTelling(sentence) && source.program) drivers.add(source.writer);
    const refused = desk.claim(claim);
    if (refused !== null) unread(source, refused, true);
    const hidden = claim.facts.filter(({ content }) => content.loss === "redacted").length;
    if (hidden > 0) coverage.lost({ kind: "redacted", line: source.line, count: hidden });
  };

  /** Whether the body is a row of a dump, and the dump takes it. */
  const readRow = (source: Source, body: string): boolean => {
    const place = rowIn(body);
    if (place === null) return false;
    const decoration = body.slice(0, place.at).replace(/::\s*$/, ":");
    const tags = decoration.trim() === "" ? [] : (sentenceOf(`${decoration} `)?.tags ?? []);
    if (!desk.row(source, tags, place.row)) {
      if (place.row.kind === "bytes" && !source.program && sentenceOf(body)?.fields.length === 0) {
        unread(source, "a dump row without a line above it that says whose memory it is", true);
        return true;
      }
      return false;
    }
    if (place.row.redacted) coverage.lost({ kind: "redacted", line: source.line, count: 1 });
    return true;
  };

  const readFurniture = (source: Source, { lost, because }: Furniture, body: string): void => {
    if (lost !== null) coverage.lost({ ...lost, line: source.line });
    if (because !== undefined && mayTell(body, source.program)) unread(source, because, mayTell(body, true));
  };

  return {
    read: (framed) => {
      const { passage, furniture } = framed;
      const body = passage.text.replaceAll(CONTROLS, " ");
      const line = lineOf(passage);
      ordinal += 1;
      if (line.cut) coverage.lost({ kind: "cut", line: line.number, count: 1 });
      if (furniture !== null) {
        readFurniture(sourceOf(framed, capture, drivers, ordinal), furniture, body);
        return;
      }
      if (body.trim() === "") return;
      const loss = lossIn(body);
      if (loss !== null) {
        coverage.lost({ ...loss, line: line.number });
        return;
      }
      const source = sourceOf(framed, capture, drivers, ordinal);
      const banner = bannerIn(body);
      if (banner !== null) {
        desk.banner(source, banner.trim() === "" ? [] : (sentenceOf(`${banner} `)?.tags ?? []));
        return;
      }
      if (!source.program && cutAt(body) !== null) coverage.lost({ kind: "cut", line: line.number, count: 1 });
      if (readRow(source, body) || !mayTell(body, source.program)) return;
      const fault = faultIn(body);
      if (fault !== null) {
        emit(faultEvent(source, fault));
        for (const { number, text } of linesOf(passage)) coverage.understood(number, text);
        return;
      }
      if (source.side === null && (isProse(body) || isCode(body) || isCommand(body))) return;
      readStatement(source, body, line.cut);
    },
  };
};
