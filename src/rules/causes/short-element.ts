/** The cause `short-element`: `driver.length` becomes `short`. */
import type { Cause } from "../cause.ts";

export const shortElement: Cause = {
  id: "short-element",
  title: "Short element",
  sentence:
    "The scatter element that the controller gets is shorter than the request, and the tail of the buffer is never written.",
  flip: { key: "driver.length", value: "short" },
  effect: "established",
  remedy:
    "Take the element's length from fRequestedTransferCount, and check that the field of the frame is wide enough for it.",
  remedyClass: "own",
  explanation:
    "A length that is cut to the width of its field, computed from another structure, or left at an earlier value makes the controller move fewer bytes than the framework expects. The count in the reply is often an echo and hides it.",
  missing: "a length at the controller below the requested one",
  supports: "A length in the submitted element or at the controller that is below the requested count.",
  refutes: "The full length at the controller.",
  commonness: 3,
  authority: "Comparison of the two logged lengths.",
};
