/** What the driver hands back to the framework and the model does not predict, in words: the response, and how often it comes. */
import type { ResponseObservation } from "../../../model/observation.ts";
import type { Of, Words } from "./words.ts";

const FIELDS: Readonly<Record<ResponseObservation["field"], readonly [what: string, predicted: string]>> = {
  version: ["the response of the completion has another version than the kernel takes", "version 1"],
  task: ["the response of the completion names another task", "the task's own id"],
  target: ["the response of the completion names another target", "the task's own target"],
  call: ["the call that posts the task says that the task is over already", "0, in process"],
};

export const completionWords = (observation: Of<"response" | "completions">): Words => {
  if (observation.kind === "response") {
    const [what, predicted] = FIELDS[observation.field];
    return { kind: "outcome", what, predicted, observed: observation.value };
  }
  const twice = observation.by === "driver";
  return {
    kind: "outcome",
    what: twice ? "the driver completed the task twice" : "a completion met no request in the kernel",
    predicted: "one completion, which meets its request",
    observed: twice ? "two completions" : "a completion without a request",
  };
};
