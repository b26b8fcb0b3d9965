/** The cause `null-data-buffer`: `driver.override` becomes `null`. */
import type { Cause } from "../cause.ts";

export const nullDataBuffer: Cause = {
  id: "null-data-buffer",
  title: "Null data buffer",
  sentence:
    "UserGetDataBuffer reports success and gives no buffer, so that the hardware is given no address of the task.",
  flip: { key: "driver.override", value: "null" },
  effect: "established",
  remedy:
    "Remove the driver's own UserGetDataBuffer, so that the framework's is called; check the pointer as well as the return code.",
  remedyClass: "own",
  explanation:
    "A driver may not override what the framework implements: an override answers instead of the kernel, and one that is only a stub returns success and leaves the pointer null. What is then mapped and posted has nothing to do with the task. The status is good and the client keeps what stood in its pages before.",
  missing: "a call of UserGetDataBuffer that returns success and a null address",
  supports: "A logged call with the result 0 and the address 0.",
  refutes: "A logged call whose address is not 0, or the dispatched IOVA at the controller.",
  commonness: 4,
  authority: "Header of SCSIControllerDriverKit for who implements the method; code of one public driver for the stub.",
};
