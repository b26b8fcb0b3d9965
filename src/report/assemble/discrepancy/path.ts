/** Another address, length or field at a point of the path of the request, in words. */
import type { Prediction } from "../../../model/comparison.ts";
import type { LengthObservation } from "../../../model/observation.ts";
import { hex } from "../../../model/units.ts";
import type { Of, Words } from "./words.ts";

const POINTS = {
  submitted: "the driver submitted",
  received: "the controller received",
  engine: "the DMA engine was given",
} as const;

const whatLength = ({ point }: LengthObservation): string => {
  switch (point) {
    case "counted":
      return "the DMA engine counted another number of bytes than it was given";
    case "reported":
      return "the driver reported another number of bytes than moved";
    case "delivered":
      return "the client got another number of bytes than moved";
    default:
      return `${POINTS[point]} another length than was requested`;
  }
};

const addressText = (address: unknown): string =>
  typeof address === "bigint" ? hex(address) : address === "elsewhere" ? "an address that nobody recorded" : "unknown";

export const pathWords = (
  observation: Of<"address" | "length" | "engine" | "field">,
  prediction: Prediction,
): Words => {
  switch (observation.kind) {
    case "address":
      return {
        kind: "address",
        what: `${POINTS[observation.point]} another address than the dispatched IOVA`,
        predicted: addressText(prediction.of === "address" ? prediction.address : null),
        observed: hex(observation.value),
      };
    case "length":
      return {
        kind: "length",
        what: whatLength(observation),
        predicted: prediction.of === "length" && prediction.length !== null ? `${prediction.length} bytes` : "unknown",
        observed: `${observation.value} bytes`,
      };
    case "engine":
      return {
        kind: "address",
        what: "the DMA engine reads another buffer than the staged one",
        predicted: "the staged buffer",
        observed: observation.source === "crossed" ? "the staged buffer of another open task" : "another source",
      };
    case "field":
      return {
        kind: "bytes",
        what: `${POINTS[observation.point]} another ${observation.field} than was handed out`,
        predicted: `the ${observation.field} of the dispatch`,
        observed: `another ${observation.field}`,
      };
  }
};
