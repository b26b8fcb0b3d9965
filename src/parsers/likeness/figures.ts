/**
 * The slots of a text whose stencil is known, from its digits alone. Where they stand hangs on the words between them, which all texts of
 * a stencil share, and on how each number is written, so that only the first text of a kind is looked at in full.
 */

import {
  bytesOf,
  endsOf,
  isIoReturn,
  LARGEST_CODE,
  type Look,
  lookAt,
  markedIn,
  notationOf,
  orderOf,
  type Slot,
  standingOf,
  standsTwice,
} from "./slots.ts";
import { RUN, type Stencil, Stencils } from "./stencil.ts";

/** Digits that may be a slot: behind a mark, in decimal, as a list of bytes; `plain` for those that are none, whatever they are. */
interface Figure {
  readonly start: number;
  readonly end: number;
  readonly writing: "marked" | "decimal" | "list" | "plain";
}

/** Units of a mark, as in `0x801c0000`. */
const MARK_UNITS = 2;

/** The first text of a stencil with the same digit everywhere: what may be a slot there hangs on its words. */
const leveled = ({ text, runs }: Stencil): string => {
  let [level, at] = ["", 0];
  for (let run = 0; run < runs.length; run += RUN) {
    const [start, end] = [runs[run] ?? 0, runs[run + 1] ?? 0];
    level += text.slice(at, start) + "1".repeat(end - start);
    at = end;
  }
  return level + text.slice(at);
};

const figuresOf = (stencil: Stencil): readonly Figure[] => {
  const { runs } = stencil;
  const places = lookAt(leveled(stencil)).all;
  const figures: Figure[] = [];
  for (let run = 0; run < runs.length; run += RUN) {
    const [start, end] = [runs[run] ?? 0, runs[run + 1] ?? 0];
    const place = places.find((one) => one.start <= start && end <= one.end);
    if (place === undefined) figures.push({ start, end, writing: "plain" });
    else if (place.bytes === null) figures.push({ ...place, writing: place.start === start ? "decimal" : "marked" });
    else if (place.start === start) figures.push({ ...place, writing: "list" });
  }
  return figures;
};

// 801c0000     00000001801c0000     as many zeros and digits as a slot behind a mark has
const MARKED = /^(0{0,11})[1-9a-fA-F][0-9a-fA-F]{4,15}$/;
// 17     10241
const DECIMAL = /^[1-9]\d{0,8}$/;

/** How digits are written, as far as all texts of a kind are like each other in it: digit by digit where they are no slot. */
const writtenAs = (text: string, { start, end, writing }: Figure): string => {
  const digits = text.slice(start, end);
  if (writing === "list") return endsOf(digits);
  if (writing === "marked") {
    const zeros = isIoReturn(digits) ? undefined : MARKED.exec(digits.slice(MARK_UNITS))?.[1];
    return zeros === undefined ? digits : notationOf(digits, zeros);
  }
  if (writing === "plain" || !DECIMAL.test(digits)) return digits;
  return isSmall(digits) ? "s" : notationOf(digits, undefined);
};

const isSmall = (digits: string): boolean => digits.length <= 3 && Number(digits) <= Number(LARGEST_CODE);

/** Texts of one stencil whose numbers are written alike. */
export interface Kind<Family> {
  /** The look at the first of them. */
  readonly look: Look;
  /** The small numbers with a mark, which all of them have. */
  readonly marked: readonly bigint[];
  /** Which of the small numbers are ids; `null` before that is known. */
  free: readonly number[] | null;
  /** Those whose likeness is the same, by what else of their numbers is part of the shape. */
  readonly families: Map<string, Family>;
}

/** The numbers of a text of a kind where those of the first one stand. */
export const slotsOf = (text: string, { look: { all } }: Kind<unknown>): readonly Slot[] =>
  all.map(({ start, end, bytes }) => {
    const written = text.slice(start, end);
    return bytes === null
      ? { start, end, number: BigInt(written), bytes }
      : { start, end, number: null, bytes: bytesOf(written) };
  });

/** Which of all slots are numbers that may be others, and what else of the numbers is part of the shape of the text. */
export const figuresIn = (
  slots: readonly Slot[],
  { look: { all, small, others }, marked, free }: Kind<unknown>,
): { readonly rest: string; readonly slots: readonly Slot[] } => {
  if (small.length === 0) return { rest: orderOf(slots) + standingOf(slots, others()), slots };
  const own = slots.filter((_, at) => small.includes(all[at] as Slot));
  const ids = free === null || free.length === 0 || standsTwice(marked, own, free) ? [] : free;
  const fixed = own.filter((_, index) => !ids.includes(index));
  const moving = fixed.length === 0 ? slots : slots.filter((slot) => !fixed.includes(slot));
  const numbers = fixed.map(({ number }) => number).join();
  return { rest: `${numbers} ${orderOf(moving)}${standingOf(moving, others())}`, slots: moving };
};

interface Known<Family> {
  readonly figures: readonly Figure[];
  readonly kinds: Map<string, Kind<Family>>;
}

/** Stencils and kinds that are remembered; a file of nothing but different texts must not fill memory. */
const MOST = 1024;

/** Finds the kinds of texts. */
export class Kinds<Family> {
  #stencils = new Stencils(MOST);
  #known: Known<Family>[] = [];
  #size = 0;

  /** The kind of a text; `null` for one that is too long. */
  of(text: string): Kind<Family> | null {
    const stencil = this.#stencils.of(text);
    if (stencil === null && this.#stencils.size < MOST) return null;
    if (stencil === null || this.#size >= MOST) {
      [this.#stencils, this.#known, this.#size] = [new Stencils(MOST), [], 0];
      return this.of(text);
    }
    const { figures, kinds } = this.#known[stencil.id] ?? this.#first(stencil);
    let key = "";
    for (const figure of figures) key += `${writtenAs(text, figure)} `;
    const known = kinds.get(key);
    if (known !== undefined) return known;
    const kind = { look: lookAt(text), marked: markedIn(text), free: null, families: new Map() };
    kinds.set(key, kind);
    this.#size += 1;
    return kind;
  }

  #first(stencil: Stencil): Known<Family> {
    const known = { figures: figuresOf(stencil), kinds: new Map() };
    this.#known[stencil.id] = known;
    return known;
  }
}
