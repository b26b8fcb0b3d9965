/** The cause `dereferenced-iova`: `driver.pointer` becomes `dereferenced`. */
import type { Cause } from "../cause.ts";

export const dereferencedIova: Cause = {
  id: "dereferenced-iova",
  title: "Dereferenced IOVA",
  sentence: "The driver follows fBufferIOVMAddr with its CPU, and crashes at that address.",
  flip: { key: "driver.pointer", value: "dereferenced" },
  effect: "established",
  remedy:
    "Give fBufferIOVMAddr to the hardware and nothing else; where the CPU must see the data, call UserGetDataBuffer and map the buffer that it returns.",
  remedyClass: "own",
  explanation:
    "The address in a task lives on the device's side of the IOMMU. In the driver's own address space nothing stands there, so the first access ends the process with a bad address. The address of the crash is the task's own, which tells it from a null or a freed pointer.",
  missing: "a crash at an address inside the task's range",
  supports: "A crash address between fBufferIOVMAddr and the end of the request.",
  refutes: "A crash address outside the range of every open task.",
  commonness: 4,
  authority: "Header of SCSIControllerDriverKit for what the field is; two driver projects for the crash.",
};
