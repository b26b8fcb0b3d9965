/** Addresses, lengths and the engine against the path that the replay took. */
import { flipped, type Setting } from "../assumption.ts";
import { agreed, type Judged, judged, type Prediction } from "../comparison.ts";
import { isSeen } from "../evidence.ts";
import { hostAddresses } from "../host-memory.ts";
import type { Machine, PathAddress } from "../machine.ts";
import type { AddressObservation, EngineObservation, FieldObservation, LengthObservation } from "../observation.ts";
import { eventsOf, type Task } from "../task.ts";

/** Addresses of the task that lines record: an address that nobody recorded is none of them. */
const recorded = (task: Task, machine: Machine): readonly PathAddress[] => [
  machine.path.dispatched?.address ?? null,
  ...eventsOf(task, "map").map((map) => map.iova?.value ?? null),
];

/** Ways in which an address changes on its way into the element. */
const CONVERSIONS: ReadonlySet<string> = new Set(["truncated", "byte-swapped", "word-swapped", "sign-extended"]);

/**
 * True for the address that a driver meant to submit, where the controller shows that it got the converted one: a driver may print its
 * variable, and not what it wrote of it.
 */
const isUnconverted = (task: Task, machine: Machine, value: bigint, assumptions: Setting): boolean => {
  const how = flipped(assumptions, "driver.address");
  const meant = recorded(task, machine);
  return (
    how !== null &&
    CONVERSIONS.has(how) &&
    meant.includes(value) &&
    eventsOf(task, "receive").some(({ iova }) => isSeen(iova) && iova.value === machine.path.submitted?.address)
  );
};

export const compareAddress = (
  task: Task,
  machine: Machine,
  observation: AddressObservation,
  assumptions: Setting,
): Judged => {
  const { point, value, digits, crossed } = observation;
  const address = machine.path[point]?.address ?? null;
  const prediction: Prediction = { of: "address", address };
  if (point === "submitted" && isUnconverted(task, machine, value, assumptions)) return judged("match", prediction);
  // Nobody knows the address of a mapping that no line shows, but it is never the memory's own.
  if (address === null) return judged(hostAddresses(task).includes(value) ? "mismatch" : "unknown", prediction);
  // Zero is the address of no memory.
  if (address === "elsewhere") {
    return judged(agreed(value !== 0n && !crossed && !recorded(task, machine).includes(value)), prediction);
  }
  // Eight digits cannot show an upper half: the lower halves agree, and nobody knows more.
  const halved = digits <= 8 && address !== value && BigInt.asUintN(32, address) === value;
  return judged(halved ? "unknown" : agreed(address === value), prediction);
};

/** True for the length that a driver meant to submit, where the controller shows that it got the short one. */
const isUncut = (task: Task, machine: Machine, value: number, assumptions: Setting): boolean =>
  flipped(assumptions, "driver.length") === "short" &&
  value === machine.path.dispatched?.length &&
  eventsOf(task, "receive").some(({ length }) => isSeen(length) && length.value === machine.path.submitted?.length);

/** True for a count that echoes what was asked for, where a line shows that the engine was given less. */
const isEcho = (task: Task, machine: Machine, value: number, assumptions: Setting): boolean =>
  flipped(assumptions, "controller.length") === "short" &&
  value === machine.path.received?.length &&
  eventsOf(task, "transfer").some(({ length }) => isSeen(length) && length.value === machine.moved);

export const compareLength = (
  task: Task,
  machine: Machine,
  { point, value }: LengthObservation,
  assumptions: Setting,
): Judged => {
  if (point === "reported" || point === "delivered") return judged("unknown", { of: "length", length: null });
  const length = point === "counted" ? machine.moved : (machine.path[point]?.length ?? null);
  const prediction: Prediction = { of: "length", length };
  if (point === "submitted" && isUncut(task, machine, value, assumptions)) return judged("match", prediction);
  if (point === "counted" && isEcho(task, machine, value, assumptions)) return judged("match", prediction);
  return length === null ? judged("unknown", prediction) : judged(agreed(length === value), prediction);
};

export const compareEngine = (machine: Machine, { source }: EngineObservation, assumptions: Setting): Judged => {
  const runs = machine.milestones.includes("transfer");
  const sight = assumptions.get("controller.task")?.parameter ?? null;
  const crossed = typeof sight === "object" && sight?.of === "bytes";
  const turned = flipped(assumptions, "driver.direction") === "reversed";
  const other = turned || flipped(assumptions, "controller.source") === "other";
  const predicted = other ? ("other" as const) : crossed ? ("crossed" as const) : ("staging" as const);
  const prediction: Prediction = { of: "engine", runs, source: predicted };
  if (!runs) return judged("mismatch", prediction);
  return judged(agreed(source === null || source === predicted), prediction);
};

/** Fields that no flip is about arrive as they were handed out. */
export const compareField = ({ field, same, beside }: FieldObservation, assumptions: Setting): Judged => {
  const key = field === "direction" ? ("driver.direction" as const) : ("driver.frame" as const);
  // A frame that was altered in one field may be right in the others.
  const arrives = flipped(assumptions, key) === null || (same && beside);
  return judged(agreed(arrives === same), { of: "field", same: arrives });
};
