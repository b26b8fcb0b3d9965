/**
 * Addresses of memory, moved by one distance: what is equal, adjacent, ordered or aligned stays so, and the upper half, the sign
 * and every width to which an address can be cut stay as they are. Nothing is moved that no line shows to be an address.
 */
import type { Edit } from "./edit.ts";

/** Bits below which nothing moves, so that page, alignment and a cut to 24 bits keep their meaning. */
const UNIT = 24n;
const SMALL = 1n << UNIT;
const LOW = 0xffff_ffffn;
const ALL = 0xffff_ffff_ffff_ffffn;

/** How far from a known address a number in hexadecimal is taken for one of its neighbours. Bytes. */
const NEAR = 1n << 20n;

const swapped = (value: bigint, bytes: number): bigint => {
  let out = 0n;
  for (let index = 0; index < bytes; index += 1) out = (out << 8n) | ((value >> BigInt(8 * index)) & 0xffn);
  return out;
};

/** Other ways in which one address is met, each a function of it. */
const FORMS: readonly ((address: bigint) => bigint)[] = [
  (address) => address,
  (address) => address & LOW,
  (address) => (address & LOW) | (ALL ^ LOW),
  (address) => swapped(address, 8),
  (address) => swapped(address & LOW, 4),
  (address) => ((address & LOW) << 32n) | (address >> 32n),
];

/** The seven bits that move. */
const lane = (address: bigint): number => Number((address >> UNIT) & 0x7fn);

/** A number that depends on every address: the same captures move by the same distance. FNV-1a. */
const digest = (addresses: readonly bigint[]): number => {
  let hash = 0x811c9dc5;
  for (const digit of addresses.join(",")) hash = Math.imul(hash ^ digit.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
};

/** How many units all of them can move without one that leaves its half; 0 if they cannot. */
const distance = (addresses: readonly bigint[]): number => {
  const lanes = addresses.map(lane);
  const up = 0x7f - Math.max(...lanes);
  const down = Math.min(...lanes) - 1;
  if (lanes.length === 0 || (up < 1 && down < 1)) return 0;
  return up >= down ? 1 + (digest(addresses) % up) : -(1 + (digest(addresses) % down));
};

export interface Mover {
  /** True if addresses move at all. */
  readonly moves: boolean;
  readonly find: (line: string) => readonly Edit[];
}

// 0x00000000801c0000     801C0000     2149318656
const NUMBER =
  /(?<![\w.])(?:0[xX](?<hex>[0-9A-Fa-f]{7,16})|(?<bare>[0-9A-Fa-f]{8}(?:[0-9A-Fa-f]{8})?)|(?<decimal>[1-9]\d{8,19}))(?![\w])/gu;

const spelled = (value: bigint, like: string): string => {
  const digits = value.toString(16).padStart(like.length, "0");
  return /[A-F]/u.test(like) ? digits.toUpperCase() : digits;
};

/** Moves the addresses, given those that lines show, the host's before the controller's. */
export const openMover = (known: readonly bigint[]): Mover => {
  const roots: bigint[] = [];
  const forms = new Set<bigint>();
  for (const address of known) {
    if (address < SMALL || forms.has(address)) continue;
    roots.push(address);
    for (const form of FORMS) forms.add(form(address));
  }
  const units = BigInt(distance(roots)) << UNIT;
  const moved = (address: bigint): bigint => BigInt.asUintN(64, address + units);
  const map = new Map<bigint, bigint>();
  for (const form of FORMS.toReversed()) {
    for (const root of roots) if (form(root) >= SMALL) map.set(form(root), form(moved(root)));
  }
  const near = [...roots, ...roots.map((root) => root & LOW)].filter((root) => root >= SMALL);
  const isNear = (value: bigint): boolean =>
    near.some((root) => (value > root ? value - root : root - value) < NEAR && lane(value) === lane(root));
  const targetOf = (value: bigint): bigint | null => map.get(value) ?? (isNear(value) ? moved(value) : null);
  return {
    moves: units !== 0n,
    find: (line) =>
      units === 0n
        ? []
        : [...line.matchAll(NUMBER)].flatMap((match) => {
            const { hex, bare, decimal } = match.groups ?? {};
            const digits = hex ?? bare;
            const value = digits === undefined ? BigInt(decimal ?? 0) : BigInt(`0x${digits}`);
            const target = hex === undefined ? (map.get(value) ?? null) : targetOf(value);
            if (target === null) return [];
            const text = digits === undefined ? target.toString() : spelled(target, digits);
            const end = match.index + match[0].length;
            return [{ start: end - (digits ?? decimal ?? "").length, end, text }];
          }),
  };
};
