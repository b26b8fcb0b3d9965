/**
 * Contract rules: what the framework asks of a driver, checked apart from any cause. A rule can be broken without harm,
 * and harm can come without a broken rule.
 */
import type { Evidence } from "../model/evidence.ts";
import type { Timeline } from "../model/timeline.ts";
import { constraintsRules } from "./contract/constraints.ts";
import { dataBufferRules } from "./contract/data-buffer.ts";

export interface ContractFinding {
  /** Id of the invariant, `I-…`. */
  readonly rule: string;
  /** The cause that breaking it can become. */
  readonly cause: string | null;
  readonly status: "violated" | "kept" | "not-assessable";
  /** One sentence: what was found, or what is missing for an answer. */
  readonly what: string;
  readonly evidence: readonly Evidence[];
}

/** A group of rules about one subject. */
export type ContractRule = (timeline: Timeline) => readonly ContractFinding[];

const RULES: readonly ContractRule[] = [constraintsRules, dataBufferRules];

export const checkContract = (timeline: Timeline): readonly ContractFinding[] =>
  RULES.flatMap((rule) => rule(timeline));
