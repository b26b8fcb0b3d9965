/** The blocks of the medium that a command is about. Authority: SBC-4, READ and WRITE of 6 to 16 bytes. */
import type { Bytes } from "../bytes.ts";
import { commandOf, numberAt } from "./cdb.ts";

export interface Extent {
  readonly first: number;
  readonly count: number;
}

/** Place of the logical block address by operation code: first byte and bytes. */
const ADDRESSES: Readonly<Record<number, readonly [at: number, bytes: number]>> = {
  40: [2, 4],
  42: [2, 4],
  136: [2, 8],
  138: [2, 8],
  168: [2, 4],
  170: [2, 4],
};

/** READ and WRITE of 6 bytes have 21 bits of it. */
const SHORT: ReadonlySet<number> = new Set([0x08, 0x0a]);

/** The logical block that a read or a write begins at; `null` for other commands, and where its bytes are not known. */
export const firstBlockOf = (cdb: Bytes): number | null => {
  const code = cdb[0] ?? -1;
  const low = SHORT.has(code) ? numberAt(cdb, 1, 3) : null;
  const place = ADDRESSES[code];
  if (place !== undefined) return numberAt(cdb, ...place);
  return low === null ? null : low & 0x1fffff;
};

/** `null` for a command that names no blocks, or whose bytes are not known. */
export const blocksOf = (cdb: Bytes): Extent | null => {
  const place = ADDRESSES[cdb[0] ?? -1];
  const count = commandOf(cdb)?.blocks ?? null;
  const first = place === undefined ? null : numberAt(cdb, ...place);
  return first === null || count === null || count === 0 ? null : { first, count };
};

/** A command without the blocks that it is about: equal for commands that ask for the same of other blocks. */
export const formOf = (cdb: Bytes): Bytes => {
  const count = blocksOf(cdb)?.count ?? null;
  return count === null ? [cdb.length, null, ...cdb] : [cdb.length, count, ...cdb.slice(0, 2)];
};
