/** The cause `swapped-payload`: `controller.order` becomes `permuted`. */
import type { Cause } from "../cause.ts";

export const swappedPayload: Cause = {
  id: "swapped-payload",
  title: "Swapped payload",
  sentence: "The bytes arrive in another order than they were staged in: the engine exchanges them within words.",
  flip: { key: "controller.order", value: "permuted" },
  effect: "established",
  remedy: "Set the engine's byte order and width for this path to those of the staged data.",
  remedyClass: "own",
  explanation:
    "An engine between a big-endian and a little-endian bus can exchange the bytes of each word, or the words of each beat. Control structures are often swapped on purpose, and payload must not be.",
  missing: "the byte order that the engine is set to",
  supports: "Observed bytes that are exactly the staged ones in another order within words.",
  refutes: "The staged bytes at the host in their own order, or bytes that no order makes of them.",
  commonness: 4,
  authority: "Comparison of staged and observed bytes.",
};
