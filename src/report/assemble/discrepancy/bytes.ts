/** Bytes that somebody saw and the model does not predict, in words. */
import { formatBytes } from "../../../model/bytes.ts";
import type { Comparison, Prediction } from "../../../model/comparison.ts";
import type { BytesObservation } from "../../../model/observation.ts";
import type { Words } from "./words.ts";

const WHO: Readonly<Record<BytesObservation["who"], string>> = {
  device: "the firmware staged",
  dext: "the DEXT read",
  client: "the client got",
};

const predictedBytes = (prediction: Prediction): string => {
  if (prediction.of !== "bytes") return "";
  if (prediction.content === "payload") return "the device's data, which no line shows";
  return prediction.content === "prior" ? "memory that nobody wrote" : formatBytes(prediction.bytes);
};

const whatBytes = (
  { who, bytes, again }: BytesObservation,
  { prediction, wrong }: Comparison,
  out: boolean,
): string => {
  const zero = bytes.every((byte) => byte === 0);
  if (out && who !== "device")
    return `${WHO[who]} ${zero ? "zeros" : "other bytes"} where the program wrote other bytes`;
  if (who === "device") {
    if (again === true) return "the staging buffer holds other bytes than before, and the reply is not yet posted";
    return prediction.of === "bytes" && prediction.content === "payload"
      ? "the firmware staged only zeros for a command whose data are never all zeros"
      : "the controller got other bytes than the host handed over";
  }
  const source =
    prediction.of === "bytes" && prediction.content === "payload"
      ? "the device's data belong"
      : "the firmware had staged other bytes";
  if (zero) return `${WHO[who]} zeros where ${source}`;
  const first = Math.min(...wrong);
  const toEnd = wrong.length === bytes.length - first;
  const at =
    wrong.length === bytes.length
      ? ""
      : toEnd
        ? ` from byte ${first} on`
        : ` at ${wrong.length === 1 ? "byte" : "bytes"} ${wrong.slice(0, 4).join(", ")}${wrong.length > 4 ? " and more" : ""}`;
  return `${WHO[who]} other bytes than the firmware staged${at}`;
};

/** `out` for a task whose data go to the device. */
export const bytesWords = (observation: BytesObservation, comparison: Comparison, out: boolean): Words => ({
  kind: "bytes",
  what: whatBytes(observation, comparison, out),
  predicted: predictedBytes(comparison.prediction),
  observed: formatBytes(observation.bytes),
});
