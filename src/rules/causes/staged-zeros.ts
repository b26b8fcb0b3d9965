/** The cause `staged-zeros`: `framework.hand-over` becomes `zeros`. */
import type { Cause } from "../cause.ts";

export const stagedZeros: Cause = {
  id: "staged-zeros",
  title: "Staged zeros",
  sentence: "The bytes of the write are zeros already when the framework hands the task over.",
  flip: { key: "framework.hand-over", value: "zeros" },
  effect: "established",
  remedy:
    "Print the data at the dispatch for writes of different programs, and compare raw writes with those of a file system; report it with both if only one kind is zero.",
  remedyClass: "own",
  explanation:
    "Controller and driver move what they are given. One project measured zeros at the hand-over for every write of a formatter and intact bytes for a raw write, so that who wrote decides, and no step below the framework does.",
  missing: "the data at the dispatch, beside what the program wrote",
  supports: "A look at the data right after the dispatch that shows zeros where the program wrote other bytes.",
  refutes: "A look at the data at the dispatch that shows what the program wrote.",
  commonness: 4,
  authority: "Third-party measurement of a virtual HBA on macOS 26 (FB24799838); not known of controllers with DMA.",
};
