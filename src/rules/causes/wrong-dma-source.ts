/** The cause `wrong-dma-source`: `controller.source` becomes `other`. */
import type { Cause } from "../cause.ts";

export const wrongDmaSource: Cause = {
  id: "wrong-dma-source",
  title: "Wrong DMA source",
  sentence: "The DMA engine reads another buffer than the one in which the firmware staged the data.",
  flip: { key: "controller.source", value: "other" },
  effect: "established",
  remedy: "Program the engine with the address of the staged buffer.",
  remedyClass: "firmware-transfer",
  explanation:
    "Firmware that keeps several staging buffers, or translates between its own address spaces, can hand the engine the address of another one. The host then gets that buffer's content, often zeros.",
  missing: "the source address that the engine is programmed with",
  supports: "An engine source that differs from the staged address.",
  refutes: "An engine source that is the staged address.",
  commonness: 4,
  authority: "Comparison of two addresses of the controller's own memory.",
};
