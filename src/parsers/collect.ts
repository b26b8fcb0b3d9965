/**
 * Asks the notations before any line is framed. Lines of which it is not known yet whether they are records are held; if they
 * turn out not to be, they go on as lines, and the first of them is not asked about again.
 */
import { openBlocks } from "./carriers/blocks.ts";
import { openObjects } from "./carriers/objects.ts";
import { openTables } from "./carriers/tables.ts";
import type { Carrier, Notation, Noted } from "./notation.ts";
import { notations } from "./notations/index.ts";
import type { Passage } from "./passage.ts";

/** Takes lines in order. */
export interface Collector {
  push(line: Passage): void;
  /** True if no record goes on in the next line. */
  isQuiet(): boolean;
  end(): void;
}

/** What becomes of the lines. */
export interface Outlets {
  /** A line of no record. */
  readonly line: (line: Passage) => void;
  readonly record: (noted: Noted) => void;
  /** A record has ended: its own lines, and those above it without which they could not be read, as the header of a table. */
  readonly frame?: (own: readonly Passage[], above: readonly Passage[]) => void;
}

/** Lines and UTF-16 units that are held to see what they are. */
const HELD_LINES = 4096;
const HELD_UNITS = 1024 * 1024;

const of = <C extends Notation["carrier"]>(carrier: C) =>
  notations.filter((notation): notation is Extract<Notation, { carrier: C }> => notation.carrier === carrier);

const [OBJECTS, TABLES, BLOCKS] = [of("object"), of("table"), of("block")];

/** Tells of each record which lines it needs. */
interface Frames {
  /** Something was told of the lines that are being looked at. */
  told(): void;
  /** A line was taken, with those that were held for it. */
  taken(held: readonly Passage[], line: Passage): void;
  /** The run of records is over. */
  end(): void;
}

const openFrames = (frame: NonNullable<Outlets["frame"]>): Frames => {
  let told = false;
  /** The first line of the run that told nothing, as a header, and the one that the last record ended in. */
  let [head, last]: [Passage | null, Passage | null] = [null, null];
  return {
    told: () => {
      told = true;
    },
    taken: (held, line) => {
      if (told || held.length > 0) {
        // A record of several lines may begin in the line in which the one before it ends.
        const above = [head, held.length > 0 ? last : null];
        frame(
          [...held, line],
          above.filter((one) => one !== null),
        );
        last = line;
      } else head ??= line;
      told = false;
    },
    end: () => {
      [head, last] = [null, null];
    },
  };
};

/** A collector that holds nothing. */
export const openCollector = ({ line: plain, record, frame = () => {} }: Outlets): Collector => {
  const frames = openFrames(frame);
  const tell = (noted: Noted): void => {
    frames.told();
    record(noted);
  };
  const carriers = [openObjects(OBJECTS, tell), openTables(TABLES, tell), openBlocks(BLOCKS, tell)];
  let active: Carrier | null = null;
  let held: Passage[] = [];
  let units = 0;

  const release = (): Passage[] => {
    const lines = held;
    held = [];
    units = 0;
    active = null;
    return lines;
  };

  /** The lines that are to be looked at again, in order; the first of those that are given back is not. */
  const giveBack = (): readonly Passage[] => {
    const [first, ...rest] = release();
    if (first !== undefined) plain(first);
    return rest;
  };

  const hold = (line: Passage): readonly Passage[] => {
    held.push(line);
    units += line.text.length;
    if (held.length <= HELD_LINES && units <= HELD_UNITS) return [];
    if (active?.overflow() !== "held") return giveBack();
    const carrier = active;
    release();
    active = carrier;
    return [];
  };

  /** Looks at one line; the answer is the lines that are to be looked at again. */
  const look = (line: Passage): readonly Passage[] => {
    const first = active;
    const order = first === null ? carriers : [first, ...carriers.filter((carrier) => carrier !== first)];
    for (const carrier of order) {
      const step = carrier.push(line);
      if (step === "idle") continue;
      active = carrier;
      if (step === "held") return hold(line);
      if (step === "refused") {
        held.push(line);
        return giveBack();
      }
      if (step === "taken") frames.taken(held, line);
      release();
      if (step === "taken") active = carrier;
      else frames.end();
      return step === "over" ? [line] : [];
    }
    active = null;
    frames.end();
    plain(line);
    return [];
  };

  const push = (line: Passage): void => {
    // Last in, first out, so that lines that come back stand before those behind them.
    const waiting = [line];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) waiting.push(...look(next).toReversed());
  };

  return {
    push,
    isQuiet: () => held.length === 0 && !carriers.some((carrier) => carrier.isOpen()),
    end: () => {
      for (let rounds = 0; active !== null && rounds <= HELD_LINES; rounds += 1) {
        if (active.end() === "refused") for (const line of giveBack()) push(line);
        else release();
      }
      for (const carrier of carriers) carrier.end();
    },
  };
};
