/** The cause `uncopied-private-buffer`: `driver.target` becomes `private`. */
import type { Cause } from "../cause.ts";

export const uncopiedPrivateBuffer: Cause = {
  id: "uncopied-private-buffer",
  title: "Uncopied private buffer",
  sentence: "The driver gives the hardware a buffer of its own, and nobody copies the data to the task's memory.",
  flip: { key: "driver.target", value: "private" },
  effect: "established",
  remedy:
    "Give the hardware fBufferIOVMAddr, or the mapping of the buffer that UserGetDataBuffer returned; or copy before the completion.",
  remedyClass: "own",
  explanation:
    "A driver that maps its own memory for the hardware sees the right bytes there. The client does not, unless somebody copies them to the task's buffer before the task is completed.",
  missing: "an address at the controller that is a mapping of the driver's own",
  supports: "A received address that the driver mapped itself, and the right bytes in that buffer only.",
  refutes: "The dispatched IOVA at the controller.",
  commonness: 3,
  authority: "IOUserSCSIParallelInterfaceController.iig, comment of UserGetDataBuffer.",
};
