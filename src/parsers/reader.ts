/**
 * Reads one framed line after the other: peels off what is no statement, parses the rest, and lays it on the desk. Every line
 * ends up understood, unread or noise.
 */

import type { Stamp } from "../model/clock.ts";
import type { CaptureIndex } from "../model/evidence.ts";
import type { Source } from "./claim.ts";
import type { Coverage } from "./coverage.ts";
import type { Desk } from "./desk.ts";
import { type Drivers, openDrivers, writerName } from "./drivers.ts";
import { noticed } from "./fixed.ts";
import { type Emit, openReports, type Reports } from "./fixed-report.ts";
import type { Framed } from "./frame.ts";
import type { Format, Furniture, Peek } from "./framing.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Loss } from "./loss.ts";
import { type Message, STATEMENT_UNITS } from "./message.ts";
import { openMessages } from "./messages.ts";
import { ownText } from "./own-text.ts";
import { lineOf, type Passage } from "./passage.ts";
import { openRowReader } from "./row-reader.ts";
import type { Word } from "./skim/required.ts";
import { openStatementReader, unreadIn } from "./statement-reader.ts";
import { utteranceBy } from "./utterance.ts";
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
  /** True if a line holds the name of a driver that wrote lines before it. */
  names(line: string): boolean;
  /** True if a line that holds these words may have to be read. */
  matters(line: string, look: () => Peek | null, words: readonly Word[]): boolean;
  /** True if a line that does not matter is noise though rows of a dump may stand there: no dump of its thread is open. */
  passes(record: Peek | null): boolean;
  /** Gives what still waits for a line. */
  end(): void;
}

/** Tabs, zero bytes of a UART, escapes: blanks for every reader behind, at the same place. */
const CONTROLS = /\p{Cc}/gu;

// com.example.raid.dext     Sample.dext     com.example.Raid.kext     dext     driver
const OF_DRIVER = /(?:^|\.)(?:[dk]ext|driver|drv)$/i;

// fw     firmware     mcu
const OF_FIRMWARE = /^(?:fw|firmware|mcu)$/i;

/** Whose lines a part of a program writes, where its name tells. */
const sideOfSender = (sender: string): Source["side"] => {
  if (OF_DRIVER.test(sender)) return "host";
  return OF_FIRMWARE.test(sender) ? "device" : null;
};

/** A line that was framed. All those of open events are held, so that it holds no more of its frame than it may be asked for. */
class FramedSource implements Source {
  readonly capture: CaptureIndex;
  readonly line: number;
  readonly ordinal: number;
  readonly passage: Passage;
  readonly thread: string | null;
  readonly writer: string;
  readonly side: Source["side"];
  readonly program: boolean;
  readonly #format: Format;
  readonly #stamp: string | null;

  constructor({ passage, envelope, framing }: Framed, capture: CaptureIndex, drivers: Drivers, ordinal: number) {
    this.capture = capture;
    this.line = lineOf(passage).number;
    this.ordinal = ordinal;
    this.passage = passage;
    this.thread = envelope.thread === null ? null : ownText(envelope.thread);
    this.writer = writerName(envelope);
    this.side = framing.writer ?? sideOfSender(envelope.sender ?? "");
    // Only a framing of the host's own tells programs apart; elsewhere the process is whoever captured the lines.
    this.program = envelope.process !== null && framing.writer === "host" && !drivers.has(envelope);
    this.#format = framing;
    this.#stamp = envelope.stamp;
  }

  stamp(): Stamp | null {
    const stamp = this.#stamp === null ? null : this.#format.stampOf(this.#stamp);
    // Every clock but the wall's is its capture's own.
    return stamp === null || stamp.kind === "wall" ? stamp : { ...stamp, domain: `${stamp.domain}/${this.capture}` };
  }
}

/** What a reader works with: what words mean, where lines are laid, where they are counted, and where finished events go. */
export interface Workplace {
  readonly capture: CaptureIndex;
  readonly lexicon: Lexicon;
  readonly desk: Desk;
  readonly coverage: Coverage;
  readonly emit: Emit;
  /** Sees every message before it is read. */
  readonly witness: ((line: number, body: string) => void) | null;
  /** True to use what was found out of one text for those that are like it. */
  readonly alike: boolean;
}

/** What the envelope and the text of a line say of the capture. */
interface About {
  readonly source: Source;
  readonly furniture: Furniture | null;
  readonly body: string;
  readonly loss: Loss | null;
}

/** True for lines about the capture and for empty ones; what they say was lost is noted. */
const isMessageless = (
  { lexicon, coverage }: Pick<Workplace, "lexicon" | "coverage">,
  reports: Reports,
  { source, furniture, body, loss }: About,
): boolean => {
  if (loss !== null) coverage.lost({ ...loss, line: source.line });
  if (furniture?.notice != null) reports.take(source, noticed(body, furniture.notice));
  const because = furniture?.because;
  if (because !== undefined && lexicon.mayTell(body, source.program))
    unreadIn(coverage)(source, because, lexicon.mayTell(body, true));
  return furniture !== null || loss !== null || body.trim() === "";
};

/** A reader that has seen no line. */
export const openReader = ({ capture, lexicon, desk, coverage, emit, witness, alike }: Workplace): LineReader => {
  const drivers = openDrivers(lexicon);
  const reports = openReports(emit, coverage);
  const messages = openMessages(lexicon, alike);
  const rows = openRowReader(desk.dumps, coverage, (text) => messages.of(text).utterance());
  let ordinal = 0;

  const statements = openStatementReader({ lexicon, desk, coverage }, drivers);

  /** Reads what a line says: by a form of a dialect file, as a line of fixed form, as a row of a dump, or as a statement. */
  const readBody = (source: Source, message: Message, cut: boolean): void => {
    const form = formed(lexicon.forms, message.text.slice(0, STATEMENT_UNITS), lexicon.valued);
    if (form !== null) {
      statements.take(source, utteranceBy(form.sentence, form.reading));
      return;
    }
    const fixed = message.fixed();
    if (fixed !== null) {
      reports.take(source, fixed);
      return;
    }
    if (rows.read(source, message)) return;
    if (!(source.program ? message.tellsOfProgram() : message.tells())) return;
    // Nobody but a program stamps what it says.
    if (source.side === null && source.stamp() === null && message.isPersonal()) return;
    statements.read(source, message, cut);
  };

  return {
    read: (framed) => {
      const { passage, furniture } = framed;
      const body = passage.text.replaceAll(CONTROLS, " ");
      const line = lineOf(passage);
      ordinal += 1;
      if (line.cut) coverage.lost({ kind: "cut", line: line.number, count: 1 });
      const source = new FramedSource(framed, capture, drivers, ordinal);
      const message = source.program ? messages.idle(body) : messages.of(body);
      const about = { source, furniture, body, loss: furniture === null ? message.loss() : furniture.lost };
      if (isMessageless({ lexicon, coverage }, reports, about)) return;
      const banner = message.banner();
      // What else a program says is none of a driver's business.
      const isNoise = source.program && !message.concerns() && !desk.dumps.isOpen(ordinal, source.thread);
      // *** FIRMWARE FAULT, code = 0x10000 ***
      if (banner !== null && message.fixed() === null) {
        if (isNoise) return;
        desk.banner(source, banner);
        return;
      }
      if (!source.program && message.cutAt() !== null) coverage.lost({ kind: "cut", line: line.number, count: 1 });
      witness?.(line.number, body);
      if (!isNoise) readBody(source, source.program ? messages.of(body) : message, line.cut);
    },
    skip: (lines) => {
      ordinal += lines;
    },
    isQuiet: () => !desk.dumps.isOpen(ordinal + 1),
    words: drivers.words,
    names: drivers.names,
    matters: drivers.matters,
    passes: (record) => record !== null && !desk.dumps.isOpen(ordinal + 1, record.envelope.thread),
    end: () => reports.finish(),
  };
};
