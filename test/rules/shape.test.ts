/** Many interleaved tasks of few kinds: judged by their shapes they get what each gets by itself, and far fewer are tried. */
import { describe, expect, it } from "vitest";
import { assemble } from "../../src/report/report.ts";
import { diagnose } from "../../src/rules/diagnose.ts";
import { anomaliesOf } from "../../src/rules/discrepancy.ts";
import { openSingleCourt } from "../../src/rules/finding.ts";
import { shapeOf } from "../../src/rules/shape.ts";
import { ownPayload, PAYLOAD, type Told, timelineOf } from "./interleaved.ts";

const FAULTS = [null, "zeros", null, "address", null, "timeout"] as const;

const many = (count: number, spacing: bigint, payloadOf: (number: number) => string = () => PAYLOAD): readonly Told[] =>
  Array.from({ length: count }, (_, at) => ({
    id: 100 + at,
    address: 0x8000_0000n + BigInt(at) * spacing,
    fault: FAULTS[at % FAULTS.length] ?? null,
    payload: payloadOf(at),
  }));

/** Data that every third task has in common, and data in which bytes come again. */
const shared = (number: number): string => ownPayload(number % 3);
const repeating = (number: number): string => (number % 2 === 0 ? "11 22 11 22 00 33" : "44 55 44 55 00 44");

describe.each([
  ["one after the other", 1, 0x4000n, undefined],
  ["six at a time", 6, 0x4000n, undefined],
  ["side by side in one page", 6, 0x40n, undefined],
  ["beyond 32 bits", 3, 0x1_0000_4000n, undefined],
  ["with data of their own", 6, 0x4000n, ownPayload],
  ["with data that some share", 6, 0x4000n, shared],
  ["with data in which bytes come again", 6, 0x4000n, repeating],
])("tasks %s", (_name, depth, spacing, payloadOf) => {
  const timeline = timelineOf(many(36, spacing, payloadOf), depth);

  it("get the report that they get each by itself", () => {
    expect(assemble(diagnose(timeline))).toEqual(assemble(diagnose(timeline, undefined, openSingleCourt())));
  });
});

describe("the shape of a task", () => {
  it("is that of each other task of its kind, whatever their names, addresses and places", () => {
    const { suspects } = anomaliesOf(timelineOf(many(36, 0x4000n), 1));
    expect(suspects.length).toBeGreaterThanOrEqual(18);
    expect(new Set(suspects.map(({ bench }) => shapeOf(bench).text)).size).toBe(3);
  });

  it("is that of each other task whose data differ, as long as they differ alike", () => {
    const texts = (payloads: readonly string[]): ReadonlySet<string> => {
      const told = payloads.map(
        (payload, at): Told => ({ id: at + 1, address: 0x8000_0000n, fault: "zeros", payload }),
      );
      return new Set(anomaliesOf(timelineOf(told, 1)).suspects.map(({ bench }) => shapeOf(bench).text));
    };
    expect(texts(["01 02 03 04 05 06", "A1 B2 C3 D4 E5 F6"]).size).toBe(1);
    expect(texts(["01 02 03 04 05 06", "01 02 03 04 05 05"]).size).toBe(2);
    expect(texts(["01 02 03 04 05 06", "01 02 03 04 05 00"]).size).toBe(2);
  });

  it("is another one where the bytes differ, or the way in which addresses meet", () => {
    const tell = (address: bigint, received: bigint): string => {
      const timeline = timelineOf(
        [{ id: 7, address, fault: received === address ? "zeros" : "address", payload: PAYLOAD }],
        1,
      );
      return anomaliesOf(timeline).suspects.map(({ bench }) => shapeOf(bench).text)[0] ?? "";
    };
    expect(tell(0x8000_0000n, 0x8000_0000n)).toBe(tell(0x9000_0000n, 0x9000_0000n));
    expect(tell(0x8000_0000n, 0x8000_0000n)).not.toBe(tell(0x8000_0010n, 0x8000_0010n));
    expect(tell(0x8000_0000n, 0x8000_0000n)).not.toBe(tell(0x1_8000_0000n, 0x1_8000_0000n));
    expect(tell(0x8000_0000n, 0n)).not.toBe(tell(0x8000_0000n, 0x8000_0000n));
  });
});
