/** Which tasks can be open with one, and what its engine can be given of them. */
import { expect, it } from "vitest";
import { concurrentWith } from "../../src/model/concurrent.ts";
import { correlate } from "../../src/model/correlate.ts";
import { sights } from "../../src/model/sights.ts";
import type { Timeline } from "../../src/model/timeline.ts";
import { openCapture } from "../../src/parsers/capture.ts";
import { lexiconOf } from "../../src/parsers/lexicon.ts";

const timelineOf = (...logs: readonly (readonly string[])[]): Timeline => {
  const parsed = logs.map((lines, index) => {
    const reader = openCapture(`${index}.log`, index, lexiconOf([]));
    reader.feed(new TextEncoder().encode(`${lines.join("\n")}\n`));
    return reader.finish(false);
  });
  return correlate(
    parsed.map(({ capture }) => capture),
    parsed.flatMap(({ events }) => events),
    [],
    "unknown",
  );
};

const addressOf = (id: number): string => (0x8000_0000 + id * 0x4000).toString(16);

const handedOut = (id: number): string =>
  `[UserProcessParallelTask_Impl] task ${id} fBufferIOVMAddr = 0x${addressOf(id)} fRequestedTransferCount = 6`;

const numbers = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, at) => from + at);

const idsBeside = (timeline: Timeline, id: string): readonly (string | null)[] => {
  const task = timeline.tasks.find((one) => one.id === id) ?? expect.fail(`no task ${id}`);
  return concurrentWith(task, timeline).map((other) => other.id);
};

it("takes all tasks of a short log that no line ends", () => {
  const timeline = timelineOf(numbers(1000, 40).map(handedOut));
  expect(idsBeside(timeline, "1020")).toHaveLength(39);
});

it.each([
  ["in the middle", 1400, 1400 - 256, 1400 + 256],
  ["at the beginning", 1000, 1001, 1000 + 256],
  ["at the end", 1799, 1799 - 256, 1798],
])("takes no more than a queue holds of a long one: %s", (_, own, first, last) => {
  const timeline = timelineOf(numbers(1000, 800).map(handedOut));
  const beside = idsBeside(timeline, `${own}`);
  expect([beside[0], beside.at(-1)]).toEqual([`${first}`, `${last}`]);
});

it("takes none that was over before", () => {
  const ended = numbers(1000, 20).flatMap((id) => [handedOut(id), `[HBA] task ${id} reply status = SUCCESS (0x0)`]);
  const timeline = timelineOf([...ended, handedOut(2000), handedOut(2001)]);
  expect(idsBeside(timeline, "2001")).toEqual(["2000"]);
});

/** What the engine of task 1000 can be given, where its data were seen as `look` and these bytes were staged for others. */
const bytesFor = (look: string, others: readonly string[]): readonly string[] => {
  const staged = ["A1 A2 A3 A4 A5 A6", ...others];
  const timeline = timelineOf(
    [...staged.map((_, at) => handedOut(1000 + at)), `[HBA] task 1000 buffer holds: ${look}`],
    staged.flatMap((bytes, at) => [
      `[fw] request received: task ${1000 + at} Host IOVA = 0x00000000${addressOf(1000 + at)} DataLength = 6`,
      `[fw] task ${1000 + at} staging dump at 0x228B${at}800, length 6: ${bytes}`,
    ]),
  );
  const task = timeline.tasks.find((one) => one.id === "1000") ?? expect.fail("no task");
  return sights(task, timeline).flatMap((sight) =>
    sight.of === "bytes"
      ? [sight.bytes.map((byte) => byte?.toString(16).toUpperCase().padStart(2, "0")).join(" ")]
      : [],
  );
};

it.each([
  ["the bytes that were seen", "B1 B2 B3 B4 B5 B6", ["B1 B2 B3 B4 B5 B6"], ["B1 B2 B3 B4 B5 B6"]],
  ["the same bytes once", "B1 B2 B3 B4 B5 B6", ["B1 B2 B3 B4 B5 B6", "B1 B2 B3 B4 B5 B6"], ["B1 B2 B3 B4 B5 B6"]],
  ["a part of them", "B1 B2 B3 B4 00 00", ["B1 B2 B3 B4 B5 B6"], ["B1 B2 B3 B4 B5 B6"]],
  [
    "one for all that resemble nothing",
    "00 00 00 00 00 00",
    ["B1 B2 B3 B4 B5 B6", "C1 C2 C3 C4 C5 C6"],
    ["B1 B2 B3 B4 B5 B6"],
  ],
  [
    "best one without a byte of the task's own",
    "00 00 00 00 00 00",
    ["A1 B2 B3 B4 B5 B6", "C1 C2 C3 C4 C5 C6"],
    ["C1 C2 C3 C4 C5 C6"],
  ],
])("gives the engine %s", (_, look, others, expected) => {
  expect(bytesFor(look, others)).toEqual(expected);
});

it("finds the neighbours of a task whose beginning is lost by its end", () => {
  const reply = "[HBA] task 9000 reply status = SUCCESS (0x0)";
  const lines = [...numbers(1000, 700).map(handedOut), reply, ...numbers(1700, 300).map(handedOut)];
  const timeline = timelineOf(lines, [
    "[fw] request received: task 9000 Host IOVA = 0x0000000089000000 DataLength = 6",
  ]);
  expect(idsBeside(timeline, "9000").at(-1)).toBe("1699");
});
