/** The cause `wrong-dma-destination`: `controller.destination` becomes `other`. */
import type { Cause } from "../cause.ts";

export const wrongDmaDestination: Cause = {
  id: "wrong-dma-destination",
  title: "Wrong DMA destination",
  sentence:
    "The DMA engine is programmed with another address than the one that the controller received in the request.",
  flip: { key: "controller.destination", value: "other" },
  effect: "established",
  remedy: "Program the engine with the address of the request, both halves of it, each time.",
  remedyClass: "firmware-transfer",
  explanation:
    "Firmware that keeps the upper half of an address in a window register, or builds the engine's descriptor from a recycled one, can send the data to an address that nobody asked for. The request was right, the reply is right, and the data land elsewhere or are refused.",
  missing: "the destination that the engine is programmed with",
  supports: "An engine destination that differs from the address in the received request.",
  refutes: "An engine destination that is the received address.",
  commonness: 4,
  authority: "Comparison of two addresses that the controller prints.",
};
