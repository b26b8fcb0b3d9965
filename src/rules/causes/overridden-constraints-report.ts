/** The cause `overridden-constraints-report`: `driver.constraints` becomes `overridden`. */
import type { Cause } from "../cause.ts";

export const overriddenConstraintsReport: Cause = {
  id: "overridden-constraints-report",
  title: "Overridden constraints report",
  sentence:
    "The driver overrides UserReportHBAConstraints instead of calling it, so that the framework never hears of the controller's limits.",
  flip: { key: "driver.constraints", value: "overridden" },
  effect: "unproven",
  remedy:
    "Drop the override and call UserReportHBAConstraints from UserInitializeController with all seven required keys.",
  remedyClass: "constraints-report",
  explanation:
    "UserReportHBAConstraints has a body in the framework and is there to be called. An override compiles, is never invoked, and leaves the limits unreported. What follows from that is not settled.",
  missing: "an override of UserReportHBAConstraints, or a call of it",
  supports: "A line or a statement that an override exists and never runs.",
  refutes: "A logged call before UserInitializeController returns.",
  commonness: 2,
  authority: "Apple DTS: the method is called by the driver and never overridden.",
};
