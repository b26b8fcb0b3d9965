/** Facts that a person states: every form of the contract, and what is said about those that are none. */
import { describe, expect, it } from "vitest";
import { FACT_FORMS, parseFact, parseFacts } from "../../src/parsers/testimony.ts";

const INQUIRY = [0x00, 0x00, 0x05, 0x12, 0x1f, 0x00];

describe("a fact", () => {
  it.each([
    ["observed:dext=zeros", { kind: "observed", by: "dext", saw: "zeros", task: null }],
    ["observed:client=zeros task:200", { kind: "observed", by: "client", saw: "zeros", task: "200" }],
    ["observed:client=0-byte-disk", { kind: "observed", by: "client", saw: "0-byte-disk", task: null }],
    ['observed:dext="00 00 05 12 1F 00"', { kind: "observed", by: "dext", saw: INQUIRY, task: null }],
    ['observed:dext="00 00 05 12 1f 00" task:200#2', { kind: "observed", by: "dext", saw: INQUIRY, task: "200#2" }],
    ["observed:client=00:00:05:12:1F:00", { kind: "observed", by: "client", saw: INQUIRY, task: null }],
    ["observed:dext=000005121F00", { kind: "observed", by: "dext", saw: INQUIRY, task: null }],
    ["no-call:UserGetDataBuffer", { kind: "no-call", call: "UserGetDataBuffer", within: null, task: null }],
    [
      "no-call:UserGetDataBuffer in:UserProcessParallelTask",
      { kind: "no-call", call: "UserGetDataBuffer", within: "UserProcessParallelTask", task: null },
    ],
    [
      "no-call:UserGetDataBuffer  in:UserProcessParallelTask   task:7",
      { kind: "no-call", call: "UserGetDataBuffer", within: "UserProcessParallelTask", task: "7" },
    ],
    [
      "no-call:UserReportHBAConstraints",
      { kind: "no-call", call: "UserReportHBAConstraints", within: null, task: null },
    ],
    ["override:UserReportHBAConstraints", { kind: "override", call: "UserReportHBAConstraints", task: null }],
  ])("%s", (text, expected) => {
    expect(parseFact(`  ${text} `)).toEqual({ ...expected, text });
  });
});

describe("what is no fact", () => {
  it.each([
    ["", "empty"],
    ["zeros", "no fact"],
    ["observed:", "what was observed"],
    ["observed:firmware=zeros", "no observer"],
    ["observed:dext=0-byte-disk", "only the client"],
    ["observed:dext=maybe", "neither zeros"],
    ['observed:dext="00 00 5"', "neither zeros"],
    ['observed:dext="00 00', "not closed"],
    ["observed:dext", "what was observed"],
    ["observed:dext=zeros when:now", "neither task:ID nor in:FUNCTION"],
    ["observed:dext=zeros task:1 task:2", "given twice"],
    ["observed:dext=zeros in:UserProcessParallelTask", "belongs to no-call"],
    ["no-call:memset", "no call"],
    ["no-call:UserReportHBAConstraints in:Start", "belongs to no-call:UserGetDataBuffer"],
    ["override:UserGetDataBuffer", "no method"],
    ["seen:dext=zeros", "no kind of fact"],
  ])("%s", (text, because) => {
    const parsed = parseFact(text);
    if (!("problem" in parsed)) throw new Error(`${text} was taken for a fact`);
    expect(parsed.problem).toContain(because);
    for (const form of FACT_FORMS) expect(parsed.problem).toContain(form);
  });
});

describe("a file of facts", () => {
  it("has one a line, comments and blank lines, and problems with their lines", () => {
    const { facts, problems } = parseFacts(
      "\ufeff# told on the phone\r\nobserved:dext=zeros\r\n\r\n  observed:client=0-byte-disk\rnonsense\n#\n",
    );
    expect(facts.map(({ text }) => text)).toEqual(["observed:dext=zeros", "observed:client=0-byte-disk"]);
    expect(problems.map(({ line }) => line)).toEqual([5]);
  });
});
