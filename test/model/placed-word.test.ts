/** Several controllers whose drivers write their name as a bare word: it tells their lines apart where it stands in one place of all of them. */
import { describe, expect, it } from "vitest";
import { correlate } from "../../src/model/correlate.ts";
import { controllerOf, eventsOf } from "../../src/model/task.ts";
import { read } from "../parsers/read.ts";

const begin = (task: number, at: string): string =>
  `UserProcessParallelTask: task=${task} target=1 iova=0x${at} len=36 cdb=12 00 00 00 24 00`;
const reply = (task: number): string => `reply task=${task} ReplyStatus=0x0 SCSIStatus=0x0 transferred=36`;
const complete = (task: number): string => `ParallelTaskCompletion task=${task} bytes=36 status=0x0 version=1`;

/** Five tasks of each driver under the same ids, at addresses of their own. */
const both = (first: string, second: string, ids: readonly number[] = [1, 2, 3, 4, 5]): readonly string[] =>
  ids.flatMap((task) => [
    `${first}${begin(task, `8010${task}000`)}`,
    `${second}${begin(task, `9010${task}000`)}`,
    ...[reply, complete].flatMap((line) => [`${first}${line(task)}`, `${second}${line(task)}`]),
  ]);

const tasksOf = (lines: readonly string[]) => {
  const { capture, events } = read(...lines);
  return correlate([capture], events, [], "unknown").tasks;
};

const controllersOf = (lines: readonly string[]): ReadonlySet<string | null> =>
  new Set(tasksOf(lines).map(controllerOf));

describe("a name in one place of every line", () => {
  it.each([
    ["in front", both("Wryneck ", "Pipit "), ["Wryneck", "Pipit"]],
    ["behind a time", both("10:20:30.1 Wryneck ", "10:20:30.1 Pipit "), ["Wryneck", "Pipit"]],
    [
      "in front, though one task has lost its beginning",
      both("Wryneck ", "Pipit ").toSpliced(7, 1),
      ["Wryneck", "Pipit"],
    ],
  ])("%s tells two controllers apart", (_, lines, names) => {
    expect(controllersOf(lines)).toEqual(new Set(names));
  });

  it("tells nothing apart where one driver writes it", () => {
    expect(controllersOf(both("Wryneck ", "Wryneck ", [1, 2]).filter((_, at) => at % 2 === 0))).toEqual(
      new Set([null]),
    );
  });
});

describe("a task that the kernel gives up, under an id that two controllers have", () => {
  const ended = (lines: readonly string[]): readonly string[] =>
    tasksOf(lines)
      .filter((task) => eventsOf(task, "timeout").length > 0)
      .map((task) => controllerOf(task) ?? "");
  const lines = both("Wryneck ", "Pipit ");
  const timeout = "kernel SCSI task 5 timed out after 30 seconds";
  it.each([
    ["the one that was never completed", lines.filter((line) => line !== `Wryneck ${complete(5)}`), "Wryneck"],
    ["the other one that was never completed", lines.filter((line) => line !== `Pipit ${complete(5)}`), "Pipit"],
  ])("is %s", (_, before, name) => {
    expect(ended([...before, timeout])).toEqual([name]);
  });

  it("is the one that its driver was asked to abort", () => {
    expect(ended([...lines, timeout, "Wryneck UserAbortTaskRequest task=5"])).toEqual(["Wryneck"]);
  });
});
