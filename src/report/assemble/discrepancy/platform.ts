/** What departs from the model between controller and memory, in words: the bus, its registers, the IOMMU, and what stands beside a task. */
import { formatBytes } from "../../../model/bytes.ts";
import { hex } from "../../../model/units.ts";
import type { Of, Words } from "./words.ts";

const REGISTERS: Readonly<Record<Of<"register">["of"], Words>> = {
  mastering: {
    kind: "fault",
    what: "the command register does not let the controller master the bus",
    predicted: "bus mastering on",
    observed: "bus mastering off",
  },
  answer: {
    kind: "fault",
    what: "a read of the controller's registers gave all ones",
    predicted: "an answer",
    observed: "all ones",
  },
};

type Platform = Of<"contact" | "register" | "neighbour" | "rights" | "mapping" | "fault">;

export const platformWords = (observation: Platform): Words => {
  switch (observation.kind) {
    case "contact":
      return {
        kind: "fault",
        what: "the controller reached host memory",
        predicted: "no access",
        observed: "an access that worked",
      };
    case "register":
      return REGISTERS[observation.of];
    case "neighbour":
      return {
        kind: "bytes",
        what: "what the firmware staged for this task stands in memory beside the task's",
        predicted: "memory that the transfer leaves alone",
        observed: formatBytes(observation.bytes),
      };
    case "rights":
      return {
        kind: "fault",
        what: "the mapping forbids the device's access",
        predicted: "access allowed",
        observed: "access forbidden",
      };
    case "mapping":
      return { kind: "outcome", what: "the driver's mapping failed", predicted: "a mapping", observed: "an error" };
    case "fault": {
      const where = observation.address === null ? "" : ` at ${hex(observation.address)}`;
      return {
        kind: "fault",
        what: `the IOMMU refused an access of the device${where}`,
        predicted: "no fault",
        observed: `${observation.reason ?? "a"} fault${where}`,
      };
    }
  }
};
