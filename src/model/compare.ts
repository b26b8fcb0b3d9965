/** Holds one observation against the end of a replay. The only place where predicted and observed meet. */
import { flipped, type Setting } from "./assumption.ts";
import { compareContact, compareNeighbour, compareRegister } from "./compare/bus.ts";
import {
  compareCompletions,
  compareCount,
  compareResponse,
  compareSequence,
  compareSettleOrder,
  compareStep,
} from "./compare/ending.ts";
import { compareFault } from "./compare/fault.ts";
import { compareBytes } from "./compare/look.ts";
import { compareOutcome } from "./compare/outcome.ts";
import { compareAddress, compareEngine, compareField, compareLength } from "./compare/path.ts";
import { agreed, type Comparison, type Judged, judged } from "./comparison.ts";
import type { Machine } from "./machine.ts";
import type { Observation } from "./observation.ts";
import type { Task } from "./task.ts";

/** Compares one observation with the machine at the end of a replay under these assumptions. */
export const compare = (task: Task, machine: Machine, observation: Observation, assumptions: Setting): Comparison => {
  const result = (): Judged => {
    switch (observation.kind) {
      case "address":
        return compareAddress(task, machine, observation, assumptions);
      case "length":
        return observation.point === "reported" || observation.point === "delivered"
          ? compareCount(task, machine, observation, assumptions)
          : compareLength(task, machine, observation, assumptions);
      case "bytes":
        return compareBytes(task, machine, observation, assumptions);
      case "order": {
        const [complete, reply] = [machine.milestones.indexOf("complete"), machine.milestones.indexOf("reply")];
        const early = complete >= 0 && complete < reply;
        const completion = early ? ("before-reply" as const) : ("after-reply" as const);
        return judged(agreed(completion === observation.completion), { of: "order", completion });
      }
      case "reply-order": {
        const reply =
          flipped(assumptions, "controller.reply") === null ? ("after-data" as const) : ("before-data" as const);
        return judged(agreed(reply === observation.reply), { of: "reply-order", reply });
      }
      case "release-order": {
        const early = flipped(assumptions, "driver.release") !== null;
        const release = early ? ("before-reply" as const) : ("after-reply" as const);
        return judged(agreed(release === observation.release), { of: "release-order", release });
      }
      case "settle-order":
        return compareSettleOrder(machine, observation);
      case "field":
        return compareField(observation, assumptions);
      case "mapping": {
        const made = flipped(assumptions, "driver.unmap") === null;
        return judged(agreed(made === observation.made), { of: "mapping", made });
      }
      case "engine":
        return compareEngine(machine, observation, assumptions);
      case "rights": {
        const allowed = flipped(assumptions, "iommu.rights") !== "forbidden";
        return judged(agreed(allowed), { of: "rights", allowed });
      }
      case "condition": {
        const holds = flipped(assumptions, observation.key) !== observation.value;
        return judged(agreed(holds), { of: "condition", holds });
      }
      case "crash": {
        const dereferenced = flipped(assumptions, "driver.pointer") === "dereferenced";
        return judged(agreed(dereferenced), { of: "crash", dereferenced });
      }
      case "outcome":
        return compareOutcome(task, machine, observation, assumptions);
      case "step":
        return compareStep(machine, observation, assumptions);
      case "sequence":
        return compareSequence(machine, observation);
      case "response":
        return compareResponse(observation, assumptions);
      case "completions":
        return compareCompletions(machine, observation);
      case "fault":
        return compareFault(machine, observation, assumptions);
      case "contact":
        return compareContact(observation, assumptions);
      case "register":
        return compareRegister(observation, assumptions);
      case "neighbour":
        return compareNeighbour(machine, observation);
    }
  };
  return { observation, ...result() };
};
