/** Causes that leave the same lines: each keeps to the tasks in which it can be, and the one with the narrower name is taken. */
import { describe, expect, it } from "vitest";
import type { Timeline } from "../../src/model/timeline.ts";
import { iova } from "../../src/model/units.ts";
import { diagnose } from "../../src/rules/diagnose.ts";
import { IOVA, Log } from "./build.ts";

const seen = <T>(value: T) => ({
  value,
  loss: null,
  at: { origin: "observed", capture: 0, line: 1, column: 1, length: 1, text: String(value) } as const,
});

const end = { transferred: null, version: null, status: null } as const;

/** A task that the driver completes, with the target that its lines name. */
const completed = (log: Log, task: string, target: string | null): Log => {
  const own = { task: seen(task), target: target === null ? null : seen(target) };
  const address = IOVA + BigInt(task) * 0x1_0000n;
  return log
    .add({ kind: "dispatch", iova: seen(iova(address)), length: seen(512), cdb: null, direction: null, ...own })
    .add({ kind: "reply", status: seen({ ok: true, text: "0" }), scsiStatus: null, transferred: null, ...own })
    .add({ kind: "complete", ...end, ...own });
};

const givenUp = (log: Log, target: string | null): Log =>
  completed(log, "1", target).add({ kind: "timeout", task: seen("1") });

const servedOn = (target: string): Log =>
  completed(new Log(), "2", target).add({
    kind: "client",
    task: seen("2"),
    outcome: seen("ok" as const),
    length: null,
    count: null,
    bytes: null,
  });

const outOfRange = (timeline: Timeline): string => {
  const { explanations, ruledOut } = diagnose(timeline);
  const own = explanations.find(({ candidate }) => candidate.causes[0]?.id === "out-of-range-target");
  if (own !== undefined) return own.word;
  return ruledOut.some(({ cause }) => cause.id === "out-of-range-target") ? "ruled-out" : "absent";
};

describe("a target above the highest id", () => {
  it.each([
    ["possible", "may be 2, which the driver may not have reported", givenUp(new Log(), "2")],
    ["absent", "is never 0", givenUp(new Log(), "0")],
    ["absent", "is none that no line shows", givenUp(new Log(), null)],
    ["ruled-out", "is not 2 where a client was served on it", givenUp(servedOn("2"), "2")],
    ["ruled-out", "is not 2 where a client was served on 3", givenUp(servedOn("3"), "2")],
    ["possible", "may be 2 where a client was served on 1", givenUp(servedOn("1"), "2")],
    ["possible", "may be 2 where another task of it was completed", givenUp(completed(new Log(), "2", "2"), "2")],
  ])("%s: %s", (word, _, log) => {
    expect(outOfRange(log.timeline())).toBe(word);
  });

  it("is one as well where the driver itself is asked to abort what it completed, if a line reports the highest id", () => {
    const abort = { kind: "abort", ends: "task", unit: null, response: null, task: seen("1") } as const;
    const reported = () => new Log().add({ kind: "target", step: "highest", target: seen("1") });
    const word = (log: Log, asked: true | null) =>
      outOfRange(
        completed(log, "1", "2")
          .add({ ...abort, asked })
          .timeline(),
      );
    expect(["likely", "possible"]).toContain(word(reported(), true));
    expect([word(reported(), null), word(new Log(), true)]).toEqual(["absent", "absent"]);
  });

  it("is no more than likely where a line reports the highest id: the kernel's look-up is closed source", () => {
    const reported = new Log().add({ kind: "target", step: "highest", target: seen("1") });
    expect(["likely", "possible"]).toContain(outOfRange(givenUp(reported, "2").timeline()));
  });
});

describe("an engine with another address than the received one", () => {
  const wide = 0x2_8040_0000n;
  const causes = (destination: bigint): readonly string[] => {
    const log = new Log().dispatch({ iova: wide }).receive(wide).stage().engine(0x228bb800n, iova(destination)).reply();
    return diagnose(log.timeline()).explanations.flatMap(({ candidate }) => candidate.causes.map(({ id }) => id));
  };

  it.each([
    ["without bits that hardware may not drive", 0x8040_0000n, ["overdeclared-address-width"]],
    ["with fewer bits than any hardware drives", 0x40_0000n, ["wrong-dma-destination"]],
    ["of nothing that the task has", 0x9_1230_0000n, ["wrong-dma-destination"]],
  ])("%s", (_, destination, expected) => {
    expect(causes(destination)).toEqual(expected);
  });
});

describe("a driver that crashes at the address of its task", () => {
  it("is dead for what comes behind: one fault explains the crash and the error that the client meets", () => {
    const crashed = new Log()
      .add({
        kind: "dispatch",
        task: seen("1"),
        target: null,
        iova: seen(iova(IOVA)),
        length: seen(512),
        cdb: null,
        direction: null,
      })
      .add({ kind: "crash", address: seen(IOVA + 8n) })
      .add({
        kind: "client",
        task: seen("1"),
        outcome: seen("error" as const),
        length: null,
        count: null,
        bytes: null,
      });
    const [best] = diagnose(crashed.timeline()).explanations;
    expect(best?.candidate.causes.map(({ id }) => id)).toEqual(["dereferenced-iova"]);
    expect(best?.candidate.explains).toHaveLength(2);
  });
});

describe("a client that finds other data than it expected", () => {
  const comparing = (log: Log): Log =>
    log.add({
      kind: "client",
      task: seen("1"),
      outcome: seen("mismatch" as const),
      length: null,
      count: null,
      bytes: null,
    });

  it("met a discrepancy, though nobody shows what was sent", () => {
    const { discrepancies, explanations } = diagnose(comparing(completed(new Log(), "1", "0")).timeline());
    expect(discrepancies).toHaveLength(1);
    expect(explanations.every(({ word }) => word === "possible" || word === "unlikely")).toBe(true);
    const named = explanations.map(({ candidate }) => candidate.causes[0]?.id);
    // What changes no byte of the client's is no explanation.
    expect(named).toContain("early-reply");
    expect(named).not.toContain("protocol-error");
    expect(named).not.toContain("lost-interrupt");
  });
});
