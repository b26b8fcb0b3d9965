/** The cause `foreign-buffer`: `observer.buffer` becomes `another`. */
import type { Cause } from "../cause.ts";

export const foreignBuffer: Cause = {
  id: "foreign-buffer",
  title: "Foreign buffer",
  sentence:
    "The buffer that was examined is neither the DMA target nor the task's data buffer; what the client got may be fine.",
  flip: { key: "observer.buffer", value: "another" },
  effect: "established",
  remedy:
    "Look at the memory that the hardware writes to, or at what the client received; a driver has no view of the client's pages unless it asks for one.",
  remedyClass: "own",
  explanation:
    "The framework is built so that a driver never sees the data. A buffer that the driver can print is therefore its own, or one it fetched, and printing zeros from it says nothing about the client's pages.",
  missing: "the call that the examined pointer came from",
  supports: "A dump whose address or wording says that it is another buffer than the task's.",
  refutes: "A dump whose address is the one that UserGetDataBuffer returned for this task.",
  commonness: 2,
  authority: "Reference of SCSIControllerDriverKit: fBufferIOVMAddr is not a CPU pointer.",
};
