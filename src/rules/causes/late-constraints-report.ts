/** The cause `late-constraints-report`: `driver.constraints` becomes `late`. */
import type { Cause } from "../cause.ts";

export const lateConstraintsReport: Cause = {
  id: "late-constraints-report",
  title: "Late constraints report",
  sentence:
    "The driver calls UserReportHBAConstraints only after UserInitializeController returned, when the framework has already settled on its limits.",
  flip: { key: "driver.constraints", value: "late" },
  effect: "unproven",
  remedy: "Call UserReportHBAConstraints inside UserInitializeController, before it returns.",
  remedyClass: "constraints-report",
  explanation:
    "The report is read once, while the controller is brought up. What follows from one that comes late or says too little is not settled by any source: the header speaks of a panic for missing keys.",
  missing: "a call of UserReportHBAConstraints after UserInitializeController returned",
  supports: "A call line that stands behind the return of UserInitializeController in one log.",
  refutes: "A call line that stands before it.",
  commonness: 3,
  authority: "Header of SCSIControllerDriverKit for the keys and the time.",
};
