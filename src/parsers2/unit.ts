/** The units that the grammar finds in a statement body, with their places; still only text. */

/** A stretch of the body: offsets of its first unit and of the first one behind it, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export type LeafKind = "word" | "hex" | "integer" | "bytes" | "hidden" | "equals" | "colon" | "arrow" | "mark";

export interface Leaf extends Stretch {
  readonly kind: LeafKind;
  readonly text: string;
}

export interface Nest extends Stretch {
  readonly kind: "bracket" | "group";
  readonly units: readonly Unit[];
}

export type Unit = Leaf | Nest;

export const isNest = (unit: Unit): unit is Nest => unit.kind === "bracket" || unit.kind === "group";
