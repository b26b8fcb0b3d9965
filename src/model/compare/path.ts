/** Addresses, lengths and the engine against the path that the replay took. */
import { flipped, type Setting } from "../assumption.ts";
import { agreed, type Judged, judged, type Prediction } from "../comparison.ts";
import type { Machine, PathAddress } from "../machine.ts";
import type { AddressObservation, EngineObservation, LengthObservation } from "../observation.ts";
import { eventsOf, type Task } from "../task.ts";

/** Addresses of the task that lines record: an address that nobody recorded is none of them. */
const recorded = (task: Task, machine: Machine): readonly PathAddress[] => [
  machine.path.dispatched?.address ?? null,
  ...eventsOf(task, "map").map((map) => map.iova?.value ?? null),
];

export const compareAddress = (task: Task, machine: Machine, { point, value, digits }: AddressObservation): Judged => {
  const address = machine.path[point]?.address ?? null;
  const prediction: Prediction = { of: "address", address };
  if (address === null) return judged("unknown", prediction);
  if (address === "elsewhere") return judged(agreed(!recorded(task, machine).includes(value)), prediction);
  // Eight digits cannot show an upper half: the lower halves agree, and nobody knows more.
  const halved = digits <= 8 && address !== value && BigInt.asUintN(32, address) === value;
  return judged(halved ? "unknown" : agreed(address === value), prediction);
};

export const compareLength = (machine: Machine, { point, value }: LengthObservation): Judged => {
  if (point === "reported" || point === "delivered") return judged("unknown", { of: "length", length: null });
  const length = point === "counted" ? machine.moved : (machine.path[point]?.length ?? null);
  const prediction: Prediction = { of: "length", length };
  return length === null ? judged("unknown", prediction) : judged(agreed(length === value), prediction);
};

export const compareEngine = (machine: Machine, { source }: EngineObservation, assumptions: Setting): Judged => {
  const runs = machine.milestones.includes("transfer");
  const predicted = flipped(assumptions, "controller.source") === "other" ? ("other" as const) : ("staging" as const);
  const prediction: Prediction = { of: "engine", runs, source: predicted };
  if (!runs) return judged("mismatch", prediction);
  return judged(agreed(source === null || source === predicted), prediction);
};
