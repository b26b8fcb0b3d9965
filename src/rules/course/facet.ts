/**
 * One feature of the machine after a step of a task, in terms that two runs share: not which address, but whether it is the task's
 * own; not how many bytes, but whether all of them. Equal values are equal states.
 */
import type { Step } from "../../model/component.ts";
import type { Evidence } from "../../model/evidence.ts";

/** What the feature is of, and the step after which it stands. */
export const FACETS = {
  "hand-over": "dispatch",
  "data-buffer": "dispatch",
  "own-mapping": "dispatch",
  "submitted-address": "submit",
  "submitted-length": "submit",
  "submitted-command": "submit",
  "submitted-direction": "submit",
  "submitted-unit": "submit",
  reach: "fetch",
  "received-address": "fetch",
  "received-length": "fetch",
  "received-command": "fetch",
  "received-direction": "fetch",
  "received-unit": "fetch",
  staging: "stage",
  "engine-address": "transfer",
  "engine-length": "transfer",
  "engine-source": "transfer",
  "engine-count": "transfer",
  access: "transfer",
  neighbour: "transfer",
  "device-status": "answer",
  "reply-order": "answer",
  "host-status": "reply",
  "release-order": "reply",
  "reported-length": "reply",
  "driver-sees": "reply",
  "completion-order": "complete",
  response: "complete",
  completions: "accept",
  "settle-order": "accept",
  "client-sees": "accept",
  "client-length": "accept",
  "client-outcome": "accept",
  "next-inquiry": "accept",
  ending: "expire",
  crash: "expire",
} as const satisfies Readonly<Record<string, Step>>;

export type FacetName = keyof typeof FACETS;

/** Values: of an address and of a length against those that were handed over, of memory, of an order, and of yes or no. */
export type FacetValue =
  | "own"
  | "mapping"
  | "zero"
  | "cut"
  | "sign-extended"
  | "word-swapped"
  | "byte-swapped"
  | "within"
  | "another"
  | "whole"
  | "short"
  | "long"
  | "none"
  | "data"
  | "zeros"
  | "left-over"
  | "mixed"
  | "other-data"
  | "nothing"
  | "same"
  | "altered"
  | "allowed"
  | "refused"
  | "good"
  | "bad"
  | "in-order"
  | "out-of-order"
  | "yes"
  | "no"
  | "completed"
  | "timeout"
  | "abort"
  | "0-byte-disk";

export interface Facet {
  readonly name: FacetName;
  readonly value: FacetValue;
  /** The value itself where the lines show one: an address as a number, a length in bytes, a text. */
  readonly shown: bigint | number | string | null;
  /** Whether lines show it, a person states it, or the replay has it from the model. */
  readonly origin: "line" | "told" | "replay";
  readonly evidence: readonly Evidence[];
}
