/** What each fault does to the bytes of one read task: the data path as a table. */
import { describe, expect, it } from "vitest";
import { type AssumptionKey, type Parameter, setting } from "../../src/model/assumption.ts";
import { formatBytes } from "../../src/model/bytes.ts";
import type { BufferName, Machine, Moment } from "../../src/model/machine.ts";
import { replay } from "../../src/model/replay.ts";
import type { Task } from "../../src/model/task.ts";
import { founding } from "./build.ts";

const [task] = founding().timeline().tasks as [Task];
const DATA = "00 00 05 12 1F 00";
const ZERO = "00 00 00 00 00 00";

const shown = (machine: Machine, moment: Moment, buffer: BufferName): string =>
  (machine.looks[moment]?.[buffer] ?? [])
    .map(({ content }) => (content.kind === "bytes" ? formatBytes(content.bytes) : content.kind))
    .join(" | ");

const under = (key?: AssumptionKey, value = "", parameter: Parameter = null): Machine =>
  replay(task, setting(key === undefined ? [] : [{ key, value, parameter }]));

describe("the bytes of a read task", () => {
  const rows: readonly [string, Machine, string, string][] = [
    // fault, its replay, target pages before the completion, client after it
    ["nothing", under(), DATA, DATA],
    ["a data buffer beside DMA to the IOVA", under("driver.buffer", "taken-in-dispatch"), DATA, ZERO],
    ["a data buffer taken late", under("driver.buffer", "taken-late"), DATA, ZERO],
    ["an address cut short", under("driver.address", "truncated", 0x1c0000n), "prior", "prior"],
    ["an address that nobody recorded", under("driver.address", "stale"), "prior", "prior"],
    ["an element of 3 bytes", under("driver.length", "short", 3), "00 00 05 | prior", "00 00 05 | prior"],
    ["a completion before the data", under("driver.completion", "before-data"), "prior", "prior"],
    ["no mapping", under("iommu.mapping", "absent"), "prior", "prior"],
    ["a mapping without the right", under("iommu.rights", "forbidden"), "prior", "prior"],
    ["a bounce buffer that nobody copies", under("framework.bounce", "unsynced"), "prior", "prior"],
    ["an engine that never starts", under("controller.engine", "never"), "prior", "prior"],
    ["an engine that reads elsewhere", under("controller.source", "other"), "prior", "prior"],
    ["a device that sends zeros", under("device.data", "zeros"), ZERO, ZERO],
    ["a command that is refused", under("device.status", "refused"), "prior", "prior"],
  ];
  it.each(rows)("%s", (_, machine, before, after) => {
    expect({
      before: shown(machine, "after-data", "client"),
      after: shown(machine, "after-completion", "client"),
    }).toEqual({ before, after });
  });

  it("names the copy at completion as the writer of the zeros, and the data as what it overwrote", () => {
    const [entry] = under("driver.buffer", "taken-in-dispatch").looks["after-completion"]?.client ?? [];
    expect(entry?.writer.step).toBe("copy-back");
    expect(entry?.overwrote?.writer.step).toBe("dma");
  });

  it("is the same for the same task and assumptions", () => {
    expect(under("driver.buffer", "taken-late")).toEqual(under("driver.buffer", "taken-late"));
  });
});

describe("the end of a read task", () => {
  const rows: readonly [string, Machine, Machine["ending"], Machine["milestones"]][] = [
    // fault, its replay, how the kernel sees the task end, the steps that took place
    ["nothing", under(), "completed", ["fetch", "transfer", "answer", "reply", "complete"]],
    [
      "a response without its version",
      under("driver.response", "unversioned"),
      "given-up",
      ["fetch", "transfer", "answer", "reply", "complete", "give-up"],
    ],
    [
      "no completion",
      under("driver.completion", "never"),
      "given-up",
      ["fetch", "transfer", "answer", "reply", "give-up"],
    ],
    [
      "a completion after the kernel gave up",
      under("driver.completion", "late", 1),
      "given-up",
      ["fetch", "transfer", "answer", "reply", "give-up", "complete"],
    ],
    [
      "two completions",
      under("driver.completion", "twice"),
      "completed",
      ["fetch", "transfer", "answer", "reply", "complete", "complete"],
    ],
    ["a request that is lost", under("driver.request", "lost"), "given-up", ["give-up"]],
    [
      "an interrupt that is lost",
      under("controller.interrupt", "lost", 0),
      "given-up",
      ["fetch", "transfer", "answer", "give-up"],
    ],
    ["firmware that stops before the data", under("controller.state", "faulted", 2), "given-up", ["fetch", "give-up"]],
    ["a driver that dies before the data", under("driver.process", "crashed", 2), "flushed", ["fetch", "give-up"]],
    [
      "a call that says that the task is over",
      under("driver.return", "final"),
      "ended-at-once",
      ["give-up", "fetch", "transfer", "answer", "reply", "complete"],
    ],
    [
      "an id that another task has as well",
      under("driver.identifier", "shared", 0),
      "given-up",
      ["fetch", "transfer", "answer", "reply", "complete", "give-up"],
    ],
  ];
  it.each(rows)("%s", (_, machine, ending, milestones) => {
    expect({ ending: machine.ending, milestones: machine.milestones }).toEqual({ ending, milestones });
  });

  it("loses the data that arrive once the mapping is gone", () => {
    for (const machine of [under("driver.return", "final"), under("driver.completion", "late", 0)]) {
      expect(shown(machine, "after-completion", "client")).toBe("prior");
      expect(machine.refusals).toHaveLength(1);
    }
  });
});
