/**
 * The way of a transfer in addresses that no key explains: `0x40012000 -> 0x801c0000`, `from 0x40012000 to 0x801c0000`. Apart from
 * the claims, because a reading must know that the way is there before a claim takes it.
 */
import { isAddress } from "./quantity.ts";
import type { Quoted, Sentence } from "./sentence.ts";

/** Units in front of a value in which the word or the arrow stands that says where it lies on the way. */
const REACH = 28;

// -> 0x801c0000     WR 0x801c0000     to 0x801c0000     to host 0x801c0000     into host iova 0x801c0000     \u2192 0x801c0000
const TOWARDS =
  /(?:-{1,3}>|={1,3}>|\u2192|(?:^|\s)(?:to|into|towards|wr|writes?))\s{0,4}(?:host\s|the\shost\s)?(?:iova\s|addr(?:ess)?\s|memory\s|at\s)?$/i;

// from 0x40012000
const AWAY = /(?:^|\s)from\s{0,4}$/i;

// 0x40012000 -> 0x801c0000
const LEAVES = /^\s{0,4}(?:-{1,3}>|={1,3}>|\u2192|to\s)/i;

/** Digits with a prefix: full 64-bit addresses have as many digits as plain decimals count for. */
const isPlace = (body: string, value: Quoted): boolean =>
  isAddress(value) || (/^0x[0-9a-f]{9,16}$/i.test(body.slice(value.start, value.end)) && value.content.number !== null);

/** Addresses that no key explains, and those that one only calls so: `data @0x60000000 -> 0x12004000`. */
const placesOf = (loose: Sentence["loose"], fields: Sentence["fields"]): readonly Quoted[] => [
  ...loose,
  ...fields.filter(({ role, half }) => role === "address" && half === null),
];

const only = <T>([first, ...others]: readonly T[]): T | null =>
  first === undefined || others.length > 0 ? null : first;

/** The address to which the line says that data go; `null` for none and for several. */
export const destinationIn = ({ body, loose, fields }: Sentence): Quoted | null =>
  only(
    placesOf(loose, fields).filter(
      (value) => isPlace(body, value) && TOWARDS.test(body.slice(Math.max(0, value.start - REACH), value.start)),
    ),
  );

/** The address from which they go; `null` for none and for several. */
export const originIn = ({ body, loose, fields }: Sentence): Quoted | null =>
  only(
    placesOf(loose, fields).filter((value) => {
      if (!isPlace(body, value)) return false;
      const before = body.slice(Math.max(0, value.start - REACH), value.start);
      return AWAY.test(before) || LEAVES.test(body.slice(value.end, value.end + REACH));
    }),
  );
