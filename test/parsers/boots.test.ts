/** A clock that begins again orders nothing across its starts. */
import { describe, expect, it } from "vitest";
import { before as order } from "../../src/model/order.ts";
import { read } from "./read.ts";

const LINES = [
  "[UserProcessParallelTask_Impl] task = 7, fBufferIOVMAddr = 0x801c0000",
  "[OnReply] [TaskID: 7] ReplyStatus = SUCCESS (0x0)",
];

const eventsAt = (...stamps: readonly string[]) =>
  read(...stamps.map((stamp, at) => `${stamp} ${LINES[at % 2]}`)).events;

describe("a line below another", () => {
  it.each([
    ["[  100.000001]", "[    0.500000]"],
    ["[281931ms]", "[12ms]"],
  ])("comes after it at %s and %s, because the clock began again between them", (first, second) => {
    const [above, below] = eventsAt(first, second);
    if (above === undefined || below === undefined) throw new Error("two events");
    expect(order(above, below)).toEqual({ verdict: "yes", reason: "same-log" });
  });

  it("comes before it at [100.000002] and [100.000001], because processors write one buffer", () => {
    const [above, below] = eventsAt("[  100.000002]", "[  100.000001]");
    if (above === undefined || below === undefined) throw new Error("two events");
    expect(order(above, below)).toEqual({ verdict: "no", reason: "same-clock" });
  });

  it("is compared with the lines of its own start", () => {
    const [, , third, fourth] = eventsAt("[  100.1]", "[  100.2]", "[    0.000002]", "[    0.000001]");
    if (third === undefined || fourth === undefined) throw new Error("four events");
    expect(order(third, fourth)).toEqual({ verdict: "no", reason: "same-clock" });
  });
});
