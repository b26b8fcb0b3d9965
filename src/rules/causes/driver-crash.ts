/** The cause `driver-crash`: `driver.process` becomes `crashed`. */
import type { Cause } from "../cause.ts";

export const driverCrash: Cause = {
  id: "driver-crash",
  title: "Driver crash",
  sentence:
    "The driver's process died while the task was open; the kernel flushes its tasks and takes bus mastering from the device.",
  flip: { key: "driver.process", value: "crashed" },
  effect: "established",
  remedy: "Read the crash report of the driver: the failure is there, and the tasks are its victims.",
  remedyClass: "own",
  explanation:
    "When the process ends, the kernel closes its PCI session, clears memory space and bus mastering, resets the device and ends every open task as not present. Nothing that the device sends afterwards arrives.",
  missing: "a crash of the driver",
  supports: "A line that the driver's process died, between the hand-over and the end of the task.",
  refutes: "A completion of the task, or a timeout without any sign of a crash.",
  commonness: 3,
  authority: "Open source of IOSCSIParallelFamily and IOPCIFamily, ClientCrashed.",
};
