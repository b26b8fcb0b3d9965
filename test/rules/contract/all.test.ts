/** Laws over all contract rules: none is missing, each is answered once, and silence answers none. */
import { describe, expect, it } from "vitest";
import { contractRules } from "../../../src/rules/contract.ts";
import { statusesOf, whole } from "./lines.ts";

describe("the invariants", () => {
  const ids = contractRules.map(({ id }) => id);

  it("are all there, each once", () => {
    expect(ids).toEqual(Array.from({ length: 70 }, (_, index) => `I-${`${index + 1}`.padStart(2, "0")}`));
  });

  it("are not assessable by silence: a log that says nothing keeps and breaks none", () => {
    const statuses = [...statusesOf({ host: ["powerd: lid is open"] }).values()].map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(["not-assessable"]));
  });

  it("are answered once in each report where lines can show them", () => {
    const shown = contractRules.filter(({ judged }) => judged.by === "lines").map(({ id }) => id);
    expect([...statusesOf({ host: whole(1) }).keys()]).toEqual(shown);
  });
});
