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

type Value<T> = (shape: TaskShape) => T | null;

/** True if each of the tasks shows the value, and one that passes; the first that does not ends it. */
const allShow = <T>(shapes: readonly TaskShape[], value: Value<T>, passes: (shown: T) => boolean): boolean =>
  shapes.every((shape) => {
    const shown = value(shape);
    return shown !== null && passes(shown);
  });

type Found = Pick<Separation, "property" | "at"> | null;

/** Every failing task has one value, and no passing task has it. */
const byValue = (
  property: "direction" | "target" | "command",
  failing: readonly TaskShape[],
  passing: readonly TaskShape[],
): Found => {
  const value: Value<string | number> = (shape) => shape[property];
  const at = failing[0]?.[property] ?? null;
  if (at === null || !allShow(failing, value, (shown) => shown === at)) return null;
  return allShow(passing, value, (shown) => shown !== at) ? { property, at } : null;
};

/** The largest value of the lower tasks and the least of the upper ones, if each of these lies above each of those. */
const gap = (
  upper: readonly TaskShape[],
  lower: readonly TaskShape[],
  value: Value<number>,
): { readonly below: number; readonly above: number } | null => {
  let [below, above] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const isUpper = (shown: number): boolean => {
    above = Math.min(above, shown);
    return true;
  };
  const isLower = (shown: number): boolean => {
    below = Math.max(below, shown);
    return shown < above;
  };
  return allShow(upper, value, isUpper) && allShow(lower, value, isLower) ? { below, above } : null;
};

const byLength = (failing: readonly TaskShape[], passing: readonly TaskShape[]): readonly Found[] => {
  const length: Value<number> = (shape) => shape.length;
  const [long, short] = [gap(failing, passing, length), gap(passing, failing, length)];
  return [
    long === null ? null : { property: "long", at: long.below },
    short === null ? null : { property: "short", at: short.above },
  ];
};

const addressOf: Value<bigint> = ({ address }) => address;

const byAddress = (failing: readonly TaskShape[], passing: readonly TaskShape[]): Found => {
  const widths = Array.from({ length: 64 - NARROWEST }, (_, index) => 1n << BigInt(NARROWEST + index));
  const at = widths.find(
    (limit) =>
      allShow(failing, addressOf, (address) => address >= limit) &&
      allShow(passing, addressOf, (address) => address < limit),
  );
  return at === undefined ? null : { property: "high-address", at };
};

const byAlignment = (failing: readonly TaskShape[], passing: readonly TaskShape[]): Found => {
  const at = ALIGNMENTS.find(
    (to) =>
      allShow(failing, addressOf, (address) => address % BigInt(to) !== 0n) &&
      allShow(passing, addressOf, (address) => address % BigInt(to) === 0n),
  );
  return at === undefined ? null : { property: "misaligned", at };
};

const straddles =
  (page: number): Value<boolean> =>
  ({ address, length }) => {
    if (address === null || length === null) return null;
    return Number(address % BigInt(page)) + length > page;
  };

const beginsPage =
  (page: number): Value<boolean> =>
  ({ address }) =>
    address === null ? null : address % BigInt(page) === 0n;

const byPage = (
  property: "page-straddle" | "page-aligned",
  failing: readonly TaskShape[],
  passing: readonly TaskShape[],
  page: number,
): Found => {
  const has = property === "page-aligned" ? beginsPage(page) : straddles(page);
  const separates = allShow(failing, has, (crosses) => crosses) && allShow(passing, has, (crosses) => !crosses);
  return separates ? { property, at: page } : null;
};

/** Every property that separates the two kinds, in a fixed order. */
export const separationsOf = (
  failing: readonly TaskShape[],
  passing: readonly TaskShape[],
  platform: Platform,
): readonly Separation[] => {
  if (failing.length < ENOUGH || passing.length < ENOUGH) return [];
  const busy = gap(failing, passing, ({ depth }) => depth);
  const found: readonly Found[] = [
    byValue("direction", failing, passing),
    byValue("target", failing, passing),
    byValue("command", failing, passing),
    ...byLength(failing, passing),
    byAddress(failing, passing),
    byAlignment(failing, passing),
    byPage("page-aligned", failing, passing, PAGE_BYTES[platform]),
    byPage("page-straddle", failing, passing, PAGE_BYTES[platform]),
    busy === null ? null : { property: "depth", at: busy.below },
  ];
  return found.flatMap((one) => (one === null ? [] : [{ ...one, failing: failing.length, passing: passing.length }]));
};
