/** The cause `unstarted-dma`: `controller.engine` becomes `never`. */
import type { Cause } from "../cause.ts";

export const unstartedDma: Cause = {
  id: "unstarted-dma",
  title: "Unstarted DMA",
  sentence: "The firmware stages the data and replies, but never starts the DMA engine.",
  flip: { key: "controller.engine", value: "never" },
  effect: "established",
  remedy: "Start the engine, and reply from its completion, on the path that this command takes through the firmware.",
  remedyClass: "firmware-transfer",
  explanation:
    "Short or unusual commands often take a path of their own through firmware. If that path stages and replies without starting the engine, the host sees success and an untouched buffer.",
  missing: "the start of the DMA engine for this task",
  supports: "Engine lines for other tasks and none for the failing one.",
  refutes: "An engine line for the failing task.",
  commonness: 3,
  authority: "Inference from how RAID firmware is built.",
};
