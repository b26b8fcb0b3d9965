/** How the driver completed a task and how that ended, against the steps that the replay went through. */

import { flipped, type Setting } from "../assumption.ts";
import { agreed, type Judged, judged, type Prediction } from "../comparison.ts";
import { isCutOff } from "../components/bus.ts";
import { movedOf, reportedOf } from "../ending.ts";
import { expectsData } from "../expectation.ts";
import type { Machine } from "../machine.ts";
import type {
  CompletionsObservation,
  LengthObservation,
  ResponseObservation,
  SequenceObservation,
  SettleOrderObservation,
  StepObservation,
} from "../observation.ts";
import { requestOf, type Task } from "../task.ts";
import { LEANS } from "./bus.ts";

export const compareStep = ({ milestones }: Machine, { step }: StepObservation, assumptions: Setting): Judged => {
  const done = milestones.includes(step);
  // A controller that is cut off may have been handed a request through its registers.
  const leans = !done && step === "fetch" && isCutOff(assumptions) ? LEANS.fetch : [];
  return judged(agreed(done), { of: "step", done }, { leans });
};

/** A replay in which nobody gives up has no order to compare: the end is a discrepancy of its own. */
export const compareSequence = ({ milestones }: Machine, { step, place }: SequenceObservation): Judged => {
  const [own, end] = [milestones.indexOf(step), milestones.indexOf("give-up")];
  if (own < 0 || end < 0) return judged("match", { of: "sequence", place });
  const predicted = own < end ? ("before-end" as const) : ("after-end" as const);
  return judged(agreed(predicted === place), { of: "sequence", place: predicted });
};

/** The client learns what became of the task when that has ended for the kernel, with or without a reply. */
export const compareSettleOrder = (
  { milestones, endedBehind }: Machine,
  { settled }: SettleOrderObservation,
): Judged => {
  const reply = milestones.indexOf("reply");
  if (endedBehind === null || reply < 0) return judged("unknown", { of: "settle-order", settled: null });
  const predicted = reply < endedBehind ? ("after-reply" as const) : ("before-reply" as const);
  return judged(agreed(predicted === settled), { of: "settle-order", settled: predicted });
};

/** The field that a faulty response has wrong. */
const wrongField = (assumptions: Setting): ResponseObservation["field"] | null => {
  if (flipped(assumptions, "driver.return") === "final") return "call";
  const response = assumptions.get("driver.response");
  if (response?.value === "unversioned") return "version";
  if (response?.value === "misaddressed") return response.parameter === 0 ? "task" : "target";
  return null;
};

export const compareResponse = ({ field, ok }: ResponseObservation, assumptions: Setting): Judged => {
  const predicted = wrongField(assumptions) !== field;
  return judged(agreed(predicted === ok), { of: "response", ok: predicted });
};

/** A second completion meets no request, and so does one behind the end of the task. */
export const compareCompletions = ({ milestones }: Machine, { by }: CompletionsObservation): Judged => {
  const twice = milestones.filter((milestone) => milestone === "complete").length > 1;
  const late = milestones.includes("give-up") && milestones.lastIndexOf("complete") > milestones.indexOf("give-up");
  const refused = twice || (by === "kernel" && late);
  return judged(agreed(refused), { of: "completions", refused });
};

/** What the response of a replay reports; `null` if nobody recorded what it would take. */
const reported = (task: Task, machine: Machine, assumptions: Setting): number | null => {
  const response = assumptions.get("driver.response");
  if (response?.value === "zero-bytes") return 0;
  if (response?.value === "overstated" && typeof response.parameter === "number") return response.parameter;
  const moved = movedOf(task);
  // A transfer that a fault cut short is reported in full: the reply is an echo then.
  // Where nobody knows how much the device has, the engine still moved no more than the controller was asked for.
  const most = machine.moved ?? machine.path.received?.length ?? null;
  const echoed = moved?.by === "engine" && !assumptions.nominal && most === moved.bytes;
  return echoed ? requestOf(task).length : (moved?.bytes ?? null);
};

/** Faulty responses of which the count is what is wrong; in the others it is what it would be. */
const MISCOUNTS: ReadonlySet<string | null> = new Set(["zero-bytes", "overstated"]);

/** Counts at the end of the path: fewer bytes than moved may be a rule of counting, more are none, and no bytes are no data. */
export const compareCount = (
  task: Task,
  machine: Machine,
  { point, value }: LengthObservation,
  assumptions: Setting,
): Judged => {
  const settled = machine.ending === "completed";
  const told = reported(task, machine, assumptions);
  const faulty = MISCOUNTS.has(flipped(assumptions, "driver.response"));
  if (point === "reported" || settled) {
    const length = point === "delivered" && !faulty ? (reportedOf(task)?.value ?? told) : told;
    const prediction: Prediction = { of: "length", length };
    if (faulty) return judged(agreed(length === value), prediction);
    if (length === null) return judged(value === 0 && expectsData(task) ? "mismatch" : "unknown", prediction);
    const short = point === "delivered" ? value < length : value === 0 && length > 0;
    return judged(agreed(value <= length && !short), prediction);
  }
  return judged(agreed(value === 0), { of: "length", length: 0 });
};
