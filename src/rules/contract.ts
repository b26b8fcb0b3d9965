/**
 * Contract rules: what the framework asks of a driver, checked apart from any cause. A rule can be broken without harm,
 * and harm can come without a broken rule. Each rule has one answer over the whole case; silence is none.
 */
import type { Evidence } from "../model/evidence.ts";
import { bringUpRules } from "./contract/bring-up.ts";
import { dataBufferRules } from "./contract/data-buffer.ts";
import { declaredRules } from "./contract/declared.ts";
import { elementRules } from "./contract/element.ts";
import { endingRules } from "./contract/ending.ts";
import { environmentRules } from "./contract/environment.ts";
import { identifierRules } from "./contract/identifier.ts";
import { ownMappingRules } from "./contract/own-mappings.ts";
import { probeRules } from "./contract/probe.ts";
import { responseRules } from "./contract/response.ts";
import type { Basis, ContractFinding, ContractRule, Sighting } from "./contract/rule.ts";
import { sequenceRules } from "./contract/sequence.ts";
import { SHOWN } from "./contract/sightings.ts";
import { targetRules } from "./contract/target.ts";
import type { Explanation } from "./diagnosis.ts";

/** Every invariant, by its id. */
export const contractRules: readonly ContractRule[] = [
  ...bringUpRules,
  ...declaredRules,
  ...targetRules,
  ...identifierRules,
  ...elementRules,
  ...dataBufferRules,
  ...ownMappingRules,
  ...sequenceRules,
  ...responseRules,
  ...probeRules,
  ...endingRules,
  ...environmentRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));

const places = (sightings: readonly Sighting[]): readonly Evidence[] => [
  ...new Set(sightings.slice(0, SHOWN).flatMap(({ evidence }) => evidence)),
];

/** Sightings of one kind as one finding: the first one's words, the lines of the first few, and how many there are. */
const findingOf = (rule: ContractRule, sightings: readonly Sighting[]): ContractFinding => {
  const [first] = sightings;
  const more = sightings.reduce((sum, { times = 1 }) => sum + times, -1);
  const what = first?.what ?? "";
  return {
    rule: rule.id,
    status: first?.status ?? "not-assessable",
    what: more > 0 ? `${what} ${more === 1 ? "One more place shows" : `${more} more places show`} the same.` : what,
    evidence: places(sightings),
    cause: first?.cause === undefined ? (rule.causes[0] ?? null) : first.cause,
    by: "lines",
    assumes: first?.assumes ?? [],
  };
};

const causeIn = (rule: ContractRule, { cause }: Sighting): string | null =>
  cause === undefined ? (rule.causes[0] ?? null) : cause;

/** The answer to one rule: broken, by each cause that it can become; else kept; else open, and what would decide it. */
const answerTo = (rule: ContractRule, all: Basis): readonly ContractFinding[] => {
  if (rule.judged.by !== "lines") return [];
  const sightings = rule.judged.read(all);
  const of = (status: Sighting["status"]): readonly Sighting[] => sightings.filter((one) => one.status === status);
  const broken = of("violated");
  if (broken.length > 0) {
    const causes = [...new Set(broken.map((sighting) => causeIn(rule, sighting)))];
    return causes.map((cause) =>
      findingOf(
        rule,
        broken.filter((sighting) => causeIn(rule, sighting) === cause),
      ),
    );
  }
  const held = of("kept");
  if (held.length > 0) return [findingOf(rule, held)];
  const left = of("not-assessable");
  if (left.length > 0) return [findingOf(rule, left)];
  const what = `Not shown: it takes ${rule.judged.needs}.`;
  return [findingOf({ ...rule, causes: [] }, [{ status: "not-assessable", what, evidence: [] }])];
};

/** What lines say of every rule that lines can show. */
export const checkContract = (all: Basis): readonly ContractFinding[] =>
  contractRules.flatMap((rule) => answerTo(rule, all));

/** Rules that a settled and shown cause breaks: the cause says what happened and where, the rule what it broke. */
const brokenBy = (rule: string, explanations: readonly Explanation[]): ContractFinding | null => {
  const causes = contractRules.find(({ id }) => id === rule)?.causes ?? [];
  const shown = explanations.find(
    ({ candidate, word, shown: stated }) =>
      (word === "confirmed" || word === "likely") &&
      stated &&
      candidate.causes.length === 1 &&
      candidate.causes.some(({ id }) => causes.includes(id)),
  );
  const [cause] = shown?.candidate.causes ?? [];
  if (shown === undefined || cause === undefined) return null;
  const evidence = shown.for.filter(({ origin }) => origin === "observed").slice(0, SHOWN);
  const by = { by: "replay", assumes: shown.leans, cause: cause.id } as const;
  return evidence.length === 0 ? null : { rule, status: "violated", what: cause.sentence, evidence, ...by };
};

/** The answers with those that the diagnosis gives: a cause that lines show breaks its rules, whatever other lines keep them. */
export const withCauses = (
  contract: readonly ContractFinding[],
  explanations: readonly Explanation[],
): readonly ContractFinding[] =>
  contract.map((finding) =>
    finding.status === "violated" ? finding : (brokenBy(finding.rule, explanations) ?? finding),
  );
