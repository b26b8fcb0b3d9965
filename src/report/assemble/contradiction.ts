/** Why a line rules a cause out: what the replay with the cause would have it say. */
import { formatBytes } from "../../model/bytes.ts";
import type { Comparison, Prediction } from "../../model/comparison.ts";
import { hex } from "../../model/units.ts";

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
    case "engine":
      return prediction.runs ? "an engine that reads another buffer" : "an engine that never starts";
    case "rights":
      return "a mapping that forbids the access";
    case "end":
      return "a completion";
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
  denied ? "the line itself says otherwise" : `with this cause it would be ${predictedWords(prediction)}`;
