/** What a dump that is shorter than its announced length says: its own bytes, and nothing about those behind its end. */
import { describe, expect, it } from "vitest";
import { alternativeOf } from "../../src/model/assumptions.ts";
import { formatBytes } from "../../src/model/bytes.ts";
import { deviceBytes } from "../../src/model/observe/bytes.ts";
import type { Task } from "../../src/model/task.ts";
import { Log, ZEROS } from "./build.ts";

const taskOf = (announced: number): Task => {
  const log = new Log().dispatch({ opcode: 0x12, length: announced }).receive(undefined, announced);
  const [task] = log.stage(ZEROS, undefined, announced).reply().timeline().tasks;
  if (task === undefined) throw new Error("no task");
  return task;
};

const staged = (task: Task): readonly string[] =>
  deviceBytes(task).map((seen) => (seen.kind === "bytes" ? formatBytes(seen.bytes) : seen.kind));

const statesZeros = (task: Task): boolean =>
  alternativeOf({ key: "device.data", value: "zeros" }).stated(task, new Log().timeline()).length > 0;

describe("a staging dump of six zeros", () => {
  it("is the whole buffer if six bytes were announced", () => {
    expect(staged(taskOf(6))).toEqual(["00 00 00 00 00 00"]);
    expect(statesZeros(taskOf(6))).toBe(true);
  });

  it("leaves the rest unknown if eight were announced, and states no device of zeros", () => {
    expect(staged(taskOf(8))).toEqual(["00 00 00 00 00 00 ?? ??"]);
    expect(statesZeros(taskOf(8))).toBe(false);
  });
});
