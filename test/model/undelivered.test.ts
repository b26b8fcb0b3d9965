/** Requests that fail above the driver: what becomes one, what does not, and which task an error of a stated length belongs to. */
import { describe, expect, it } from "vitest";
import { iova } from "../../src/model/units.ts";
import { diagnose } from "../../src/rules/diagnose.ts";
import { IOVA, Log } from "./build.ts";

const at = (text: string) =>
  ({ origin: "observed", capture: 0, line: 90, column: 1, length: text.length, text }) as const;

const seen = <T>(value: T) => ({ value, loss: null, at: at(String(value)) });

const error = (log: Log, length: number | null): Log =>
  log.add({
    kind: "client",
    outcome: seen("error" as const),
    length: length === null ? null : seen(length),
    bytes: null,
  });

const rejection = (log: Log, segments: number): Log =>
  log.add({ kind: "rejection", segments: seen(segments), length: null, result: null });

const emptyDisk = (log: Log): Log =>
  log.add({ kind: "client", outcome: seen("0-byte-disk" as const), length: null, bytes: null });

const healthy = (): Log => new Log().dispatch({ length: 512 }).receive(IOVA, 512).reply().complete();

const taskCount = (log: Log) => log.timeline().undelivered.length;

describe("a request that no line shows handed to the driver", () => {
  it.each([
    ["an error of a length that no task has", () => error(healthy(), 65536), 1],
    ["an error of a task's length", () => error(healthy(), 512), 0],
    ["an error of unknown length", () => error(healthy(), null), 0],
    ["an error of unknown length beside a rejection of the kernel", () => rejection(error(healthy(), null), 2), 1],
    [
      "an error of a long request of which a part failed",
      () => error(new Log().dispatch({ length: 512 }).reply(false), 65536),
      0,
    ],
    ["a rejection alone", () => rejection(healthy(), 2), 1],
    ["nothing but a task", healthy, 0],
    [
      "an empty disk of which no command tells the size",
      () => emptyDisk(new Log().dispatch({ length: 36, opcode: 0x12 }).dispatch({ length: 512, opcode: 0x28 })),
      1,
    ],
    ["an empty disk whose size a command tells", () => emptyDisk(new Log().dispatch({ length: 8, opcode: 0x25 })), 0],
  ])("comes of %s", (_, log, count) => {
    expect(taskCount(log())).toBe(count);
  });

  it("is a discrepancy without a task, and of no task's candidates", () => {
    const { discrepancies, explanations, timeline } = diagnose(rejection(healthy(), 2).timeline());
    expect(discrepancies.map(({ task }) => task)).toEqual([null]);
    expect(timeline.tasks).toHaveLength(1);
    expect(explanations[0]?.candidate.causes.map(({ id }) => id)).toEqual(["multi-segment-refusal"]);
    expect(explanations.flatMap(({ candidate }) => candidate.tasks)).toEqual([]);
  });

  it("is counted among no tasks: neither those that failed nor those that show nothing", () => {
    const { scope } = diagnose(rejection(healthy(), 2).timeline());
    expect(scope.failing).toEqual([]);
    expect(scope.passing.length + scope.unseen).toBe(1);
  });

  it("leaves faults below the driver open where no hand-over is logged at all", () => {
    const open = diagnose(error(new Log(), 65536).timeline()).notAssessable.map(({ cause }) => cause.id);
    const closed = diagnose(error(healthy(), 65536).timeline()).notAssessable.map(({ cause }) => cause.id);
    expect(open).toContain("unmapped-iova");
    expect(closed).not.toContain("unmapped-iova");
  });
});

/** An error of a request of which the line tells the id, so many lines behind the log. */
const errorOf = (log: Log, id: string): Log =>
  log.add({ kind: "client", task: seen(id), outcome: seen("error" as const), length: null, bytes: null });

const status = seen({ ok: true, text: "SUCCESS" });

/** A task that is handed over and answered, and completed unless it is left open. */
const run = (log: Log, id: string, open = false): Log => {
  log
    .dispatch({ length: 512, task: id })
    .add({ kind: "reply", task: seen(id), status, scsiStatus: null, transferred: null });
  return open ? log : log.add({ kind: "complete", task: seen(id), transferred: null, version: null, status: null });
};

const oneByOne = (...ids: readonly string[]): Log => ids.reduce((log, id) => run(log, id), new Log());

describe("an error that names an id", () => {
  it.each([
    ["is that of the last task of this id, if nothing else was done since", () => errorOf(oneByOne("7"), "7"), 0],
    ["is that of a later request, if another task began and ended since", () => errorOf(oneByOne("7", "8"), "7"), 1],
    ["is that of the last task of this id", () => errorOf(oneByOne("7", "8", "7"), "7"), 0],
    [
      "is that of a later request, if the error of another one was heard since",
      () => errorOf(errorOf(oneByOne("8", "7"), "8"), "7"),
      2,
    ],
    [
      "is that of a task that was never completed, whatever was done since",
      () => errorOf(run(run(new Log(), "7", true), "8"), "7"),
      0,
    ],
  ])("%s", (_, log, count) => {
    expect(taskCount(log())).toBe(count);
  });
});

describe("an address width", () => {
  const wide = 0x2_8040_0000n;
  const cut = (destination: bigint) =>
    new Log().dispatch({ iova: wide }).receive(wide).stage().engine(0x228bb800n, iova(destination)).reply();

  it.each([
    ["cut at the engine", 0x8040_0000n, ["overdeclared-address-width"]],
    ["whole at the engine", wide, []],
  ])("%s", (_, destination, causes) => {
    const { explanations } = diagnose(cut(destination).timeline());
    expect(explanations.flatMap(({ candidate }) => candidate.causes.map(({ id }) => id)).sort()).toEqual(causes);
  });
});
