/**
 * Which task of one run is the counterpart of which of another: by direction, command, length and order, never by an id or an
 * address, which two runs share by chance alone.
 */
import { opcodeOf, requestOf, type Task } from "../../model/task.ts";

/** What a task asks for, as far as lines show it. */
export interface Role {
  readonly direction: Task["direction"];
  /** SCSI operation code. */
  readonly command: number | null;
  /** Bytes. */
  readonly length: number | null;
}

export interface Pair<T> {
  readonly good: T;
  readonly bad: T;
}

export interface Pairing<T> {
  readonly pairs: readonly Pair<T>[];
  /** Without a counterpart, in their order. */
  readonly goodOnly: readonly T[];
  readonly badOnly: readonly T[];
}

/** Tasks of each run that are put side by side; the work grows with the product of both. */
export const PAIRED_TASKS = 1500;

export const roleOf = (task: Task): Role => ({
  direction: task.direction,
  command: opcodeOf(task),
  length: requestOf(task).length,
});

/** How well two roles fit; 0 if they are not the same thing. Lengths may differ: that may be the very difference. */
const fit = (a: Role, b: Role): number => {
  if (a.direction !== b.direction) return 0;
  const known = a.command !== null && b.command !== null;
  if (known && a.command !== b.command) return 0;
  const same = a.length !== null && a.length === b.length;
  if (same) return known ? 9 : 7;
  if (known) return 4;
  // Without a command the length is all that tells what was asked for.
  return a.length === null || b.length === null ? 2 : 1;
};

/** The pairing with the greatest fit in which order is kept on both sides; ties go to the earlier task. */
export const pairUp = <T>(good: readonly T[], bad: readonly T[], role: (one: T) => Role): Pairing<T> => {
  const [left, right] = [good.slice(0, PAIRED_TASKS), bad.slice(0, PAIRED_TASKS)];
  const roles = { left: left.map(role), right: right.map(role) };
  const width = right.length + 1;
  const best = new Uint32Array((left.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  const fits = (i: number, j: number): number => {
    const [a, b] = [roles.left[i], roles.right[j]];
    return a === undefined || b === undefined ? 0 : fit(a, b);
  };
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const gain = fits(i, j);
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), gain === 0 ? 0 : at(i + 1, j + 1) + gain);
    }
  }
  const pairs: Pair<T>[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const [one, other] = [left[i], right[j]];
    const gain = fits(i, j);
    if (one !== undefined && other !== undefined && gain > 0 && at(i, j) === at(i + 1, j + 1) + gain) {
      pairs.push({ good: one, bad: other });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return {
    pairs,
    goodOnly: left.filter((one) => !pairs.some((pair) => pair.good === one)),
    badOnly: right.filter((one) => !pairs.some((pair) => pair.bad === one)),
  };
};
