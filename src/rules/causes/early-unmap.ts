/** The cause `early-unmap`: `driver.release` becomes `early`. */
import type { Cause } from "../cause.ts";

export const earlyUnmap: Cause = {
  id: "early-unmap",
  title: "Early unmapping",
  sentence:
    "The driver undoes or remakes its mapping while the controller still works, and the transfer meets no mapping.",
  flip: { key: "driver.release", value: "early" },
  effect: "established",
  remedy: "Call CompleteDMA only when the controller has replied to the task.",
  remedyClass: "own",
  explanation:
    "CompleteDMA takes the translation away at once. A transfer that is still under way is refused, or lands in whatever is mapped there next; the reply is a success, because posted writes are not acknowledged.",
  missing: "the end of the driver's mapping and the reply in one log",
  supports: "An unmapping that precedes the reply; a not-present fault at the driver's own mapping.",
  refutes: "The reply before the unmapping.",
  commonness: 3,
  authority: "IOKit DriverKit, IODMACommand.iig, comment of CompleteDMA.",
};
