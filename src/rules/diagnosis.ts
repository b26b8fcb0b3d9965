/** The result of the rules: what departs from the model, what explains it, what was ruled out by which line, and what is open. */
import type { AssumptionKey } from "../model/assumption.ts";
import type { Comparison } from "../model/comparison.ts";
import type { Evidence } from "../model/evidence.ts";
import type { Timeline } from "../model/timeline.ts";
import type { Bench } from "./bench.ts";
import type { Candidate } from "./candidate.ts";
import type { Cause } from "./cause.ts";
import type { ContractFinding } from "./contract/rule.ts";
import type { Discrepancy } from "./discrepancy.ts";
import type { Bundle } from "./experiment.ts";
import type { Scope } from "./scope.ts";
import type { Separation } from "./separation.ts";
import type { Word } from "./verdict.ts";

/** A surviving minimal explanation. */
export interface Explanation {
  readonly candidate: Candidate;
  readonly word: Word;
  readonly shown: boolean;
  /** True if lines show it in half of its tasks or more, in captures that have lost lines. */
  readonly shownInPart: boolean;
  readonly for: readonly Evidence[];
  readonly against: readonly Evidence[];
  /** Lines of tasks that it would have struck, and that fared well. */
  readonly spared: readonly Evidence[];
  readonly missing: readonly string[];
  /** True if its step has left traces in each of its tasks, which show nothing by themselves. */
  readonly traced: boolean;
  /** Lines that should be there if this is so, and are not. */
  readonly unseen: number;
  /** How badly it fits that all tasks fail, by {@link irregularityOf}. */
  readonly irregularity: number;
  readonly indistinguishableFrom: readonly string[];
  readonly leans: readonly AssumptionKey[];
  /** Separations that the cause predicts. */
  readonly separations: readonly Separation[];
}

export type CaseVerdict =
  | "explained"
  | "partly-explained"
  | "ambiguous"
  | "unknown-cause"
  | "nothing-wrong"
  | "not-assessable";

/** How far the captures let anybody look. */
export type Reach = "bytes" | "path" | "none";

export interface Diagnosis {
  readonly timeline: Timeline;
  readonly benches: readonly Bench[];
  readonly verdict: CaseVerdict;
  readonly assessed: Reach;
  readonly discrepancies: readonly Discrepancy[];
  readonly contract: readonly ContractFinding[];
  /** On which tasks it was seen, and on which not. */
  readonly scope: Scope;
  /** Best first. */
  readonly explanations: readonly Explanation[];
  /** By which lines; the comparison, made on demand, says what the cause would have made of each, `null` where a kept rule speaks. */
  readonly ruledOut: readonly {
    readonly cause: Cause;
    readonly by: readonly { readonly evidence: Evidence; readonly comparison: () => Comparison | null }[];
  }[];
  readonly notAssessable: readonly { readonly cause: Cause; readonly because: string }[];
  /** What to record next. */
  readonly next: Bundle;
}
