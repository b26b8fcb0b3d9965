/** Two controllers whose lines nothing tells apart, in a log without completions: the replies end their tasks. */
import { describe, expect, it } from "vitest";
import { inControllers } from "../../src/model/correlate/controllers.ts";
import { UNTOLD } from "../../src/model/event-base.ts";
import { read } from "../parsers/read.ts";

const begin = (task: number, target: number): string =>
  `UserProcessParallelTask: task=${task} target=${target} iova=0x80${target}${task}0000 len=36 cdb=12 00 00 00 24 00`;
const reply = (task: number): string => `reply task=${task} ReplyStatus=0x0 SCSIStatus=0x0 transferred=36`;

const isUntold = (...lines: readonly string[]): boolean =>
  inControllers(read(...lines).events).some(({ controller }) => controller === UNTOLD);

const abort = (task: number): string => `UserAbortTaskRequest task=${task}`;
const twice = (task: number): readonly string[] => [begin(task, 1), begin(task, 3), reply(task), reply(task)];
const once = (task: number): readonly string[] => [begin(task, 1), reply(task)];

describe("ids that are open twice, each with a reply of its own", () => {
  it("are of two controllers where that happens again and again", () => {
    expect(isUntold(...[1, 2, 3].flatMap(twice))).toBe(true);
  });

  it("are of two controllers from the second id on, where both ask for the same", () => {
    expect(isUntold(...twice(1), ...twice(2), ...once(3), abort(3))).toBe(true);
  });

  it("are not where one of them asks for something else", () => {
    const other = [begin(2, 1), begin(2, 3).replace("len=36", "len=8"), reply(2), reply(2)];
    expect(isUntold(...twice(1), ...other, ...twice(3).slice(2))).toBe(false);
  });

  it.each([
    ["once", [...twice(1), ...once(2), ...once(3)]],
    ["never, one behind the other", [1, 1, 2, 2, 3, 3].flatMap(once)],
  ])("%s are not", (_, lines) => {
    expect(isUntold(...lines)).toBe(false);
  });
});
