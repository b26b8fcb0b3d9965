/** An answer under an id that several controllers use, and that nothing tells apart, states nothing of a task. */
import { describe, expect, it } from "vitest";
import { correlate } from "../../src/model/correlate.ts";
import { benchOf } from "../../src/rules/bench.ts";
import { earlyCompletion } from "../../src/rules/causes/early-completion.ts";
import { judgeOf } from "../../src/rules/finding.ts";
import { read } from "../parsers/read.ts";

const begin = (task: number, target: number): string =>
  `UserProcessParallelTask: task=${task} target=${target} iova=0x80${target}${task}0000 len=36 dir=IN cdb=12 00 00 00 24 00`;
const reply = (task: number): string => `reply task=${task} ReplyStatus=0x0 SCSIStatus=0x0 transferred=36`;
const complete = (task: number): string => `ParallelTaskCompletion task=${task} bytes=36 status=0x0 version=1`;

/** Three tasks of each target at the same time under the same ids; the second of the first target is completed ahead of its reply. */
const host = (...targets: readonly number[]): readonly string[] =>
  [1, 2, 3].flatMap((task) => [
    ...targets.map((target) => begin(task, target)),
    ...targets.flatMap((_, at) =>
      task === 2 && at === 0 ? [complete(task), reply(task)] : [reply(task), complete(task)],
    ),
  ]);

/** Lines that state an early completion, over all tasks. */
const stated = (lines: readonly string[]): number => {
  const { capture, events } = read(...lines);
  const timeline = correlate([capture], events, [], "unknown");
  return timeline.tasks.flatMap((task) => judgeOf(benchOf(task, timeline)).judge([earlyCompletion]).shown.flat())
    .length;
};

describe("a completion ahead of a reply under its id", () => {
  it("states that the task was completed early, where one controller writes", () => {
    expect(stated(host(1))).toBeGreaterThan(0);
  });

  it("states it of no task where two write and the reply of one is lost", () => {
    const lines = host(1, 3).filter((line) => line !== complete(2) && line !== reply(2));
    const at = lines.indexOf(begin(2, 3));
    expect(stated(lines.toSpliced(at + 1, 0, complete(2), reply(2), complete(2)))).toBe(0);
  });

  it("states it of no task where two write", () => {
    expect(stated(host(1, 3))).toBe(0);
  });
});
