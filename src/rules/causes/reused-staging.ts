/** The cause `reused-staging`: `controller.staging` becomes `reused`. */
import type { Cause } from "../cause.ts";

export const reusedStaging: Cause = {
  id: "reused-staging",
  title: "Reused staging",
  sentence: "The staging buffer is filled again before the engine has moved the data that were staged for this task.",
  flip: { key: "controller.staging", value: "reused" },
  effect: "established",
  remedy: "Give the staging buffer back only from the engine's completion.",
  remedyClass: "firmware-transfer",
  explanation:
    "A staging buffer that is released when the transfer is started, or a ring of too few buffers, gets the next command's data, or zeros, while the engine still reads it. A dump right after staging shows the right bytes all the same.",
  missing: "a second dump of the staging buffer, right before the engine starts or when it is done",
  supports: "A second dump of the staging buffer, before the reply, that differs from the first.",
  refutes: "A second dump of the staging buffer that is the same as the first.",
  commonness: 4,
  authority: "Comparison of two dumps of one buffer of the controller.",
};
