/**
 * Facts that a person states and no line shows, parsed. A fact moves causes up or down the list and can raise a
 * discrepancy or a violation; alone it settles nothing.
 */
import type { Bytes } from "./bytes.ts";

interface FactBase {
  /** The fact as stated. */
  readonly text: string;
  /** Ref of the task it is about, if the person said so. */
  readonly task: string | null;
}

export interface ObservedFact extends FactBase {
  readonly kind: "observed";
  readonly by: "dext" | "client";
  /** Bytes that were seen, or a word for what was seen. */
  readonly saw: Bytes | "zeros" | "0-byte-disk";
}

export interface NoCallFact extends FactBase {
  readonly kind: "no-call";
  readonly call: "UserGetDataBuffer" | "UserReportHBAConstraints";
  /** The one function that the denial covers, or everything. */
  readonly within: string | null;
}

export interface OverrideFact extends FactBase {
  readonly kind: "override";
  readonly call: "UserReportHBAConstraints";
}

export type Fact = ObservedFact | NoCallFact | OverrideFact;
