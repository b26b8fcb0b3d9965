/**
 * Orders in which an engine can put the bytes of a payload: units that are exchanged within groups. Each is the physics of a
 * wrong endianness or a wrong width and tells nothing about whether it happened.
 */
import type { Byte, Bytes } from "./bytes.ts";

interface Permutation {
  /** Bytes of a unit, whose own order stays. */
  readonly unit: number;
  /** Bytes of a group, within which the units are reversed. */
  readonly group: number;
}

/** By a name that a replay can be parameterised with. */
export const PERMUTATIONS: Readonly<Record<string, Permutation>> = {
  "bytes of 16 bits": { unit: 1, group: 2 },
  "bytes of 32 bits": { unit: 1, group: 4 },
  "bytes of 64 bits": { unit: 1, group: 8 },
  "halves of 32 bits": { unit: 2, group: 4 },
  "halves of 64 bits": { unit: 4, group: 8 },
  "quarters of 64 bits": { unit: 2, group: 8 },
  "words of 128 bits": { unit: 4, group: 16 },
  "halves of 128 bits": { unit: 8, group: 16 },
};

const reversed = (bytes: Bytes, { unit }: Permutation): readonly Byte[] =>
  Array.from({ length: bytes.length / unit }, (_, index) => bytes.slice(index * unit, (index + 1) * unit))
    .reverse()
    .flat();

/** The bytes in another order. Those behind the last whole group keep their places. */
export const permuted = (bytes: Bytes, name: string): Bytes => {
  const permutation = PERMUTATIONS[name];
  if (permutation === undefined) return bytes;
  const whole = bytes.length - (bytes.length % permutation.group);
  const groups = Array.from({ length: whole / permutation.group }, (_, index) =>
    bytes.slice(index * permutation.group, (index + 1) * permutation.group),
  );
  return [...groups.flatMap((group) => reversed(group, permutation)), ...bytes.slice(whole)];
};

/** Bytes that are not zero without which an order proves nothing. */
const TELLING = 3;

/** Names of the permutations that make of the payload exactly what was seen, and what it was not; none for payloads that show no order. */
export const permutationsOf = (payload: Bytes, seen: Bytes): readonly string[] => {
  const same = (bytes: Bytes): boolean =>
    bytes.length >= seen.length && seen.every((byte, at) => byte !== null && byte === bytes[at]);
  if (seen.filter((byte) => byte !== null && byte !== 0).length < TELLING || same(payload)) return [];
  return Object.keys(PERMUTATIONS).filter((name) => same(permuted(payload, name)));
};

/** True if what was seen is the payload in another order. */
export const isPermuted = (payload: Bytes, seen: Bytes): boolean => permutationsOf(payload, seen).length > 0;
