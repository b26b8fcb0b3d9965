/**
 * What a replay can tell of addresses: which are the same, also after upper bits are cut off, how they lie in their pages, which
 * have more than 32 bits, and how far one lies from another that it may run into. Their values mean nothing to it beyond that.
 */
import { isWide, truncate } from "../model/address.ts";

/** Widths to which the model may cut an address: of address lines, and of a line that prints eight digits. */
const WIDTHS = Array.from({ length: 32 }, (_, index) => 32 + index);

/** Below this a number is no address; and nothing looks at more of an address than its place in a page of this size. */
const PAGE_BITS = 14;
const PAGE = 1n << BigInt(PAGE_BITS);

/** What cuts to these widths leave of an address where they take something away; most addresses have no upper bits. */
const cutsOf = (value: bigint): readonly bigint[] =>
  isWide(value) ? WIDTHS.map((bits) => truncate(value, bits)).filter((cut) => cut !== value) : [];

/** Addresses of one task, named by when they come first. */
export interface Relations {
  /** Gives a new address the next name. Small numbers are their own names. Where it lies in its page means nothing of memory that no host sees. */
  readonly nameOf: (value: bigint, inside?: boolean) => string;
  /** Ends the naming. `reach` is the most bytes that anything begins at one of them. */
  readonly settle: (reach: number) => Places;
}

export interface Places {
  /** What there is between all that have names. */
  readonly told: string;
  /** An address as it lies to those that have names. */
  readonly placeOf: (value: bigint) => string;
}

/** An address that has a name, and how far around it another one may run into it. */
interface Mark {
  readonly name: number;
  readonly at: bigint;
  readonly from: bigint;
  readonly to: bigint;
}

/** How an address lies to the marks that it equals or may run into. */
const nearTo = (marks: readonly Mark[], value: bigint): string => {
  let near = "";
  for (const { name, at, from, to } of marks) if (value >= from && value <= to) near += `@${name}+${value - at}`;
  return near;
};

const placeAmong = (marks: readonly Mark[], value: bigint, paged: boolean): string => {
  const near = nearTo(marks, value);
  const within = paged ? Number(truncate(value, PAGE_BITS)) : "";
  if (!isWide(value)) return `${within}${near}/`;
  // How many cuts lead to one and the same place means nothing.
  const cuts = new Set(cutsOf(value).map((cut) => `${isWide(cut) ? "w" : ""}${nearTo(marks, cut)}`));
  return `${within}w${near}/${[...cuts].join()}`;
};

export const openRelations = (): Relations => {
  const known = new Map<bigint, number>();
  const paged = new Set<bigint>();
  return {
    nameOf: (value, inside = false) => {
      if (!inside) paged.add(value);
      if (value >= 0n && value < PAGE) return `${value}`;
      const name = known.get(value) ?? known.size;
      known.set(value, name);
      return `@${name}`;
    },
    settle: (reach) => {
      const far = BigInt(reach) + 2n * PAGE;
      const marks = [...known].map(([at, name]): Mark => ({ name, at, from: at - far, to: at + far }));
      // Of an address that lies at none of the task's nobody asks where in its page; a small number is none.
      const placeOf = (value: bigint): string => placeAmong(marks, value, value < PAGE || nearTo(marks, value) !== "");
      return { told: marks.map(({ at }) => placeAmong(marks, at, paged.has(at))).join(";"), placeOf };
    },
  };
};
