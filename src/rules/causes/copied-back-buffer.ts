/** The cause `copied-back-buffer`: `driver.buffer` becomes `taken-in-dispatch`. */
import type { Cause } from "../cause.ts";

export const copiedBackBuffer: Cause = {
  id: "copied-back-buffer",
  title: "Copied-back buffer",
  sentence:
    "The driver takes the task's data buffer with UserGetDataBuffer while the hardware is given fBufferIOVMAddr, and at completion the kernel copies the untouched buffer over the bytes that the DMA brought.",
  flip: { key: "driver.buffer", value: "taken-in-dispatch" },
  effect: "established",
  remedy:
    "Remove the call of UserGetDataBuffer, or keep it and give the hardware a mapping of the returned buffer (PrepareForDMA) instead of fBufferIOVMAddr.",
  remedyClass: "data-buffer-use",
  explanation:
    "UserGetDataBuffer hands the driver a buffer of its own and makes it responsible for filling it. A driver that calls it only to look at the data, and still lets the controller write to fBufferIOVMAddr, has two targets for one transfer. The DMA lands where it should, and the copy at completion then replaces it with whatever the buffer holds, which is zeros if nobody wrote it. Writes to the device are not affected, because nothing is copied towards the client.",
  missing: "a call of UserGetDataBuffer inside UserProcessParallelTask",
  supports: "A logged call of UserGetDataBuffer for the failing task, together with fBufferIOVMAddr at the controller.",
  refutes:
    "A later command that depends on the data and got them, or a mapping of the returned buffer at the controller.",
  commonness: 1,
  authority:
    "Header of SCSIControllerDriverKit for the rule; the copy at completion is a statement of Apple DTS, offered as a guess.",
};
