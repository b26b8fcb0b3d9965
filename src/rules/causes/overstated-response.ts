/** The cause `overstated-response`: `driver.response` becomes `overstated`. */
import type { Cause } from "../cause.ts";

export const overstatedResponse: Cause = {
  id: "overstated-response",
  title: "Overstated response",
  sentence:
    "The driver reports more bytes than were moved, and the client takes old memory or zeros at the end for data.",
  flip: { key: "driver.response", value: "overstated" },
  effect: "established",
  remedy:
    "Take fBytesTransferred from the controller's reply or subtract its residual; never echo fRequestedTransferCount.",
  remedyClass: "own",
  explanation:
    "A device may send fewer bytes than were asked for, and says so. A driver that reports the request's own count hides that: the kernel hands the whole length to the client, and behind the data stands whatever was in memory before.",
  missing: "the count in the response beside the controller's own",
  supports: "A completion line with a larger count than the controller's own.",
  refutes: "A completion line with the controller's count.",
  commonness: 3,
  authority: "Header of SCSIControllerDriverKit, fBytesTransferred.",
};
