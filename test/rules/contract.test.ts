/** The contract rules as a table: which lines keep a rule, which break it, and which leave it open. */
import { describe, expect, it } from "vitest";
import type { LostLines } from "../../src/model/evidence.ts";
import type { Fact } from "../../src/model/testimony.ts";
import type { Timeline } from "../../src/model/timeline.ts";
import { benchOf } from "../../src/rules/bench.ts";
import { REQUIRED_KEYS } from "../../src/rules/contract/constraints.ts";
import type { ContractFinding } from "../../src/rules/contract/rule.ts";
import { checkContract } from "../../src/rules/contract.ts";
import { Log } from "../model/build.ts";

const begin = (log: Log): Log => log.add({ kind: "lifecycle", step: "initialize-begin", result: null });
const step = (log: Log): Log => log.add({ kind: "lifecycle", step: "initialize-step", result: null });
const end = (log: Log): Log => log.add({ kind: "lifecycle", step: "initialize-end", result: null });
const call = (log: Log, names: readonly string[] = []): Log => {
  const at = {
    origin: "observed",
    capture: 0,
    line: log.events.length + 1,
    column: 1,
    length: 4,
    text: "call",
  } as const;
  const keys = names.map((name) => ({ name, value: null, at }));
  return log.add({ kind: "constraints", how: "called", result: null, keys, complete: names.length > 1 });
};
const override = (log: Log): Log =>
  log.add({ kind: "constraints", how: "overridden", result: null, keys: [], complete: false });

const NO_CALL: Fact = {
  kind: "no-call",
  call: "UserReportHBAConstraints",
  within: null,
  task: null,
  text: "no-call:UserReportHBAConstraints",
};
const OVERRIDE: Fact = {
  kind: "override",
  call: "UserReportHBAConstraints",
  task: null,
  text: "override:UserReportHBAConstraints",
};

const found = (timeline: Timeline): readonly ContractFinding[] =>
  checkContract({ timeline, benches: timeline.tasks.map((task) => benchOf(task, timeline)) });

const statuses = (log: Log, facts: readonly Fact[] = [], lost: readonly LostLines[] = []): Record<string, string> => {
  const timeline = log.timeline(facts);
  const captures = timeline.captures.map((capture) => ({ ...capture, lost }));
  return Object.fromEntries(
    found({ ...timeline, captures }).map(({ rule, status, cause }) => [rule, `${status} ${cause}`]),
  );
};

describe("the constraints report", () => {
  const rows: readonly [string, Record<string, string>, Record<string, string>][] = [
    ["a call inside initialisation", statuses(end(call(begin(new Log())))), { "I-05": "kept unreported-constraints" }],
    [
      "a call after it returned",
      statuses(call(end(step(begin(new Log()))))),
      { "I-05": "violated late-constraints-report" },
    ],
    [
      "no call between begin, a step and end",
      statuses(end(step(begin(new Log())))),
      { "I-05": "violated unreported-constraints" },
    ],
    [
      "no call, and no other step logged",
      statuses(end(begin(new Log()))),
      { "I-05": "not-assessable unreported-constraints" },
    ],
    [
      "no call, and lines lost between",
      statuses(end(step(begin(new Log()))), [], [{ kind: "gap", line: 2, count: 3 }]),
      { "I-05": "not-assessable unreported-constraints" },
    ],
    [
      "a capture without the start-up",
      statuses(new Log().dispatch()),
      { "I-05": "not-assessable unreported-constraints" },
    ],
    ["a told omission", statuses(new Log().dispatch(), [NO_CALL]), { "I-05": "violated unreported-constraints" }],
    [
      "a told omission against a logged call",
      statuses(end(call(begin(new Log()))), [NO_CALL]),
      { "I-05": "kept unreported-constraints" },
    ],
    ["a logged override", statuses(override(new Log())), { "I-06": "violated overridden-constraints-report" }],
    [
      "a told override",
      statuses(new Log().dispatch(), [OVERRIDE]),
      { "I-06": "violated overridden-constraints-report" },
    ],
    ["all seven keys", statuses(call(new Log(), REQUIRED_KEYS)), { "I-07": "kept incomplete-constraints" }],
    [
      "a call, and no line of the return",
      statuses(call(begin(new Log()))),
      { "I-05": "not-assessable unreported-constraints" },
    ],
    [
      "six keys in a start-up from its begin on",
      statuses(call(begin(new Log()), REQUIRED_KEYS.slice(1))),
      { "I-07": "violated incomplete-constraints" },
    ],
    [
      "six keys, and no line of the begin",
      statuses(call(new Log(), REQUIRED_KEYS.slice(1))),
      { "I-07": "not-assessable incomplete-constraints" },
    ],
    [
      "six keys, and a line lost before the call",
      statuses(call(begin(new Log()), REQUIRED_KEYS.slice(1)), [], [{ kind: "gap", line: 2, count: 3 }]),
      { "I-07": "not-assessable incomplete-constraints" },
    ],
    [
      "the constants' names",
      statuses(call(new Log(), [...REQUIRED_KEYS.slice(0, 6).map((key) => `k${key}Key`), "HBA Data Alignment"])),
      { "I-07": "kept incomplete-constraints" },
    ],
    ["no key logged", statuses(call(new Log())), { "I-07": "not-assessable incomplete-constraints" }],
  ];
  it.each(rows)("%s", (_, found, expected) => {
    expect(found).toMatchObject(expected);
  });
});

describe("the data buffer", () => {
  const OWN = 0x8060_0000n;
  it.each([
    [
      "with fBufferIOVMAddr at the controller",
      new Log().dispatch().dataBuffer().receive(),
      "violated copied-back-buffer",
    ],
    [
      "with another address at the controller",
      new Log().dispatch().dataBuffer().receive(OWN),
      "kept copied-back-buffer",
    ],
    ["with no address at the controller", new Log().dispatch().dataBuffer(), "not-assessable copied-back-buffer"],
  ])("%s", (_, log, expected) => {
    expect(statuses(log)["I-32"]).toBe(expected);
  });

  it("is not checked on writes, where nothing is copied back", () => {
    expect(statuses(new Log().dispatch({ direction: "data-out" }).dataBuffer().receive())["I-32"]).toBe(
      "not-assessable null",
    );
  });
});

it("does not take silence for a missing call where a line of the start-up was not understood", () => {
  const timeline = end(step(begin(new Log()))).timeline();
  const captures = timeline.captures.map((capture) => ({ ...capture, unreadAt: [2] }));
  const called = found({ ...timeline, captures }).find(({ rule }) => rule === "I-05");
  expect(called).toMatchObject({ rule: "I-05", status: "not-assessable" });
});
