/** What comes of holding one observation against a replay: it agrees, it disagrees (at which bytes), or nobody recorded what it would take. */
import type { AssumptionKey } from "./assumption.ts";
import type { Bytes } from "./bytes.ts";
import type { Ending, PathAddress, Refusal } from "./machine.ts";
import type { Observation } from "./observation.ts";

/** What the replay predicts where an observation was made. `null` bytes are unknown. */
export type Prediction =
  | { readonly of: "bytes"; readonly bytes: Bytes; readonly content: "bytes" | "payload" | "prior" | "mixed" }
  | { readonly of: "address"; readonly address: PathAddress }
  | { readonly of: "length"; readonly length: number | null }
  | { readonly of: "order"; readonly completion: "before-reply" | "after-reply" }
  | { readonly of: "reply-order"; readonly reply: "before-data" | "after-data" }
  | { readonly of: "release-order"; readonly release: "before-reply" | "after-reply" }
  | { readonly of: "settle-order"; readonly settled: "before-reply" | "after-reply" | null }
  | { readonly of: "field"; readonly same: boolean }
  | { readonly of: "mapping"; readonly made: boolean }
  | { readonly of: "engine"; readonly runs: boolean; readonly source: "staging" | "crossed" | "other" }
  | { readonly of: "rights"; readonly allowed: boolean }
  | { readonly of: "end"; readonly ending: Ending }
  | { readonly of: "step"; readonly done: boolean }
  | { readonly of: "sequence"; readonly place: "before-end" | "after-end" }
  | { readonly of: "response"; readonly ok: boolean }
  | { readonly of: "completions"; readonly refused: boolean }
  | { readonly of: "disk"; readonly empty: boolean | null }
  | { readonly of: "check"; readonly passes: boolean | null }
  | { readonly of: "status"; readonly ok: boolean }
  | { readonly of: "next-inquiry"; readonly length: number | null }
  | { readonly of: "contact"; readonly reaches: boolean }
  | { readonly of: "register"; readonly register: "mastering" | "answer"; readonly value: boolean }
  | { readonly of: "neighbour"; readonly touched: boolean | null }
  | { readonly of: "fault"; readonly refusal: Refusal | null }
  | { readonly of: "undelivered"; readonly by: AssumptionKey | null }
  | { readonly of: "condition"; readonly holds: boolean }
  | { readonly of: "crash"; readonly dereferenced: boolean };

export interface Comparison {
  readonly observation: Observation;
  readonly verdict: "match" | "mismatch" | "unknown";
  readonly prediction: Prediction;
  /** For bytes: the offsets that differ. */
  readonly wrong: readonly number[];
  /** True if the observation by itself denies what the flipped assumption claims about it. */
  readonly denied: boolean;
  readonly leans: readonly AssumptionKey[];
}

/** A comparison before its observation is put to it. */
export type Judged = Omit<Comparison, "observation">;

export const judged = (verdict: Comparison["verdict"], prediction: Prediction, more: Partial<Judged> = {}): Judged => ({
  verdict,
  prediction,
  wrong: [],
  denied: false,
  leans: [],
  ...more,
});

export const agreed = (agrees: boolean): Comparison["verdict"] => (agrees ? "match" : "mismatch");
