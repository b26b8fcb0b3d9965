/**
 * The time that a person asks about: what lies outside is cut before it is read. A time with a zone is held against stamps with one; a
 * time without, against the time as a line writes it. No other clock is compared: such captures are read whole.
 */
import type { Stamp } from "../model/clock.ts";
import { isoStamp, naiveStamp } from "./naive-stamp.ts";

/** One end of it, in nanoseconds. */
interface Limit {
  readonly zoned: boolean;
  readonly value: bigint;
}

/** From when to when, both included; `null` for no end. */
export interface Period {
  readonly since: Limit | null;
  readonly until: Limit | null;
}

// 2026-03-14     2026-03-14 09:26     2026-03-14T09:26:53.589+0900
const WRITTEN = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::(\d\d(?:[.,]\d{1,9})?))?)?(Z|[+-]\d\d:?\d\d)?$/;

/** The limit that a text names, `null` if it is no time. */
export const parseLimit = (text: string): Limit | null => {
  const [whole, day, minute = "00:00", second = "00", zone] = WRITTEN.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const time = `${day} ${minute}:${second}`;
  const stamp = zone === undefined ? naiveStamp(time, "written", text) : isoStamp(time + zone);
  return stamp === null ? null : { zoned: zone !== undefined, value: stamp.value };
};

// 2026-03-14 09:26:53.589793+0900     2026-03-14T09:26:53Z
const DATED = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:[.,]\d{1,9})?)/;

/** The time of a stamp on the clock of a limit, `null` if it has none. */
const timeOn = ({ zoned }: Limit, stamp: Stamp): bigint | null => {
  if (zoned) return stamp.kind === "wall" ? stamp.value : null;
  const [, day, time] = DATED.exec(stamp.text) ?? [];
  return day === undefined || time === undefined ? null : (naiveStamp(`${day} ${time}`, "written", "")?.value ?? null);
};

/** Whether a stamp lies inside, `null` if nobody can tell. */
const inside = ({ since, until }: Period, stamp: Stamp): boolean | null => {
  const from = since === null ? null : timeOn(since, stamp);
  const to = until === null ? null : timeOn(until, stamp);
  if (from === null && to === null) return null;
  return (
    (since === null || from === null || from >= since.value) && (until === null || to === null || to <= until.value)
  );
};

/** Follows the lines of a capture. A line without a time goes with the one above it; those above the first time are read. */
export interface Cut {
  /** True if a line with this stamp, `null` for none, is to be read. */
  takes(stamp: Stamp | null): boolean;
  /** True once a line had a time that could be compared. */
  readonly timed: () => boolean;
}

/** A cut that has seen no line. */
export const openCut = (period: Period): Cut => {
  let now = true;
  let timed = false;
  return {
    takes: (stamp) => {
      const own = stamp === null ? null : inside(period, stamp);
      timed ||= own !== null;
      now = own ?? now;
      return now;
    },
    timed: () => timed,
  };
};
