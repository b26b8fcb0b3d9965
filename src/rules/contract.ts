/**
 * Contract rules: what the framework asks of a driver, checked apart from any cause. A rule can be broken without harm,
 * and harm can come without a broken rule.
 */
import type { Timeline } from "../model/timeline.ts";
import { constraintsRules } from "./contract/constraints.ts";
import { dataBufferRules } from "./contract/data-buffer.ts";
import type { ContractFinding, ContractRule } from "./contract/rule.ts";

const RULES: readonly ContractRule[] = [constraintsRules, dataBufferRules];

export const checkContract = (timeline: Timeline): readonly ContractFinding[] =>
  RULES.flatMap((rule) => rule(timeline));
