/** The cause `misplaced-constraints`: `driver.constraints` becomes `misplaced`. */
import type { Cause } from "../cause.ts";

export const misplacedConstraints: Cause = {
  id: "misplaced-constraints",
  title: "Misplaced constraints",
  sentence:
    "The limits of the controller are given where nobody reads them, so that the framework works with limits that are not the controller's.",
  flip: { key: "driver.constraints", value: "misplaced" },
  effect: "unproven",
  remedy:
    "Give the seven keys to UserReportHBAConstraints inside UserInitializeController; put a limit of the whole request into the personality of the driver, as a property of the controller.",
  remedyClass: "constraints-report",
  explanation:
    "IOPCIDevice::SetProperties knows a handful of keys of PCI and refuses a dictionary without one of them; the byte counts of a whole request are read from the properties of the controller and never from the constraints report. A driver that was ported from a kernel extension often has both habits, and both compile. What follows from limits that nobody got is not settled by any source for a task that was dispatched.",
  missing:
    "a call of SetProperties with keys of the storage stack, or a byte count of the whole request in the constraints report",
  supports: "A logged SetProperties of the provider with segment keys, or IOMaximumByteCount among the reported keys.",
  refutes: "A printed dictionary whose every key is one that the report has a place for.",
  commonness: 3,
  authority:
    "IOPCIFamily and IOSCSIParallelInterfaceController.cpp for what each reads; third-party reports for keys that never arrived.",
};
