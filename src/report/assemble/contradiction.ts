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

const predicted = (prediction: Prediction): string => {
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
    case "engine":
      return prediction.runs ? "an engine that reads another buffer" : "an engine that never starts";
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
    case "fault":
      return "no such fault";
  }
};

/** A note for the line that contradicts a cause. */
export const contradictionNote = ({ prediction, denied }: Comparison): string =>
  denied ? "the line itself says otherwise" : `with this cause it would be ${predicted(prediction)}`;
