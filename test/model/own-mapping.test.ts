/** An address that no line explains may be that of a mapping of the driver's own, whose line is lost; nothing is mapped at 0. */
import { describe, expect, it } from "vitest";
import { correlate } from "../../src/model/correlate.ts";
import { observationsOf } from "../../src/model/observe.ts";
import { read } from "../parsers/read.ts";

/** A task whose mapping lines show, and one whose mapping they do not. */
const lines = (address: string): readonly string[] => [
  "UserProcessParallelTask: task=6 target=1 iova=0x80060000 len=36 cdb=12 00 00 00 24 00",
  "PrepareForDMA task=6 returned 0x0, iova = 0x90060000, length = 36",
  "post element task=6 iova=0x90060000 len=36",
  "UserProcessParallelTask: task=7 target=1 iova=0x80070000 len=36 cdb=12 00 00 00 24 00",
  `post element task=7 iova=${address} len=36`,
];

const shown = (address: string): number => {
  const { capture, events } = read(...lines(address));
  const timeline = correlate([capture], events, [], "unknown");
  const task = timeline.tasks.find(({ id }) => id === "7");
  return task === undefined ? -1 : observationsOf(task, timeline).filter(({ kind }) => kind === "address").length;
};

describe("another address than the one that was handed out", () => {
  it.each([
    ["0x90070000", 0],
    ["0x0", 1],
  ])("%s shows %i addresses of the request", (address, count) => {
    expect(shown(address)).toBe(count);
  });
});
