/**
 * Gives each line its framing and envelope: the framing of the line before it is asked first, then the others, and a line
 * of none continues the record above it or stands bare. What it is decided by is the line, never a header or a file name.
 */

import { type Outlets, openCollector } from "./collect.ts";
import { type Envelope, type Format, type Framing, type Furniture, NO_ENVELOPE, type Peek } from "./framing.ts";
import { bare } from "./framings/bare.ts";
import { framings } from "./framings/index.ts";
import { isWhole, lineOf, type Passage, passageOf, sliced } from "./passage.ts";
import type { Record } from "./skim/form.ts";

/** A line with its envelope peeled. */
export interface Framed {
  /** The message. */
  readonly passage: Passage;
  readonly framing: Format;
  readonly envelope: Envelope;
  /** True if the line continues the record above it and has no envelope of its own. */
  readonly continues: boolean;
  readonly furniture: Furniture | null;
}

/** Takes lines in order. */
export interface Framer {
  push(line: Passage): void;
  /** Lines that are records of their own are not read. */
  skip(): void;
  /** True if no record of a notation goes on in the next line. */
  isQuiet(): boolean;
  /** A line as a record like the last one; `null` if it is none, or needs more than a look. */
  peek(line: string): Peek | null;
  /** The last record that is all of its line, `null` if there is none. */
  last(): Record | null;
  end(): void;
}

/** Longest run of lines after a record that is kept to see whether it continues the record. */
const TAIL_LINES = 32;

const inmost = framings.filter((framing) => !framing.general && framing.wraps !== true);

/** What only puts a stamp in front of a line is asked last. */
const particular = [...inmost, ...framings.filter((framing) => framing.wraps === true)];

/** The first of the framings that a text is a record of, with its envelope. */
const matchIn = (candidates: readonly Framing[], text: string): readonly [Framing, Envelope] | null => {
  for (const framing of candidates) {
    const envelope = framing.match(text);
    if (envelope !== null) return [framing, envelope];
  }
  return null;
};

// === system boot: 3590A0B1-…     -- [FIRMWARE PROBE: INCOMING DMA DUMP] --     ```
const STARTS_A_BLOCK = /^(?:={2,}|-{2,}|\*{2,}|#{2,}|`{3})/;

/** A line as a record like the last one, by its notation or by the framing that is asked first. */
const peekAs = ({ framing: own }: Record, framing: Framing | undefined, line: string): Peek | null => {
  if (own.peek !== undefined) return own.peek(line);
  const known = framing !== undefined && framing.id === own.id && framing.wraps !== true;
  const envelope = known ? framing.match(line) : null;
  return envelope === null ? null : { envelope, body: line.slice(envelope.bodyColumn) };
};

/** True if a text is a record of some logging system, with an envelope and a message. */
export const isRecord = (text: string): boolean =>
  particular.some((framing) => {
    const envelope = framing.match(text);
    return envelope !== null && text.slice(envelope.bodyColumn).trim() !== "";
  });

/** A record with its line, where it is the first thing in it and the line was not mended. */
const recordIn = (passage: Passage, { framing, envelope }: Framed): Record | null =>
  isWhole(passage) ? { line: passage.text, framing, envelope } : null;

const asBare = (passage: Passage): Framed => {
  const furniture =
    particular.map((framing) => framing.furniture(passage.text)).find((found) => found !== null) ?? null;
  return { passage, framing: bare, envelope: NO_ENVELOPE, continues: false, furniture };
};

/**
 * Hands each line on in order. `foreign` tells of a body that another machine must have written: lines after a record that
 * hold one are a capture of their own that was put behind it. `frame` learns which lines a record of a notation needs.
 */
export const openFramer = (
  emit: (framed: Framed) => void,
  foreign: (body: string) => boolean,
  frame: NonNullable<Outlets["frame"]> = () => {},
): Framer => {
  // The framing of the line before first.
  let candidates: readonly Framing[] = particular;
  let record: Framed | null = null;
  let tail: Passage[] = [];
  let last: Record | null = null;

  const settle = (): void => {
    const above = record;
    const lines = tail;
    tail = [];
    if (above === null || lines.some(({ text }) => foreign(text))) {
      if (lines.length > 0) record = null;
      for (const line of lines) emit(asBare(line));
      return;
    }
    for (const line of lines) {
      emit({ ...above, passage: line, continues: true, furniture: null });
    }
  };

  const matched = (line: Passage): Framed | null => {
    const outer = matchIn(candidates, line.text);
    if (outer === null) return null;
    const [first] = outer;
    if (candidates[0] !== first) candidates = [first, ...particular.filter((other) => other !== first)];
    const [found, { bodyColumn }] = outer;
    const passage = sliced(line, bodyColumn);
    // The record's own stamp says when it was written, the capture program's only when it arrived.
    const inner = found.wraps ? matchIn(inmost, passage.text) : null;
    if (inner === null) return { passage, framing: found, envelope: outer[1], continues: false, furniture: null };
    const body = sliced(passage, inner[1].bodyColumn);
    return { passage: body, framing: inner[0], envelope: inner[1], continues: false, furniture: null };
  };

  const push = (line: Passage): void => {
    const found = matched(line);
    if (found !== null) {
      settle();
      record = found;
      last = recordIn(line, found);
      emit(found);
      return;
    }
    const lone = asBare(line);
    if (record === null || lone.furniture !== null || line.text.trim() === "" || STARTS_A_BLOCK.test(line.text)) {
      settle();
      record = null;
      emit(lone);
      return;
    }
    tail.push(line);
    if (tail.length >= TAIL_LINES) settle();
  };

  const collector = openCollector({
    line: push,
    record: (noted) => {
      settle();
      record = null;
      last = recordIn(passageOf(lineOf(noted.passage)), noted);
      emit(noted);
    },
    frame,
  });

  return {
    push: collector.push,
    skip: () => {
      settle();
      record = null;
    },
    isQuiet: collector.isQuiet,
    peek: (line) => (last === null ? null : peekAs(last, candidates[0], line)),
    last: () => last,
    end: () => {
      collector.end();
      settle();
    },
  };
};
