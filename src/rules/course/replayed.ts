/** The features that the nominal replay of a task has after each step: what its lines leave open, the model fills in. */
import { NOMINAL } from "../../model/assumption.ts";
import { allZero } from "../../model/bytes.ts";
import type { Step } from "../../model/component.ts";
import type { Citation } from "../../model/evidence.ts";
import type { Ledger } from "../../model/ledger.ts";
import { type Element, freshMachine, type Machine } from "../../model/machine.ts";
import { perform, script } from "../../model/replay.ts";
import { requestOf, type Task } from "../../model/task.ts";
import type { Facet, FacetName, FacetValue } from "./facet.ts";
import { lengthRelation } from "./relation.ts";

const statesOf = (task: Task): ReadonlyMap<Step, Machine> => {
  const states = new Map<Step, Machine>();
  let machine = freshMachine;
  for (const step of script(task, NOMINAL)) {
    machine = perform(machine, { task, step, assumptions: NOMINAL });
    states.set(step, machine);
  }
  return states;
};

const contentOf = (ledger: Ledger): FacetValue => {
  const kinds = new Set(
    ledger.map(({ content }): FacetValue => {
      if (content.kind === "payload") return "data";
      if (content.kind === "prior") return "left-over";
      return allZero(content.bytes) ? "zeros" : "data";
    }),
  );
  const [only] = kinds;
  return only === undefined ? "nothing" : kinds.size === 1 ? only : "mixed";
};

const writersOf = (ledger: Ledger): readonly Citation[] => ledger.flatMap(({ writer }) => writer.at ?? []);

const facet = (
  name: FacetName,
  value: FacetValue,
  shown: Facet["shown"] = null,
  evidence: readonly Citation[] = [],
): Facet => ({ name, value, shown, origin: evidence.length > 0 ? "line" : "replay", evidence });

/** Address and length at a point of the path; an address of which only that it is another one is known says nothing here. */
const elementFacets = (
  [address, length]: readonly [FacetName, FacetName],
  element: Element | undefined,
  own: ReturnType<typeof requestOf>,
): readonly Facet[] => [
  ...(typeof element?.address === "bigint"
    ? [facet(address, element.address === own.iova ? "own" : "mapping", element.address)]
    : []),
  ...(element?.length == null || own.length === null
    ? []
    : [facet(length, lengthRelation(element.length, own.length), element.length)]),
];

/** Every feature that the replay has, known or by assumption. */
export const replayedFacets = (task: Task): readonly Facet[] => {
  const states = statesOf(task);
  const own = requestOf(task);
  const at = (step: Step): Machine => states.get(step) ?? freshMachine;
  const taken = at("dispatch").buffers["data-buffer"];
  const { path, moved, refusals } = at("transfer");
  const { ending } = at("expire");
  const read = task.direction !== "data-out";
  return [
    facet("hand-over", "yes"),
    facet("data-buffer", contentOf(taken), null, writersOf(taken)),
    ...elementFacets(["submitted-address", "submitted-length"], path.submitted, own),
    ...elementFacets(["received-address", "received-length"], path.received, own),
    ...(read ? [facet("staging", contentOf(at("stage").buffers.staging))] : []),
    ...elementFacets(["engine-address", "engine-length"], path.engine, own),
    ...(moved === null || own.length === null ? [] : [facet("engine-count", lengthRelation(moved, own.length), moved)]),
    facet("engine-source", "own"),
    facet("access", refusals.length === 0 ? "allowed" : "refused"),
    facet("device-status", "good"),
    facet("host-status", "good"),
    facet("reply-order", "in-order"),
    facet("completion-order", "in-order"),
    facet("release-order", "in-order"),
    facet("response", "same"),
    facet("completions", "same"),
    facet("settle-order", "in-order"),
    ...(read ? [facet("client-sees", contentOf(at("accept").buffers.client))] : []),
    ...(ending === "completed" ? [facet("ending", "completed")] : []),
  ];
};
