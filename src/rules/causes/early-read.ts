/** The cause `early-read`: `observer.time` becomes `before-data`. */
import type { Cause } from "../cause.ts";

export const earlyRead: Cause = {
  id: "early-read",
  title: "Early read",
  sentence: "The buffer was examined before the data could be there; what the client got may be fine.",
  flip: { key: "observer.time", value: "before-data" },
  effect: "established",
  remedy: "Move the dump behind the completion of the transfer, or look at what the client received.",
  remedyClass: "own",
  explanation:
    "A dump in the dispatch path, right after the doorbell, or on another queue shows the buffer as it was before the transfer. It says nothing about what arrived.",
  missing: "the time of the look, next to the reply",
  supports: "A dump that stands before the reply of the same task in one log.",
  refutes: "A dump that stands after the reply.",
  commonness: 2,
  authority: "Order of lines in one log.",
};
