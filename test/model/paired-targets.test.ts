/** Ids that come twice in a row: of two controllers, or given to two tasks by one. */
import { describe, expect, it } from "vitest";
import { pairedTargets } from "../../src/model/paired-targets.ts";
import { read } from "../parsers/read.ts";

/** Tasks and their targets, as they are handed out. */
const several = (...tasks: readonly (readonly [task: number, target: number])[]): boolean => {
  const { events } = read(
    ...tasks.map(
      ([task, target]) =>
        `UserProcessParallelTask: task=${task} target=${target} iova=0x80${target}${task}0000 len=36 cdb=12 00 00 00 24 00`,
    ),
  );
  return pairedTargets(events.flatMap((event) => (event.kind === "dispatch" ? [event] : []))).length > 0;
};

describe("ids that come twice in a row", () => {
  it("for nearly all tasks and the same two targets are of two controllers", () => {
    expect(several([1, 1], [1, 3], [2, 1], [2, 3], [3, 3], [3, 1])).toBe(true);
  });

  it.each([
    [
      "for one target",
      [
        [1, 1],
        [1, 1],
        [2, 1],
        [2, 1],
        [3, 1],
        [3, 1],
      ],
    ],
    [
      "for other targets each time",
      [
        [1, 1],
        [1, 3],
        [2, 2],
        [2, 3],
        [3, 1],
        [3, 2],
      ],
    ],
    [
      "for few of the tasks",
      [
        [1, 1],
        [1, 3],
        [2, 1],
        [3, 3],
        [4, 1],
        [5, 1],
        [6, 3],
        [7, 1],
      ],
    ],
    [
      "too seldom to tell",
      [
        [1, 1],
        [1, 3],
        [2, 1],
        [2, 3],
      ],
    ],
  ] as const)("%s are not", (_, tasks) => {
    expect(several(...tasks)).toBe(false);
  });
});
