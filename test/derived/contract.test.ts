/** docs/contract.md: every invariant with the place where it is judged, made of the words that `explain` prints. */
import { describe, expect, it } from "vitest";
import { causes } from "../../src/rules/causes/index.ts";
import type { ContractRule } from "../../src/rules/contract/rule.ts";
import { contractRules } from "../../src/rules/contract.ts";
import { expectDerived } from "./derived.ts";

const links = (ids: readonly string[]): string => ids.map((id) => `[\`${id}\`](causes/${id}.md)`).join(", ");

const judge = ({ judged, causes: ids }: ContractRule): string => {
  if (judged.by === "reader") return `whoever reads logs. ${judged.because}`;
  if (judged.by === "nobody") return `nobody. ${judged.because}`;
  return ids.length === 0 ? "contract rule" : "contract rule and cause";
};

const row = (rule: ContractRule): string =>
  `| ${rule.id} | ${rule.demand} | ${judge(rule)} | ${rule.judged.by === "lines" ? rule.judged.needs : ""} | ${links(rule.causes)} |`;

const count = (by: ContractRule["judged"]["by"]): number =>
  contractRules.filter(({ judged }) => judged.by === by).length;

const page = [
  "<!-- Derived from src/rules/contract by `npm run derive`; a test compares. -->",
  "",
  "# Contract rules",
  "",
  `What the framework, the bus and the kernel ask of a driver and of its logs: ${contractRules.length} invariants. Lines can show ${count("lines")} of them; ${count("reader")} bind whoever reads logs, and this tool keeps them; ${count("nobody")} no log shows.`,
  "",
  "A rule is `violated` or `kept` by lines that the report cites, and `not-assessable` otherwise: silence does neither. A cause of the last column that a line shows and that is likely or confirmed breaks its rule; the rule then stands under the cause and is not told twice. `dma-forensics analyze --contract` lists how every rule stands, `dma-forensics explain I-32` says more about one of them.",
  "",
  "| rule | what has to hold | judged by | what it takes | causes that break it |",
  "| --- | --- | --- | --- | --- |",
  ...contractRules.map(row),
  "",
].join("\n");

describe("docs/contract.md", () => {
  it("says what the rules say", () => {
    expectDerived("docs/contract.md", page);
  });

  it("names causes that exist", () => {
    const ids = new Set(causes.map(({ id }) => id));
    expect(contractRules.flatMap((rule) => rule.causes).filter((id) => !ids.has(id))).toEqual([]);
  });

  it("keeps its table whole", () => {
    const words = contractRules.flatMap(({ demand, judged }) => [
      demand,
      "needs" in judged ? judged.needs : judged.because,
    ]);
    expect(words.filter((text) => text.includes("|"))).toEqual([]);
  });
});
