/** The cause `unreported-constraints`: `driver.constraints` becomes `never`. */
import type { Cause } from "../cause.ts";

export const unreportedConstraints: Cause = {
  id: "unreported-constraints",
  title: "Unreported constraints",
  sentence:
    "The driver never calls UserReportHBAConstraints, so that the framework works with limits that are not the controller's.",
  flip: { key: "driver.constraints", value: "never" },
  effect: "unproven",
  remedy:
    "Call UserReportHBAConstraints with all seven required keys inside UserInitializeController, before it returns.",
  remedyClass: "constraints-report",
  explanation:
    "The call is how a driver tells the storage stack what its hardware can take. Without it the sources disagree on what follows: the header speaks of a panic, one driver saw large transfers refused before they reached it, another saw the start fail. No source ties the omission to zeros in a task that was dispatched.",
  missing: "the start-up of the driver from the begin to the end of UserInitializeController",
  supports: "A start-up log from begin to end of UserInitializeController with other steps in it and no such call.",
  refutes: "A logged call before UserInitializeController returns.",
  commonness: 2,
  authority:
    "Header of SCSIControllerDriverKit and Apple DTS for the duty to call; third-party reports for the effects.",
};
