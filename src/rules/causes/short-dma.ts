/** The cause `short-dma`: `controller.length` becomes `short`. */
import type { Cause } from "../cause.ts";

export const shortDma: Cause = {
  id: "short-dma",
  title: "Short DMA",
  sentence:
    "The DMA engine is programmed with fewer bytes than the request asks for, and the tail of the buffer is never written.",
  flip: { key: "controller.length", value: "short" },
  effect: "established",
  remedy: "Take the engine's length from the request, and report the count of the engine instead of the request's.",
  remedyClass: "firmware-transfer",
  explanation:
    "The request arrives whole, and firmware gives its engine a length that is cut to a register's width, rounded down to bursts, or left from an earlier command. A count that is copied from the request hides it.",
  missing: "the length that the engine is programmed with, or its own count",
  supports: "An engine length or count below that of the received request.",
  refutes: "The full length and count at the engine.",
  commonness: 3,
  authority: "Comparison of two lengths that the controller prints.",
};
