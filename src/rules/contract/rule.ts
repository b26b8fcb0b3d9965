/** What a contract rule is, and what it finds. */
import type { Evidence } from "../../model/evidence.ts";
import type { Timeline } from "../../model/timeline.ts";

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
