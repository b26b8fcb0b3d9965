/**
 * A mapping in addresses without keys: `0x8e948000 +6 backed by 0x15a900000`. Apart from the fields, because only a word in front of one of
 * two tells which is the memory's own; the one that is left is where the device finds it.
 */
import { isAddress } from "./quantity.ts";
import type { Quoted, Sentence } from "./sentence.ts";

// backed by 0x15a900000     memory at 0x15a900000     for buffer 0x15a900000     va 0x15a900000
const BACKING =
  /\b(?:backed by|backing|behind it|descriptor|buffer|buf|memory|mem|va|kva|cpu|virtual|virt|page)\s{1,2}(?:is\s|at\s)?$/i;

// from the memory's own address to that of the device
const ARROW = /^\s{0,3}(?:-{1,3}>|={1,3}>|\u2192)\s{0,3}$/;

/** Units in front of an address in which the word for it stands. */
const REACH = 24;

/** The address of the device and that of the memory, as far as the words tell them apart. */
export const mappedIn = ({ body, loose }: Sentence): readonly (readonly ["iova" | "buffer", Quoted])[] => {
  const places = loose.filter(isAddress);
  const [left, right] = places;
  // PrepareForDMA: 0x10a3f4000 -> 0xa0010000
  if (left !== undefined && right !== undefined && places.length === 2 && ARROW.test(body.slice(left.end, right.start)))
    return [
      ["iova", right],
      ["buffer", left],
    ];
  const isBacking = ({ start }: Quoted): boolean => BACKING.test(body.slice(Math.max(0, start - REACH), start));
  const [backing, ...otherBackings] = places.filter(isBacking);
  const [place, ...others] = places.filter((value) => !isBacking(value));
  if (others.length > 0 || otherBackings.length > 0) return [];
  return [
    ...(place === undefined ? [] : [["iova", place] as const]),
    ...(backing === undefined ? [] : [["buffer", backing] as const]),
  ];
};
