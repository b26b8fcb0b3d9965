/** What departs from the model between controller and memory, in words: the bus, its registers, and what stands beside a task. */
import { formatBytes } from "../../model/bytes.ts";
import type { ContactObservation, NeighbourObservation, RegisterObservation } from "../../model/observation.ts";
import type { Words } from "./words.ts";

export const platformWords = (observation: ContactObservation | RegisterObservation | NeighbourObservation): Words => {
  if (observation.kind === "neighbour") {
    return {
      kind: "bytes",
      what: "what the firmware staged for this task stands in memory beside the task's",
      predicted: "memory that the transfer leaves alone",
      observed: formatBytes(observation.bytes),
    };
  }
  if (observation.kind === "contact") {
    const what = "the controller reached host memory";
    return { kind: "fault", what, predicted: "no access", observed: "an access that worked" };
  }
  return observation.of === "mastering"
    ? {
        kind: "fault",
        what: "the command register does not let the controller master the bus",
        predicted: "bus mastering on",
        observed: "bus mastering off",
      }
    : {
        kind: "fault",
        what: "a read of the controller's registers gave all ones",
        predicted: "an answer",
        observed: "all ones",
      };
};
