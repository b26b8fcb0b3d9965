/**
 * Which window finds a word, and in which of eight groups. A scanner looks up each byte of a window for itself, so that a group lets
 * every mixture of its windows pass: they are chosen to be alike, and what passes by chance is held against a table.
 */
import { CODES, WINDOW } from "./layout.ts";
import type { Word } from "./required.ts";

/** Four bytes as a number, the first byte lowest, in lower case by one bit; three for a short word. */
export type Window = number;

/** Windows that belong together because they differ in one byte only. */
export type Family = readonly Window[];

/** How often three bytes stand in a capture, by their hash, and each of the characters that are told apart. */
export interface Census {
  readonly grams: Uint16Array;
  readonly codes: Float64Array;
  readonly bytes: number;
}

/** One way of finding a word; `count` is how often its window stands in the capture. */
export interface Choice {
  readonly family: Family;
  readonly count: number;
}

/** A word, to be found in one of several ways. */
interface Task {
  readonly word: Word;
  readonly choices: readonly Choice[];
}

/** For each place of a window the characters that stand there, a bit for each. */
type Sets = Uint32Array;

const GROUPS = 8;

/** What it costs to look at a line, where to look into the table costs 1. */
const LINE_COST = 500;

const widened = (sets: Sets, family: Family): Sets => {
  const wider = sets.slice();
  for (const window of family) {
    for (let place = 0; place < WINDOW; place += 1) {
      const byte = (window >>> (8 * place)) & 0xff;
      // A window of three bytes goes with any fourth.
      const any = place === WINDOW - 1 && byte === 0;
      wider[place] = (wider[place] ?? 0) | (any ? 0xffffffff : 1 << (byte % CODES));
    }
  }
  return wider;
};

/** The share of places at which a group lets bytes pass, if bytes stood in any order. */
const passing = (sets: Sets, { codes, bytes }: Census): number => {
  let share = 1;
  for (const set of sets) {
    let sum = 0;
    for (let rest = set; rest !== 0; rest &= rest - 1) sum += codes[31 - Math.clz32(rest & -rest)] ?? 0;
    share *= sum / bytes;
  }
  return share;
};

/** A bit for each group that has a character, 32 for each place of a window. */
const tableOf = (groups: readonly Sets[]): Uint8Array => {
  const table = new Uint8Array(CODES * WINDOW);
  for (const [group, sets] of groups.entries()) {
    for (const [place, set] of sets.entries()) {
      for (let code = 0; code < CODES; code += 1) {
        const at = CODES * place + code;
        table[at] = (table[at] ?? 0) | (((set >>> code) & 1) << group);
      }
    }
  }
  return table;
};

/** The groups as a table, and the words that each window is one of. */
export interface Grouped {
  readonly groups: Uint8Array;
  readonly windows: ReadonlyMap<Window, readonly Word[]>;
}

/** A family in a group, with what the group is then. */
interface Placed {
  readonly family: Family;
  readonly at: number;
  readonly sets: Sets;
  readonly share: number;
  readonly cost: number;
}

/** Takes for each word the window and the group that let the fewest bytes pass, beside what is there already. */
export const grouped = (tasks: readonly Task[], census: Census): Grouped => {
  const groups = Array.from(
    { length: GROUPS },
    (): Pick<Placed, "sets" | "share"> => ({
      sets: new Uint32Array(WINDOW),
      share: 0,
    }),
  );
  const windows = new Map<Window, Word[]>();
  const isLaid = ({ family }: Choice): boolean => family.every((window) => windows.has(window));

  /** The cheapest way into any group. */
  const cheapest = (choices: readonly Choice[]): Placed => {
    let best: Placed = { family: [], at: 0, sets: new Uint32Array(WINDOW), share: 0, cost: Number.POSITIVE_INFINITY };
    for (const { family, count } of choices) {
      for (const [at, own] of groups.entries()) {
        const sets = widened(own.sets, family);
        const share = passing(sets, census);
        const cost = share - own.share + (LINE_COST * count) / census.bytes;
        if (cost < best.cost) best = { family, at, sets, share, cost };
      }
    }
    return best;
  };

  const widest = ({ choices }: Task): number => choices[0]?.family.length ?? 0;
  // Who has no choice comes first.
  const ordered = tasks.toSorted((a, b) => widest(b) - widest(a) || a.choices.length - b.choices.length);
  for (const { word, choices } of ordered) {
    const laid = choices.find(isLaid);
    const placed = laid === undefined ? cheapest(choices) : null;
    if (placed !== null) groups[placed.at] = placed;
    for (const window of (laid ?? placed)?.family ?? []) {
      const words = windows.get(window);
      if (words === undefined) windows.set(window, [word]);
      else words.push(word);
    }
  }
  return { groups: tableOf(groups.map(({ sets }) => sets)), windows };
};
