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

const nameOf = ({ role, half }: Fact): string => `${role} ${half ?? ""}`;

/** No order yet. */
export const openFieldOrder = (): FieldOrder => {
  const seen = new Set<string>();
  const stoodBelow = (above: Fact, below: Fact): boolean => seen.has(`${nameOf(above)}\n${nameOf(below)}`);
  return {
    note: (above, below) => {
      for (const one of above) for (const other of below) seen.add(`${nameOf(one)}\n${nameOf(other)}`);
    },
    isBefore: (below, above) =>
      below.some((field) => above.some((own) => stoodBelow(field, own) && !stoodBelow(own, field))),
  };
};
