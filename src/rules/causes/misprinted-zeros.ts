/** The cause `misprinted-zeros`: `observer.print` becomes `zeros`. */
import type { Cause } from "../cause.ts";

export const misprintedZeros: Cause = {
  id: "misprinted-zeros",
  title: "Misprinted zeros",
  sentence: "The log prints zeros although memory holds other bytes: a format, a wrong variable or redaction.",
  flip: { key: "observer.print", value: "zeros" },
  effect: "established",
  remedy:
    "Print the buffer through %{public} formats from the pointer that the data are read through, and print the pointer beside it.",
  remedyClass: "own",
  explanation:
    "A loop that prints a fresh variable instead of the buffer, a format of the wrong width, or a redacted argument shows zeros for any content. The client's data are fine.",
  missing: "the statement that prints the bytes",
  supports: "A second print of the same memory with other bytes.",
  refutes: "A later command that depends on the data and did not get them.",
  commonness: 4,
  authority: "Inference from how os_log redacts and formats arguments.",
};
