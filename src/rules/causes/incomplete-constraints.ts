/** The cause `incomplete-constraints`: `driver.constraints` becomes `incomplete`. */
import type { Cause } from "../cause.ts";

export const incompleteConstraints: Cause = {
  id: "incomplete-constraints",
  title: "Incomplete constraints",
  sentence:
    "The constraints report lacks a required key or is refused, so that the framework works with limits that are not the controller's.",
  flip: { key: "driver.constraints", value: "incomplete" },
  effect: "unproven",
  remedy: "Report all seven required keys as numbers, and check the return code of UserReportHBAConstraints.",
  remedyClass: "constraints-report",
  explanation:
    "The report is read once, while the controller is brought up. What follows from one that comes late or says too little is not settled by any source: the header speaks of a panic for missing keys.",
  missing: "the keys of the constraints report",
  supports: "A printed dictionary without one of the seven keys, or an error as the return code.",
  refutes: "A printed dictionary with all seven keys.",
  commonness: 3,
  authority: "Header of SCSIControllerDriverKit for the keys and the time.",
};
