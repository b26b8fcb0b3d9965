/** The features that lines and testimony show: each observation of a task in terms that two runs share. */
import { allZero } from "../../model/bytes.ts";
import type { Comparison } from "../../model/comparison.ts";
import type { ClientOutcome } from "../../model/event.ts";
import type { BytesObservation, Observation, OutcomeObservation } from "../../model/observation.ts";
import { requestOf, type Task } from "../../model/task.ts";
import type { Bench } from "../bench.ts";
import type { Facet, FacetName, FacetValue } from "./facet.ts";
import { addressRelation, lengthRelation } from "./relation.ts";

type Shown = Pick<Facet, "name" | "value" | "shown">;

const shown = (name: FacetName, value: FacetValue, own: Facet["shown"] = null): readonly Shown[] => [
  { name, value, shown: own },
];

const ADDRESSES = {
  submitted: "submitted-address",
  received: "received-address",
  engine: "engine-address",
} as const satisfies Readonly<Record<string, FacetName>>;

const LENGTHS = {
  submitted: "submitted-length",
  received: "received-length",
  engine: "engine-length",
  counted: "engine-count",
  reported: "reported-length",
  delivered: "client-length",
} as const satisfies Readonly<Record<string, FacetName>>;

const SEERS = { device: "staging", dext: "driver-sees", client: "client-sees" } as const satisfies Readonly<
  Record<string, FacetName>
>;

/** Bytes against what the replay would have there; a sender's own bytes are compared with nothing. */
const bytesValue = (task: Task, { who, bytes }: BytesObservation, { verdict, prediction }: Comparison): FacetValue => {
  const sends = (who === "device") === (task.direction !== "data-out");
  if (allZero(bytes)) return "zeros";
  if (sends || verdict === "match") return "data";
  if (prediction.of === "bytes" && prediction.content === "payload") return "data";
  return verdict === "mismatch" ? "other-data" : "data";
};

const CLIENT_OUTCOMES: Readonly<Record<ClientOutcome, FacetValue>> = {
  "0-byte-disk": "0-byte-disk",
  error: "bad",
  ok: "good",
  mismatch: "other-data",
};

const outcomeFacet = ({ outcome }: OutcomeObservation, { verdict }: Comparison): readonly Shown[] => {
  switch (outcome.of) {
    case "disk":
      return shown("client-outcome", CLIENT_OUTCOMES[outcome.value]);
    case "status":
      return shown(outcome.by === "host" ? "host-status" : "device-status", outcome.ok ? "good" : "bad", outcome.text);
    case "end":
      return shown("ending", outcome.value);
    case "undelivered":
      return shown("hand-over", "no", outcome.as);
    case "next-inquiry":
      return shown("next-inquiry", verdict === "mismatch" ? "another" : "same", outcome.length);
  }
};

/** The place of two steps in the order that lines show: as the contract wants them, or not. */
const orderFacet = (observation: Observation): readonly Shown[] | null => {
  const order = (name: FacetName, good: boolean) => shown(name, good ? "in-order" : "out-of-order");
  switch (observation.kind) {
    case "order":
      return order("completion-order", observation.completion === "after-reply");
    case "reply-order":
      return order("reply-order", observation.reply === "after-data");
    case "release-order":
      return order("release-order", observation.release === "after-reply");
    case "settle-order":
      return order("settle-order", observation.settled === "after-reply");
    default:
      return null;
  }
};

const signFacet = (observation: Observation, { verdict }: Comparison): readonly Shown[] => {
  switch (observation.kind) {
    case "field":
      return shown(`${observation.point}-${observation.field}`, observation.same ? "same" : "altered");
    case "mapping":
      return shown("own-mapping", observation.made ? "yes" : "no");
    case "engine":
      return observation.source === null
        ? []
        : shown("engine-source", observation.source === "staging" ? "own" : "another");
    case "step":
      return observation.step === "fetch" ? shown("reach", "yes") : [];
    case "response":
      return shown("response", observation.ok ? "same" : "altered", `${observation.field} ${observation.value}`);
    case "completions":
      return shown("completions", "altered");
    case "fault":
      return shown("access", "refused", observation.address);
    case "neighbour":
      return verdict === "mismatch" ? shown("neighbour", "yes") : [];
    case "crash":
      return shown("crash", "yes", observation.address);
    case "register":
      return observation.value ? [] : shown("reach", "no", observation.of);
    default:
      return [];
  }
};

const facetsOf = (bench: Bench, observation: Observation, comparison: Comparison): readonly Shown[] => {
  const { iova, length } = requestOf(bench.task);
  switch (observation.kind) {
    case "address": {
      const right = bench.machine.path[observation.point]?.address;
      const value =
        comparison.verdict === "match"
          ? right === iova || typeof right !== "bigint"
            ? "own"
            : "mapping"
          : addressRelation(observation.value, iova, length);
      return shown(ADDRESSES[observation.point], value, observation.value);
    }
    case "length":
      return length === null
        ? []
        : shown(LENGTHS[observation.point], lengthRelation(observation.value, length), observation.value);
    case "bytes":
      return observation.again ? [] : shown(SEERS[observation.who], bytesValue(bench.task, observation, comparison));
    case "outcome":
      return outcomeFacet(observation, comparison);
    default:
      return orderFacet(observation) ?? signFacet(observation, comparison);
  }
};

/** Every feature that an observation of the bench shows, those that contradict the model first. */
export const observedFacets = (bench: Bench): readonly Facet[] => {
  const rows = bench.observations.flatMap((observation, index) => {
    const comparison = bench.nominal[index];
    if (comparison === undefined) return [];
    const told = observation.evidence.every(({ origin }) => origin === "told");
    return facetsOf(bench, observation, comparison).map((facet) => ({
      wrong: comparison.verdict === "mismatch",
      facet: { ...facet, origin: told ? ("told" as const) : ("line" as const), evidence: observation.evidence },
    }));
  });
  return [...rows.filter(({ wrong }) => wrong), ...rows.filter(({ wrong }) => !wrong)].map(({ facet }) => facet);
};
