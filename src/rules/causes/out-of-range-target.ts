/** The cause `out-of-range-target`: `driver.target` becomes `out-of-range`. */
import type { Cause } from "../cause.ts";

export const outOfRangeTarget: Cause = {
  id: "out-of-range-target",
  title: "Out-of-range target",
  sentence:
    "The target's id is above the highest id that the driver reports, so that the kernel finds no task for its completions.",
  flip: { key: "driver.target-id", value: "out-of-range" },
  effect: "established",
  remedy: "Return the highest id that the driver ever creates from UserReportHighestSupportedDeviceID.",
  remedyClass: "own",
  explanation:
    "The kernel creates a target without looking at the upper bound, and sends it commands. A completion is looked up by target first, and that look-up refuses ids above the reported highest. The command is done for the driver and never for the kernel, which gives up after its timeout: the probe stops after one command.",
  missing: "the highest id that the driver reports, beside the target's own",
  supports: "A reported highest id below the target of a task that was completed and then timed out.",
  refutes: "A reported highest id that is not below the target's.",
  commonness: 4,
  authority: "IOSCSIParallelInterfaceController.cpp, GetTargetForID and CreateTargetForID.",
};
