/** Why a line rules a cause out: what the replay with the cause would have it say. */
import { formatBytes } from "../../model/bytes.ts";
import type { Comparison, Prediction } from "../../model/comparison.ts";
import type { Ending } from "../../model/machine.ts";
import type { StepObservation } from "../../model/observation.ts";
import { hex } from "../../model/units.ts";

const ENDINGS: Readonly<Record<Ending, string>> = {
  completed: "a completion",
  "given-up": "a task that is given up",
  flushed: "a task that is flushed with its driver",
  "ended-at-once": "a task that is over as soon as it is posted",
};

/** What a replay predicts, as a noun. */
export const predictedWords = (prediction: Prediction): string => {
  switch (prediction.of) {
    case "address":
      return typeof prediction.address === "bigint" ? hex(prediction.address) : "another address";
    case "length":
      return prediction.length === null ? "another length" : `${prediction.length} bytes`;
    case "bytes":
      if (prediction.content === "prior") return "memory that nobody wrote";
      return prediction.content === "bytes" ? formatBytes(prediction.bytes) : "data only in part";
    case "order":
      return prediction.completion === "before-reply" ? "the completion first" : "the reply first";
    case "reply-order":
      return prediction.reply === "before-data" ? "the reply first" : "the data first";
    case "release-order":
      return prediction.release === "before-reply" ? "the unmapping first" : "the reply first";
    case "settle-order":
      return prediction.settled === "before-reply" ? "the client's answer first" : "the reply first";
    case "field":
      return prediction.same ? "the field as it was handed out" : "another value of the field";
    case "mapping":
      return prediction.made ? "a mapping that is made" : "a mapping that fails";
    case "engine":
      if (!prediction.runs) return "an engine that never starts";
      return prediction.source === "staging"
        ? "an engine that reads the staged buffer"
        : "an engine that reads another buffer";
    case "rights":
      return "a mapping that forbids the access";
    case "end":
      return ENDINGS[prediction.ending];
    case "step":
      return prediction.done ? "there" : "absent";
    case "sequence":
      return prediction.place === "before-end" ? "ahead of the end of the task" : "behind the end of the task";
    case "response":
      return prediction.ok ? "as the framework wants it" : "a value that the framework does not take";
    case "completions":
      return prediction.refused ? "a completion that meets no request" : "one completion, which meets its request";
    case "disk":
      return prediction.empty === true ? "an empty disk" : "a disk with data";
    case "status":
      return prediction.ok ? "success" : "a refusal";
    case "check":
      return prediction.passes === null
        ? "data of which nobody knows whether they are those"
        : prediction.passes
          ? "a comparison that finds the device's data"
          : "a comparison that fails";
    case "next-inquiry":
      return prediction.length === null ? "another length" : `an INQUIRY of ${prediction.length} bytes`;
    case "contact":
      return "a controller that reaches no host memory";
    case "register":
      if (prediction.register === "answer") return prediction.value ? "an answer" : "all ones";
      return `bus mastering ${prediction.value ? "on" : "off"}`;
    case "neighbour":
      return "no payload beside the task's memory";
    case "fault":
      return "no such fault";
    case "undelivered":
      return prediction.by === null ? "a request that is carried out" : "a request that is refused";
    case "condition":
      return "the contrary";
    case "crash":
      return "a crash at another address";
  }
};

const UNDONE: Readonly<Record<StepObservation["step"], string>> = {
  fetch: "the controller would fetch no request",
  answer: "the controller would post no reply",
  reply: "no reply would come to the driver",
  "unmap-own": "the driver would end no mapping of its own",
  complete: "the driver would complete nothing",
};

/** What would be there instead of a line that shows that something happened, as a clause; `null` where a value stands for it. */
const instead = ({ observation, prediction }: Comparison): string | null => {
  if (observation.kind === "step" && prediction.of === "step" && !prediction.done) return UNDONE[observation.step];
  switch (prediction.of) {
    case "fault":
      return prediction.refusal === null ? "no such fault would be reported" : "another access would be refused";
    case "contact":
      return prediction.reaches ? null : "the controller would reach no host memory";
    case "engine":
      return prediction.runs ? null : "the engine would never start";
    case "neighbour":
      return "no payload would stand beside the task's memory";
    case "rights":
      return prediction.allowed ? null : "the mapping would forbid this access";
    case "order":
      return prediction.completion === "before-reply"
        ? "the completion would stand before the reply"
        : "the completion would stand behind the reply";
    case "crash":
      return "nothing would crash at this address";
    default:
      return null;
  }
};

/** What a replay gives where an observation was made, as a noun or a clause. */
export const gives = (comparison: Comparison): string => instead(comparison) ?? predictedWords(comparison.prediction);

/** A note for the line that contradicts a cause. */
export const contradictionNote = (comparison: Comparison): string =>
  comparison.denied || comparison.prediction.of === "condition"
    ? "the line itself says otherwise"
    : `with this cause ${instead(comparison) ?? `it would be ${predictedWords(comparison.prediction)}`}`;
