/**
 * A capture cut down to some of its lines, so that they can be read again: as decoded, at their own numbers, with the lines that
 * frame them: the other lines of a record that is written as data, the header of a table, and the head of a record that goes on.
 */
import { type Framed, isRecord, openFramer } from "./frame.ts";
import { isFirmware } from "./gate.ts";
import { openIntake } from "./intake.ts";
import type { Line } from "./lines.ts";
import { openMender } from "./mend.ts";
import { linesOf, type Passage } from "./passage.ts";

/** What is left of a capture. */
export interface Excerpt {
  /** Lines end in a line feed; those that are left out are empty up to the last one that is not. */
  readonly text: string;
  /** Numbers of the lines that are kept, ascending. */
  readonly numbers: readonly number[];
}

/** A capture that is being cut down. */
export interface ExcerptReader {
  feed(chunk: Uint8Array): boolean;
  finish(): Excerpt;
}

const written = (kept: ReadonlyMap<number, string>): Excerpt => {
  const numbers = [...kept.keys()].sort((a, b) => a - b);
  let [text, next] = ["", 1];
  for (const number of numbers) {
    text += `${"\n".repeat(number - next)}${kept.get(number)}\n`;
    next = number + 1;
  }
  return { text, numbers };
};

/** Opens a capture of which these lines are to be kept. */
export const openExcerpt = (wanted: ReadonlySet<number>): ExcerptReader => {
  const kept = new Map<number, string>();
  const keep = ({ number, text }: Line): void => void kept.set(number, text);
  const isWanted = (passage: Passage): boolean => linesOf(passage).some(({ number }) => wanted.has(number));
  const keepAll = (passages: readonly Passage[]): void => passages.flatMap(linesOf).forEach(keep);

  /** The head of the record that lines without an envelope go on from. */
  let head: Passage | null = null;
  const framed = ({ passage, continues }: Framed): void => {
    if (!continues) head = passage;
    else if (head !== null && isWanted(passage)) keepAll([head]);
  };

  const framer = openFramer(framed, isFirmware, (own, above) => {
    if (own.some(isWanted)) keepAll([...above, ...own]);
  });
  const mender = openMender((line) => framer.push(line), isRecord);
  const intake = openIntake((line) => {
    if (wanted.has(line.number)) keep(line);
    mender.push(line);
  });
  return {
    feed: (chunk) => intake.feed(chunk),
    finish: () => {
      intake.finish();
      mender.end();
      framer.end();
      return written(kept);
    },
  };
};
