/**
 * What a replay can tell of addresses: which are the same, also after upper bits are cut off, how they lie in their pages, which
 * have more than 32 bits, and how far one lies from another that it may run into. Their values mean nothing to it beyond that.
 */
import { isWide, truncate } from "../model/address.ts";

/** Widths to which the model may cut an address: of address lines, and of a line that prints eight digits. */
const WIDTHS = Array.from({ length: 32 }, (_, index) => 32 + index);

/** Below this a number is no address; and nothing looks at more of an address than its place in a page of this size. */
const PAGE = 0x4000n;

/** What cuts to these widths leave of an address where they take something away; most addresses have no upper bits. */
const cutsOf = (value: bigint): readonly bigint[] =>
  isWide(value) ? WIDTHS.map((bits) => truncate(value, bits)).filter((cut) => cut !== value) : [];

/** Addresses of one task, named by when they come first. */
export interface Relations {
  /** Gives a new address the next name. Small numbers are their own names. */
  readonly nameOf: (value: bigint) => string;
  /** What there is between all that have names. `reach` is the most bytes that anything begins at one of them. */
  readonly told: (reach: number) => string;
  /** An address as it lies to those that have names; it gets none. */
  readonly placeOf: (value: bigint, reach: number) => string;
}

export const openRelations = (): Relations => {
  const known = new Map<bigint, number>();
  /** Those with names that an address equals or may run into. */
  const near = (value: bigint, far: bigint): string => {
    let found = "";
    for (const [other, name] of known) {
      const distance = value - other;
      if (distance <= far && distance >= -far) found += `@${name}+${distance}`;
    }
    return found;
  };
  const placeOf = (value: bigint, reach: number): string => {
    const far = BigInt(reach) + 2n * PAGE;
    // How many cuts lead to one and the same place means nothing.
    const places = new Set(cutsOf(value).map((cut) => `${isWide(cut) ? "w" : ""}${near(cut, far)}`));
    const cut = [...places].join();
    return `${value < PAGE ? value : value % PAGE}${isWide(value) ? "w" : ""}${near(value, far)}/${cut}`;
  };
  return {
    nameOf: (value) => {
      if (value >= 0n && value < PAGE) return `${value}`;
      const name = known.get(value) ?? known.size;
      known.set(value, name);
      return `@${name}`;
    },
    told: (reach) => [...known.keys()].map((value) => placeOf(value, reach)).join(";"),
    placeOf,
  };
};
