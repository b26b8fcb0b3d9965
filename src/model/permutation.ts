/**
 * Orders in which an engine can put the bytes of a payload: units that are exchanged within groups. Each is the physics of a
 * wrong endianness or a wrong width and tells nothing about whether it happened.
 */

import type { Byte, Bytes } from "./bytes.ts";
import { wordTable } from "./word-table.ts";

interface Permutation {
  /** Bytes of a unit, whose own order stays. */
  readonly unit: number;
  /** Bytes of a group, within which the units are reversed. */
  readonly group: number;
}

/** By a name that a replay can be parameterised with. */
export const PERMUTATIONS: Readonly<Record<string, Permutation>> = wordTable({
  "bytes of 16 bits": { unit: 1, group: 2 },
  "bytes of 32 bits": { unit: 1, group: 4 },
  "bytes of 64 bits": { unit: 1, group: 8 },
  "halves of 32 bits": { unit: 2, group: 4 },
  "halves of 64 bits": { unit: 4, group: 8 },
  "quarters of 64 bits": { unit: 2, group: 8 },
  "words of 128 bits": { unit: 4, group: 16 },
  "halves of 128 bits": { unit: 8, group: 16 },
});

/** Where the byte of a place comes from. Those behind the last whole group keep their places. */
const originOf = (at: number, length: number, { unit, group }: Permutation): number => {
  if (at >= length - (length % group)) return at;
  const within = at % group;
  const first = within - (within % unit);
  return at - within + (group - unit - first) + (within % unit);
};

/** The bytes in another order. */
export const permuted = (bytes: Bytes, name: string): Bytes => {
  const permutation = PERMUTATIONS[name];
  if (permutation === undefined) return bytes;
  return bytes.map((_, at): Byte => bytes[originOf(at, bytes.length, permutation)] ?? null);
};

/** Bytes that are not zero without which an order proves nothing. */
const TELLING = 3;

/** Names of the permutations that make of the payload exactly what was seen, and what it was not; none for payloads that show no order. */
export const permutationsOf = (payload: Bytes, seen: Bytes): readonly string[] => {
  if (payload.length < seen.length || seen.filter((byte) => byte !== null && byte !== 0).length < TELLING) return [];
  if (seen.every((byte, at) => byte !== null && byte === payload[at])) return [];
  // Place by place: nearly every order is wrong in the first few.
  return Object.entries(PERMUTATIONS).flatMap(([name, permutation]) =>
    seen.every((byte, at) => byte !== null && byte === payload[originOf(at, payload.length, permutation)])
      ? [name]
      : [],
  );
};

/** True if what was seen is the payload in another order. */
export const isPermuted = (payload: Bytes, seen: Bytes): boolean => permutationsOf(payload, seen).length > 0;
