/** What a contract rule is: words on one invariant, and how lines keep or break it. */
import type { AssumptionKey, Authority } from "../../model/assumption.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Timeline } from "../../model/timeline.ts";
import type { Bench } from "../bench.ts";

export type Status = "violated" | "kept" | "not-assessable";

/** What one place of the captures says of a rule. */
export interface Sighting {
  readonly status: Status;
  /** One sentence: what was found, or what is missing for an answer. */
  readonly what: string;
  readonly evidence: readonly Evidence[];
  /** The cause that it can become, if not the rule's first; `null` for none. */
  readonly cause?: string | null;
  /** How many places it stands for that are alike; one if absent. */
  readonly times?: number;
  /** Assumptions of the model without which the lines would say nothing of the rule. */
  readonly assumes?: readonly AssumptionKey[];
}

/** What is found of a rule over the whole case. */
export interface ContractFinding extends Omit<Sighting, "times"> {
  /** Id of the invariant, `I-…`. */
  readonly rule: string;
  /** The cause that breaking it can become. */
  readonly cause: string | null;
  /** `lines` if a line breaks or keeps the rule by itself, `replay` if it is what a discrepancy or a cause comes to, shown in its own place. */
  readonly by: "lines" | "replay";
  readonly assumes: readonly AssumptionKey[];
}

/** What rules are read from: everything that was seen, and each task with its replay. */
export interface Basis {
  readonly timeline: Timeline;
  readonly benches: readonly Bench[];
}

/**
 * Who judges. `lines`: `read` finds what keeps or breaks the rule, and a cause of the rule that is shown breaks it as well.
 * `reader`: it binds whoever reads logs, and this tool keeps it. `nobody`: no log shows it.
 */
export type Judgement =
  | {
      readonly by: "lines";
      /** The lines that would decide, as "a line that shows …", "the lines of …". */
      readonly needs: string;
      readonly read: (all: Basis) => readonly Sighting[];
    }
  | { readonly by: "reader" | "nobody"; readonly because: string };

export interface ContractRule {
  readonly id: string;
  /** What has to hold: one sentence, present tense. */
  readonly demand: string;
  /** What follows where it does not hold. */
  readonly consequence: string;
  readonly authority: Authority;
  /** Causes that breaking it can become, the plainest first. */
  readonly causes: readonly string[];
  readonly judged: Judgement;
}
