/**
 * Separation: a property that every failing task has and no passing one, with enough of each that chance is a poor account of it.
 * Boundaries of numbers are taken from the tasks themselves; only widths and alignments that hardware has are asked for.
 */

import type { Platform } from "../model/platform.ts";
import { PAGE_BYTES, type TaskProperty, type TaskShape } from "../model/property.ts";

/** A boundary, where the property has one: a value as logged, a byte count, an address, a number of tasks. */
export interface Separation {
  readonly property: TaskProperty;
  readonly at: string | number | bigint | null;
  readonly failing: number;
  readonly passing: number;
}

/** Tasks of each kind that it takes at least. */
const ENOUGH = 3;

/** The narrowest address bus that a controller is known to have; below it every bit of an address is set by chance. */
const NARROWEST = 28;

/** Alignments that controllers ask for, in bytes. */
const ALIGNMENTS = [4, 8, 16, 32, 64, 128, 512, 4096] as const;

/** The values, or `null` if one of the tasks does not show it. */
const all = <T>(shapes: readonly TaskShape[], value: (shape: TaskShape) => T | null): readonly T[] | null => {
  const shown = shapes.flatMap((shape) => value(shape) ?? []);
  return shown.length === shapes.length ? (shown as readonly T[]) : null;
};

type Found = Pick<Separation, "property" | "at"> | null;

/** Every failing task has one value, and no passing task has it. */
const byValue = (
  property: "direction" | "target" | "command",
  failing: readonly TaskShape[],
  passing: readonly TaskShape[],
): Found => {
  const ours = all<string | number>(failing, (shape) => shape[property]);
  const theirs = all<string | number>(passing, (shape) => shape[property]);
  const [at] = ours ?? [];
  if (ours === null || theirs === null || at === undefined) return null;
  return ours.every((value) => value === at) && !theirs.includes(at) ? { property, at } : null;
};

/** The largest passing value, if every failing one lies above it. */
const above = (failing: readonly number[] | null, passing: readonly number[] | null): number | null => {
  if (failing === null || passing === null) return null;
  const most = Math.max(...passing);
  return Math.min(...failing) > most ? most : null;
};

const byLength = (failing: readonly TaskShape[], passing: readonly TaskShape[]): readonly Found[] => {
  const [ours, theirs] = [all(failing, ({ length }) => length), all(passing, ({ length }) => length)];
  const [long, short] = [above(ours, theirs), above(theirs, ours)];
  const least = theirs === null ? 0 : Math.min(...theirs);
  return [
    long === null ? null : { property: "long", at: long },
    short === null ? null : { property: "short", at: least },
  ];
};

const byAddress = (failing: readonly TaskShape[], passing: readonly TaskShape[]): Found => {
  const [ours, theirs] = [all(failing, ({ address }) => address), all(passing, ({ address }) => address)];
  if (ours === null || theirs === null) return null;
  const widths = Array.from({ length: 64 - NARROWEST }, (_, index) => 1n << BigInt(NARROWEST + index));
  const at = widths.find(
    (limit) => ours.every((address) => address >= limit) && theirs.every((address) => address < limit),
  );
  return at === undefined ? null : { property: "high-address", at };
};

const byAlignment = (failing: readonly TaskShape[], passing: readonly TaskShape[]): Found => {
  const misaligned = (shape: TaskShape, to: number): boolean => (shape.address ?? 0n) % BigInt(to) !== 0n;
  if (all([...failing, ...passing], ({ address }) => address) === null) return null;
  const at = ALIGNMENTS.find(
    (to) => failing.every((shape) => misaligned(shape, to)) && !passing.some((shape) => misaligned(shape, to)),
  );
  return at === undefined ? null : { property: "misaligned", at };
};

const straddles =
  (page: number) =>
  ({ address, length }: TaskShape): boolean | null => {
    if (address === null || length === null) return null;
    return Number(address % BigInt(page)) + length > page;
  };

const beginsPage =
  (page: number) =>
  ({ address }: TaskShape): boolean | null =>
    address === null ? null : address % BigInt(page) === 0n;

const byPage = (
  property: "page-straddle" | "page-aligned",
  failing: readonly TaskShape[],
  passing: readonly TaskShape[],
  page: number,
): Found => {
  const has = property === "page-aligned" ? beginsPage(page) : straddles(page);
  const [ours, theirs] = [all(failing, has), all(passing, has)];
  if (ours === null || theirs === null) return null;
  return ours.every((crosses) => crosses) && !theirs.some((crosses) => crosses) ? { property, at: page } : null;
};

/** Every property that separates the two kinds, in a fixed order. */
export const separationsOf = (
  failing: readonly TaskShape[],
  passing: readonly TaskShape[],
  platform: Platform,
): readonly Separation[] => {
  if (failing.length < ENOUGH || passing.length < ENOUGH) return [];
  const busy = above(
    all(failing, ({ depth }) => depth),
    all(passing, ({ depth }) => depth),
  );
  const found: readonly Found[] = [
    byValue("direction", failing, passing),
    byValue("target", failing, passing),
    byValue("command", failing, passing),
    ...byLength(failing, passing),
    byAddress(failing, passing),
    byAlignment(failing, passing),
    byPage("page-aligned", failing, passing, PAGE_BYTES[platform]),
    byPage("page-straddle", failing, passing, PAGE_BYTES[platform]),
    busy === null ? null : { property: "depth", at: busy },
  ];
  return found.flatMap((one) => (one === null ? [] : [{ ...one, failing: failing.length, passing: passing.length }]));
};
