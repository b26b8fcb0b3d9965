/** Many interleaved tasks of few kinds: judged by their shapes they get what each gets by itself, and far fewer are tried. */
import { describe, expect, it } from "vitest";
import { correlate } from "../../src/model/correlate.ts";
import type { Timeline } from "../../src/model/timeline.ts";
import { openCapture } from "../../src/parsers/capture.ts";
import { lexiconOf } from "../../src/parsers/lexicon.ts";
import { assemble } from "../../src/report/report.ts";
import { diagnose } from "../../src/rules/diagnose.ts";
import { anomaliesOf } from "../../src/rules/discrepancy.ts";
import { judgeOf } from "../../src/rules/finding.ts";
import { shapeOf } from "../../src/rules/shape.ts";

interface Told {
  readonly id: number;
  readonly address: bigint;
  readonly fault: "zeros" | "address" | "timeout" | null;
}

const hex = (value: bigint, digits: number): string => value.toString(16).padStart(digits, "0");

const PAYLOAD = "00 00 05 12 1F 00";

/** Lines of the driver and of the firmware, step by step. */
const stepsOf = ({ id, address, fault }: Told): readonly (readonly [driver: boolean, line: string])[] => {
  const received = fault === "address" ? address + 0x1000n : address;
  const begun = [
    [
      true,
      `[UserProcessParallelTask_Impl] task ${id} fBufferIOVMAddr = 0x${hex(address, 8)} fRequestedTransferCount = 6`,
    ],
    [false, `[fw] request received: task ${id} Host IOVA = 0x${hex(received, 16)} DataLength = 6`],
    [false, `[fw] task ${id} staging dump at 0x228BB800, length 6: ${PAYLOAD}`],
  ] as const;
  if (fault === "timeout") return [...begun, [true, `[HBA_Timeout] task ${id} timed out`]];
  return [
    ...begun,
    [false, `[fw] task ${id} reply status SUCCESS (0x0)`],
    [true, `[HBA_ReplyHandler] [TaskID: ${id}] ReplyStatus = SUCCESS (0x0)`],
    [true, `[HBA_ReplyHandler] [TaskID: ${id}] buffer holds: ${fault === "zeros" ? "00 00 00 00 00 00" : PAYLOAD}`],
    [true, `[HBA_ReplyHandler] [TaskID: ${id}] COMPLETING...`],
  ];
};

/** Tasks of which several are open at a time, each at an address of its own. */
const timelineOf = (tasks: readonly Told[], depth: number): Timeline => {
  const [driver, firmware]: [string[], string[]] = [[], []];
  for (let first = 0; first < tasks.length; first += depth) {
    const open = tasks.slice(first, first + depth).map(stepsOf);
    for (let step = 0; step < 7; step += 1)
      for (const steps of open) {
        const [isDriver, line] = steps[step] ?? [true, ""];
        if (line !== "") (isDriver ? driver : firmware).push(line);
      }
  }
  const parsed = [driver, firmware].map((lines, index) => {
    const reader = openCapture(`${index}.log`, index, lexiconOf([]));
    reader.feed(new TextEncoder().encode(`${lines.join("\n")}\n`));
    return reader.finish(false);
  });
  const captures = parsed.map(({ capture }) => capture);
  return correlate(
    captures,
    parsed.flatMap(({ events }) => events),
    [],
    "unknown",
  );
};

const FAULTS = [null, "zeros", null, "address", null, "timeout"] as const;

const many = (count: number, spacing: bigint): readonly Told[] =>
  Array.from({ length: count }, (_, at) => ({
    id: 100 + at,
    address: 0x8000_0000n + BigInt(at) * spacing,
    fault: FAULTS[at % FAULTS.length] ?? null,
  }));

describe.each([
  ["one after the other", 1, 0x4000n],
  ["six at a time", 6, 0x4000n],
  ["side by side in one page", 6, 0x40n],
  ["beyond 32 bits", 3, 0x1_0000_4000n],
])("tasks %s", (_name, depth, spacing) => {
  const timeline = timelineOf(many(36, spacing), depth);

  it("get the report that they get each by itself", () => {
    expect(assemble(diagnose(timeline))).toEqual(assemble(diagnose(timeline, undefined, judgeOf)));
  });
});

describe("the shape of a task", () => {
  it("is that of each other task of its kind, whatever their names, addresses and places", () => {
    const { suspects } = anomaliesOf(timelineOf(many(36, 0x4000n), 1));
    expect(suspects.length).toBeGreaterThanOrEqual(18);
    expect(new Set(suspects.map(({ bench }) => shapeOf(bench).text)).size).toBe(3);
  });

  it("is another one where the bytes differ, or the way in which addresses meet", () => {
    const tell = (address: bigint, received: bigint): string => {
      const timeline = timelineOf([{ id: 7, address, fault: received === address ? "zeros" : "address" }], 1);
      return anomaliesOf(timeline).suspects.map(({ bench }) => shapeOf(bench).text)[0] ?? "";
    };
    expect(tell(0x8000_0000n, 0x8000_0000n)).toBe(tell(0x9000_0000n, 0x9000_0000n));
    expect(tell(0x8000_0000n, 0x8000_0000n)).not.toBe(tell(0x8000_0010n, 0x8000_0010n));
    expect(tell(0x8000_0000n, 0x8000_0000n)).not.toBe(tell(0x1_8000_0000n, 0x1_8000_0000n));
    expect(tell(0x8000_0000n, 0n)).not.toBe(tell(0x8000_0000n, 0x8000_0000n));
  });
});
