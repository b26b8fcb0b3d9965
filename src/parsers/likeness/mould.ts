/**
 * What was read from one text, to be cast for others of its shape: whatever stands in a slot is exchanged, all else is shared. A
 * reading in which a number went anywhere but into a value of its own place makes no mould.
 */
import type { Quoted } from "../sentence.ts";
import type { Utterance } from "../utterance.ts";
import { isSame } from "./same.ts";
import type { Slot } from "./slots.ts";

/** A text of a shape, with its slots in order. */
export interface Like {
  readonly text: string;
  readonly slots: readonly Slot[];
}

/** Makes of a text what the first of its shape was read as. */
export type Mould<T> = (like: Like) => T;

/** A part that is the same for every text of the shape. */
const SAME = Symbol("same");

type Step = Mould<unknown> | typeof SAME;

/** What a dialect says of its statements is the same for every text: a number in its example is none of theirs. */
const OF_THE_DIALECT: keyof Utterance = "reading";

const isQuoted = (value: object): value is Quoted => "content" in value && "start" in value && "end" in value;

/** Looks through what was read from one text. */
class Maker {
  /** True once a part hangs on a number in a way that no mould can follow. */
  hangs = false;
  readonly #first: Like;

  constructor(first: Like) {
    this.#first = first;
  }

  #hanging(): Step {
    this.hangs = true;
    return SAME;
  }

  /** A text that holds a number is taken from the only place where it can stand. */
  #text(part: string): Step {
    const { text, slots } = this.#first;
    if (part === text) return (like) => like.text;
    if (!slots.some(({ start, end }) => part.includes(text.slice(start, end)))) return SAME;
    const at = text.indexOf(part);
    if (at < 0 || text.includes(part, at + 1)) return this.#hanging();
    return (like) => like.text.slice(at, at + part.length);
  }

  /** The content of a value in whose place a number or a list stands must be just that. */
  #content({ start, end, content }: Quoted): Step {
    const { slots } = this.#first;
    const inside = slots.flatMap((slot, index) => (slot.start < end && slot.end > start ? [index] : []));
    const [index, ...others] = inside;
    if (index === undefined) return this.step(content);
    const slot = slots[index];
    const { words, code, secondHalf } = content;
    const alone = others.length === 0 && words === null && code === null && secondHalf === 0;
    if (slot === undefined || !alone || content.number !== slot.number || !isSame(content.bytes, slot.bytes))
      return this.#hanging();
    return (like) => {
      const { number = null, bytes = null } = like.slots[index] ?? {};
      return { ...content, number, bytes };
    };
  }

  #object(value: object): Step {
    const steps: (readonly [string, Mould<unknown>])[] = [];
    for (const [key, part] of Object.entries(value)) {
      if (key === OF_THE_DIALECT) continue;
      const step = key === "content" && isQuoted(value) ? this.#content(value) : this.step(part);
      if (step !== SAME) steps.push([key, step]);
    }
    if (steps.length === 0) return SAME;
    return (like) => {
      const copy: Record<string, unknown> = { ...value };
      for (const [key, step] of steps) copy[key] = step(like);
      return copy;
    };
  }

  #list(value: readonly unknown[]): Step {
    const steps = value.map((part) => this.step(part));
    if (steps.every((step) => step === SAME)) return SAME;
    return (like) => steps.map((step, at) => (step === SAME ? value[at] : step(like)));
  }

  step(value: unknown): Step {
    if (typeof value === "string") return this.#text(value);
    if (typeof value === "bigint" && this.#first.slots.some(({ number }) => number === value)) return this.#hanging();
    if (typeof value !== "object" || value === null) return SAME;
    if (Array.isArray(value)) return this.#list(value);
    if (!(value instanceof Set)) return this.#object(value);
    return [...value].some((part) => this.step(part) !== SAME) ? this.#hanging() : SAME;
  }
}

/** A mould of what was read from a text; `null` if its numbers went into more than values of their own. */
export const mouldOf = <T>(value: T, first: Like): Mould<T> | null => {
  const maker = new Maker(first);
  const step = maker.step(value);
  if (maker.hangs) return null;
  return step === SAME ? () => value : (step as Mould<T>);
};
