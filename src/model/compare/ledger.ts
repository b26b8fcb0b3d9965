/** Bytes that were seen against the ledger of one buffer. */
import { type Bytes, noneButZero, zerosAhead } from "../bytes.ts";
import { type Judged, judged, type Prediction } from "../comparison.ts";
import { expectsData } from "../expectation.ts";
import { bytesIn, type Ledger, within } from "../ledger.ts";
import { isPermuted } from "../permutation.ts";
import type { Task } from "../task.ts";

/** Fewer equal bytes fill nothing. */
const FILL = 8;

/** The byte that more than half of some bytes are; `null` for none. */
const mostly = (bytes: Bytes): number | null => {
  const counts = new Map<number, number>();
  for (const byte of bytes) if (byte !== null) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most !== undefined && most[1] >= FILL && most[1] * 2 > bytes.length ? most[0] : null;
};

/** Offsets at which untouched memory would have to hold the payload by chance: two informative bytes or more. */
export const coincidences = (observed: Bytes, payload: Bytes, from: number, to: number): readonly number[] => {
  const same: number[] = [];
  // Memory that somebody filled holds some of the data by chance, unless these are that byte as well.
  const filled = mostly(observed.slice(from, to));
  const fill = filled === null || mostly(payload.slice(from, to)) === filled ? 0 : filled;
  for (let offset = from; offset < to; offset += 1) {
    const byte = payload[offset] ?? null;
    if (byte !== null && byte !== 0 && byte !== fill && observed[offset] === byte) same.push(offset);
  }
  if (same.length >= 2) return same;
  // The whole payload in another order of its bytes is no chance either.
  const all = from === 0 && isPermuted(payload, observed.slice(0, to));
  return all ? Array.from({ length: to }, (_, index) => index) : [];
};

/** Compares the bytes of one buffer at one time. `staged` is what the firmware staged at first. */
export const compareLedger = (task: Task, staged: Ledger, ledger: Ledger, observed: Bytes): Judged => {
  const length = observed.length;
  const payload = bytesIn(staged, length);
  const wrong: number[] = [];
  let open = false;
  const entries = within(ledger, 0, length);
  for (const { offset, length: size, content } of entries) {
    if (content.kind === "bytes") {
      content.bytes.forEach((byte, index) => {
        const seen = observed[offset + index] ?? null;
        if (byte === null || seen === null) open ||= seen !== null;
        else if (byte !== seen) wrong.push(offset + index);
      });
    } else if (content.kind === "prior") {
      wrong.push(...coincidences(observed, payload, offset, offset + size));
    } else {
      const part = observed.slice(offset, offset + size);
      if (noneButZero(part) && expectsData(task, offset === 0 ? zerosAhead(part) : 0))
        wrong.push(...part.flatMap((byte, index) => (byte === null ? [] : offset + index)));
      else open = true;
    }
  }
  const kind = entries[0]?.content.kind;
  const alike = kind !== undefined && entries.every((entry) => entry.content.kind === kind);
  const prediction: Prediction = { of: "bytes", bytes: bytesIn(ledger, length), content: alike ? kind : "mixed" };
  const leans = [...new Set(entries.flatMap((entry) => entry.writer.leans))];
  const covered = entries.reduce((sum, entry) => sum + entry.length, 0);
  if (wrong.length > 0) return judged("mismatch", prediction, { wrong, leans });
  return judged(open || covered === 0 ? "unknown" : "match", prediction, { leans });
};
