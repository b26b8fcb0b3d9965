/** What makes two tasks one outline, what tells them apart, and which tasks have none. */
import { describe, expect, it } from "vitest";
import { openOutlines } from "../../src/model/outline.ts";
import { assemble } from "../../src/report/report.ts";
import { openSingleBenches } from "../../src/rules/bench.ts";
import { diagnose } from "../../src/rules/diagnose.ts";
import { ownPayload, PAYLOAD, type Told, timelineOf } from "./interleaved.ts";

const USUAL: Told = { id: 7, address: 0x8000_0000n, fault: null, payload: PAYLOAD };

/** Outlines of tasks of one capture, one after the other. */
const outlinesOf = (...changes: readonly Partial<Told>[]) => {
  const timeline = timelineOf(
    changes.map((change, at) => ({ ...USUAL, id: 7 + at, ...change })),
    1,
  );
  const outlineOf = openOutlines(timeline);
  return timeline.tasks.map(outlineOf);
};

const areOne = (a: Partial<Told>, b: Partial<Told>): boolean => {
  const [one, other] = outlinesOf(a, b);
  return one != null && one.place === other?.place;
};

describe("the outline of a task", () => {
  it.each<readonly [string, Partial<Told>, Partial<Told>]>([
    ["its id", { id: 7 }, { id: 1007 }],
    ["where its memory lies", { address: 0x8000_0000n }, { address: 0x9000_4000n }],
    ["its data", { payload: PAYLOAD }, { payload: ownPayload(3) }],
  ])("is the same whatever is %s", (_, a, b) => {
    expect(areOne(a, b)).toBe(true);
  });

  it.each<readonly [string, Partial<Told>, Partial<Told>]>([
    ["its place in a page", { address: 0x8000_0000n }, { address: 0x8000_0010n }],
    ["that it needs more than 32 bits", { address: 0x8000_0000n }, { address: 0x1_8000_0000n }],
    ["that it runs over a boundary", { address: 0x8000_3ffcn }, { address: 0x80ff_fffcn }],
    ["that its data are zeros", { payload: PAYLOAD }, { payload: "00 00 00 00 00 00" }],
  ])("is another one by %s", (_, a, b) => {
    expect(areOne(a, b)).toBe(false);
    expect(outlinesOf(a, b)).not.toContain(null);
  });

  it.each<readonly [string, Partial<Told>]>([
    ["got other bytes", { fault: "zeros" }],
    ["was given another address on the way", { fault: "address" }],
    ["was given up", { fault: "timeout" }],
    ["has the id of the queue's head", { id: 0 }],
  ])("is none of a task that %s", (_, change) => {
    expect(outlinesOf(change)).toEqual([null]);
  });

  it("tells tasks apart by their zeros, for whoever holds data against unknown memory", () => {
    const [one, other, third] = outlinesOf(
      { payload: "01 02 00 04 05 06" },
      { payload: "01 00 03 04 05 06" },
      { payload: "A1 B2 00 D4 E5 F6" },
    );
    expect(one?.place).toBe(other?.place);
    expect(one?.byZeros()).not.toBe(other?.byZeros());
    expect(one?.byZeros()).toBe(third?.byZeros());
  });
});

describe("many tasks, a few of which went wrong", () => {
  const FAULTS = ["zeros", "address", "timeout", "refused", "client"] as const;
  const tasks = Array.from({ length: 120 }, (_, at): Told => {
    const fault = at % 12 === 11 ? (FAULTS[Math.floor(at / 12) % FAULTS.length] ?? null) : null;
    return { id: 1 + (at % 50), address: 0x8000_0000n + BigInt(at % 60) * 0x1000n, fault, payload: ownPayload(at) };
  });

  it.each([1, 6])("get the report that they get one by one, %s at a time", (depth) => {
    const timeline = timelineOf(tasks, depth);
    const together = diagnose(timeline);
    const alone = diagnose(timeline, undefined, undefined, openSingleBenches(timeline));
    expect(assemble(together)).toEqual(assemble(alone));
    expect(new Set(together.benches.map(({ alike }) => alike)).size).toBeLessThan(tasks.length / 4);
  });
});
