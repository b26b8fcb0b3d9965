/** What the judge says of small cases, word by word: the founding case and what a single line more does to it. */
import { describe, expect, it } from "vitest";
import type { Timeline } from "../../src/model/timeline.ts";
import { diagnose } from "../../src/rules/diagnose.ts";
import { founding, Log, PAYLOAD, told, ZEROS } from "../model/build.ts";

const words = (timeline: Timeline): Record<string, string> => {
  const { explanations, ruledOut, notAssessable } = diagnose(timeline);
  return Object.fromEntries([
    ...explanations.map(({ candidate, word }) => [candidate.causes.map((cause) => cause.id).join("+"), word]),
    ...ruledOut.map(({ cause }) => [cause.id, "ruled-out"]),
    ...notAssessable.map(({ cause }) => [cause.id, "not-assessable"]),
  ]);
};

describe("the founding case", () => {
  const facts = [told("zeros"), told("0-byte-disk", "client")];

  it("agrees with itself where nobody tells what the host got", () => {
    const { verdict, assessed, explanations } = diagnose(founding().timeline());
    expect({ verdict, assessed, explanations }).toEqual({
      verdict: "nothing-wrong",
      assessed: "path",
      explanations: [],
    });
  });

  it("is ambiguous with the two facts, and nothing is likely or confirmed", () => {
    const { verdict, explanations } = diagnose(founding().timeline(facts));
    expect(verdict).toBe("ambiguous");
    expect(explanations.filter(({ word }) => word === "likely" || word === "confirmed")).toEqual([]);
    expect(explanations[0]?.candidate.causes[0]?.id).toBe("copied-back-buffer");
  });

  it("rules out what the controller's own lines contradict", () => {
    expect(words(founding().timeline(facts))).toMatchObject({
      "truncated-iova": "ruled-out",
      "byte-swapped-iova": "ruled-out",
      "word-swapped-iova": "ruled-out",
      "sign-extended-iova": "ruled-out",
      "stale-iova": "ruled-out",
      "short-element": "ruled-out",
      "zero-source": "ruled-out",
      "unreported-constraints": "not-assessable",
    });
  });
});

describe("one line more", () => {
  const cases: readonly [string, Log, Record<string, string>][] = [
    [
      "a call of UserGetDataBuffer in the dispatch and a dump of its buffer",
      new Log().dispatch().dataBuffer().receive().stage().reply().dump(ZEROS, { address: 0x16f3a8000n }),
      {
        "copied-back-buffer": "likely",
        "foreign-buffer": "ruled-out",
        "early-read": "ruled-out",
        "zero-source": "ruled-out",
      },
    ],
    [
      "a call of UserGetDataBuffer outside the dispatch",
      new Log()
        .dispatch()
        .receive()
        .stage()
        .reply()
        .dataBuffer(0x16f3a8000n, false)
        .dump(ZEROS, { address: 0x16f3a8000n }),
      { "late-data-buffer": "likely" },
    ],
    ["a dump before the reply", new Log().dispatch().dump().receive().stage().reply(), { "early-read": "likely" }],
    [
      "staged zeros for an INQUIRY",
      new Log().dispatch({ opcode: 0x12 }).receive().stage(ZEROS).reply().dump(ZEROS),
      { "zero-source": "likely" },
    ],
    [
      "an engine that reads another buffer",
      new Log().dispatch().receive().stage().engine(0x228cc000n).reply().dump(ZEROS),
      { "wrong-dma-source": "likely", "unstarted-dma": "ruled-out" },
    ],
    [
      "a completion before the reply",
      new Log().dispatch().receive().stage().complete().reply().dump(ZEROS),
      { "early-completion": "likely" },
    ],
    ["a refusal by the device", new Log().dispatch().receive().reply(false), { "protocol-error": "likely" }],
    [
      "a private buffer",
      new Log().dispatch().receive().stage().reply().dump(ZEROS, { owner: "private" }),
      { "foreign-buffer": "likely" },
    ],
  ];
  it.each(cases)("%s", (_, log, expected) => {
    expect(words(log.timeline())).toMatchObject(expected);
  });
});

describe("an address that arrives changed", () => {
  const cases: readonly [string, bigint, bigint][] = [
    ["truncated-iova", 0x1_801c_0000n, 0x801c_0000n],
    ["word-swapped-iova", 0x1_801c_0000n, 0x801c_0000_0000_0001n],
    ["byte-swapped-iova", 0x801c_0000n, 0x0000_1c80_0000_0000n],
    ["sign-extended-iova", 0x801c_0000n, 0xffff_ffff_801c_0000n],
  ];
  it.each(cases)("%s is likely from the two addresses, and nobody saw what arrived", (id, dispatched, received) => {
    const log = new Log().dispatch({ iova: dispatched }).receive(received).stage().reply();
    expect(words(log.timeline())[id]).toBe("likely");
  });
});

it("says nothing of a healthy task", () => {
  const log = new Log().dispatch().receive().stage().engine().reply().complete().dump(PAYLOAD);
  const { verdict, assessed, discrepancies, ruledOut } = diagnose(log.timeline());
  expect({ verdict, assessed, discrepancies, ruledOut }).toEqual({
    verdict: "nothing-wrong",
    assessed: "bytes",
    discrepancies: [],
    ruledOut: [],
  });
});

it("says nothing of a device that has fewer bytes than were asked for", () => {
  const log = new Log()
    .dispatch({ length: 255, opcode: 0x12 })
    .receive(undefined, 255)
    .stage(PAYLOAD)
    .engine(0x228bb800n, undefined, 6)
    .reply();
  expect(diagnose(log.timeline()).discrepancies).toEqual([]);
});

it("confirms an element that was cut short, where the memory was seen before and after", () => {
  const before = [0xa5, 0xa5, 0xa5, 0xa5, 0xa5, 0xa5];
  const after = [0x11, 0x22, 0x33, 0xa5, 0xa5, 0xa5];
  const log = new Log()
    .dispatch({ task: "7" })
    .dump(before, { owner: "client" })
    .receive(undefined, 3, "7")
    .stage([0x11, 0x22, 0x33, 0x44, 0x55, 0x66])
    .reply()
    .complete()
    .dump(after, { owner: "client" });
  expect(words(log.timeline())).toMatchObject({ "short-element": "confirmed" });
});

it("leaves a timeout open between everything that keeps a task from ending", () => {
  const log = new Log().dispatch().receive().stage().add({ kind: "timeout" });
  const { verdict, explanations, ruledOut } = diagnose(log.timeline());
  expect(verdict).toBe("ambiguous");
  expect(explanations.map(({ candidate }) => candidate.causes[0]?.id)).toEqual(
    expect.arrayContaining(["lost-interrupt", "firmware-fault", "missing-completion"]),
  );
  expect(ruledOut.map(({ cause }) => cause.id)).toContain("lost-request");
});

it("finds a write whose bytes arrive changed", () => {
  const log = new Log().dispatch({ direction: "data-out" }).dump(PAYLOAD).receive().stage(ZEROS).reply();
  expect(diagnose(log.timeline()).discrepancies).toHaveLength(1);
});
