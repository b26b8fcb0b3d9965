/** Why a line rules a cause out: what the replay with the cause would have it say. */
import { formatBytes } from "../../model/bytes.ts";
import type { Comparison, Prediction } from "../../model/comparison.ts";
import type { Ending } from "../../model/machine.ts";
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

/** A note for the line that contradicts a cause. */
export const contradictionNote = ({ prediction, denied }: Comparison): string =>
  denied || prediction.of === "condition"
    ? "the line itself says otherwise"
    : `with this cause it would be ${predictedWords(prediction)}`;
