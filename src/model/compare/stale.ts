/**
 * Stale cache lines: the CPU sees, in whole lines, what stood in memory before the device wrote. A line that holds some of the
 * data cannot be stale, because a line is fetched as one.
 */
import type { Byte, Bytes } from "../bytes.ts";
import type { Judged } from "../comparison.ts";
import { bytesIn } from "../ledger.ts";
import type { Machine } from "../machine.ts";
import { requestOf, type Task } from "../task.ts";

/** Bytes of the data that a stale line may hold by chance. */
const CHANCE = 1;

/** The numbers of the lines that hold one of these offsets; the page offset of a buffer is that of its IOVA. */
const linesOf = (offsets: readonly number[], base: number, size: number): ReadonlySet<number> =>
  new Set(offsets.map((offset) => Math.floor((base + offset) / size)));

/** Bytes that are there and are no zeros, so that old memory does not hold them by chance. */
const arrived = (predicted: Bytes, observed: Bytes): readonly number[] =>
  predicted.flatMap((byte: Byte, offset) => (byte !== null && byte !== 0 && observed[offset] === byte ? [offset] : []));

/** A look that differs only in whole lines of `size` bytes becomes one that agrees; any other stays as it was judged. */
export const withStaleLines = (
  task: Task,
  { buffers: { staging } }: Machine,
  looked: Judged,
  observed: Bytes,
  size: number,
): Judged => {
  const { prediction, wrong } = looked;
  if (looked.verdict !== "mismatch" || prediction.of !== "bytes" || task.direction !== "data-in") return looked;
  // Old lines hide what is in memory; they cannot show data that nobody brought there.
  const known = prediction.content === "payload" || wrong.every((offset) => prediction.bytes[offset] != null);
  const sent = bytesIn(staging, observed.length);
  const there = wrong.filter(
    (offset) => sent[offset] != null && sent[offset] !== 0 && sent[offset] === observed[offset],
  );
  if (!known || there.length > CHANCE) return looked;
  const base = Number((requestOf(task).iova ?? 0n) % BigInt(size));
  const stale = linesOf(wrong, base, size);
  const fresh = arrived(prediction.bytes, observed);
  const mixed = [...stale].some(
    (line) => fresh.filter((offset) => Math.floor((base + offset) / size) === line).length > CHANCE,
  );
  if (mixed) return looked;
  return {
    ...looked,
    verdict: "match",
    wrong: [],
    leans: [...new Set([...looked.leans, "memory.untouched" as const])],
  };
};
