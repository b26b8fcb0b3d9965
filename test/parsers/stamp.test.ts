/** Wall-clock stamps against the calendar of the host, which the parsers may not use. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wallStamp } from "../../src/parsers/stamp.ts";

const two = (value: number): string => String(value).padStart(2, "0");

describe("a wall-clock stamp", () => {
  it("is the same moment as the host's calendar says", () => {
    const days = fc.date({ min: new Date("1971-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, offset) => {
        const local = new Date(date.getTime() + offset * 60_000).toISOString();
        const sign = offset < 0 ? "-" : "+";
        const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
        const text = `${local.slice(0, 10)} ${local.slice(11, 23)}000${zone}`;
        expect(wallStamp(text)?.value).toBe(BigInt(date.getTime()) * 1_000_000n);
      }),
    );
  });

  it("keeps what is finer than a millisecond, and its text", () => {
    const text = "2026-03-14 09:26:53.589793+0900";
    expect(wallStamp(text)).toEqual({ kind: "wall", domain: "wall", value: 1_773_448_013_589_793_000n, text });
  });

  it.each([
    "2026-02-30 00:00:00.000000+0000",
    "2025-02-29 00:00:00.000000+0000",
    "2026-13-01 00:00:00.000000+0000",
    "2026-00-10 00:00:00.000000+0000",
    "2026-01-01 24:00:00.000000+0000",
    "2026-01-01 00:60:00.000000+0000",
    "2026-01-01 00:00:00.000000",
    "14:02:11",
  ])("is not %s", (text) => {
    expect(wallStamp(text)).toBeNull();
  });
});
