/**
 * The order in which a writer prints the fields of one event. A program prints them in one order, so that a field that always
 * stands above those of an event begins the next one, whose own beginning is missing.
 */
import type { Fact } from "./claim.ts";

/** The orders that were seen under one tag. */
export interface FieldOrder {
  /** Notes that a line with some fields stands below others of the same event. */
  note(above: readonly Fact[], below: readonly Fact[]): void;
  /** True if a line with these fields was seen above those of an event, and never below them. */
  isBefore(below: readonly Fact[], above: readonly Fact[]): boolean;
}

/** Most kinds of fields that there are: roles, and halves of each. */
const MOST = 1024;

const numbers = new Map<string, number>();

const numberOf = (name: string): number => {
  const number = numbers.get(name) ?? numbers.size;
  numbers.set(name, number);
  return number;
};

/** A number for each kind of field, the same for the whole run: a text for each pair would be made for every two fields of a log. */
const kindOf = ({ role, half }: Fact): number => numberOf(half === null ? role : `${role} ${half}`);

/** A number for each pair of kinds. */
const pairOf = (above: Fact, below: Fact): number => kindOf(above) * MOST + kindOf(below);

/** No order yet. */
export const openFieldOrder = (): FieldOrder => {
  // Most places have one line at a time, and no order.
  let seen: Set<number> | null = null;
  const stoodBelow = (above: Fact, below: Fact): boolean => seen?.has(pairOf(above, below)) === true;
  return {
    note: (above, below) => {
      seen ??= new Set();
      for (const one of above) for (const other of below) seen.add(pairOf(one, other));
    },
    isBefore: (below, above) =>
      seen !== null && below.some((field) => above.some((own) => stoodBelow(field, own) && !stoodBelow(own, field))),
  };
};
