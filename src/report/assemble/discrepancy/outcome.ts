/** How a task or a request ended, against what the model predicts, in words. */
import type { Prediction } from "../../../model/comparison.ts";
import type { OutcomeObservation } from "../../../model/observation.ts";
import { UNDELIVERED } from "./above.ts";
import type { Words } from "./words.ts";

export const outcomeWords = ({ outcome }: OutcomeObservation, prediction: Prediction): Words => {
  if (outcome.of === "status") {
    return { kind: "outcome", what: "the command ended without success", predicted: "success", observed: outcome.text };
  }
  if (outcome.of === "next-inquiry") {
    const length =
      prediction.of === "next-inquiry" && prediction.length !== null ? `${prediction.length} bytes` : "more bytes";
    return {
      kind: "outcome",
      what: `the INQUIRY that follows asks for ${outcome.length} bytes, so the kernel did not see what the firmware staged`,
      predicted: `an INQUIRY of ${length}`,
      observed: `an INQUIRY of ${outcome.length} bytes`,
    };
  }
  if (outcome.of === "end") {
    return {
      kind: "outcome",
      what: outcome.value === "timeout" ? "the framework gave up on the task" : "the task was aborted",
      predicted: "a completion",
      observed: outcome.value === "timeout" ? "a timeout" : "an abort",
    };
  }
  if (outcome.of === "undelivered") return UNDELIVERED[outcome.as];
  if (outcome.value === "ok") {
    return {
      kind: "outcome",
      what: "the client met a disk with data where none arrived",
      predicted: "an empty disk",
      observed: "a disk with data",
    };
  }
  if (outcome.value === "mismatch") {
    return {
      kind: "outcome",
      what: "the client got other data than it expected",
      predicted: "the data that the device sent for this command",
      observed: "other data",
    };
  }
  const met = outcome.value === "0-byte-disk" ? "a disk of 0 bytes" : "an error";
  return {
    kind: "outcome",
    what: `the client met ${met}`,
    predicted: "a disk with the data that the firmware staged",
    observed: met,
  };
};
