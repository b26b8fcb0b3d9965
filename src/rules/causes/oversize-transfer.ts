/** The cause `oversize-transfer`: `device.limit` becomes `exceeded`. */
import type { Cause } from "../cause.ts";

export const oversizeTransfer: Cause = {
  id: "oversize-transfer",
  title: "Oversize transfer",
  sentence: "The request is longer than the controller or the target takes, and it is refused for its length.",
  flip: { key: "device.limit", value: "exceeded" },
  effect: "established",
  remedy:
    "Report the smaller of the two limits: segment count times segment bytes in the constraints report, and the longest transfer in the DMA specification.",
  remedyClass: "own",
  explanation:
    "The storage stack makes requests as long as the driver allows. What the firmware or the target takes is stated elsewhere, in the controller's facts or in the target's block limits page, and nobody but the driver can carry it over. Short requests succeed, and those above the limit fail with an error of the device.",
  missing: "the longest transfer that the device takes",
  supports: "A limit that the device states below the length of the request that failed.",
  refutes: "A limit that the device states and the request does not exceed, or a success of the same length.",
  commonness: 2,
  authority: "SBC, Block Limits page, for the target's limit; the rest is arithmetic on the logged values.",
};
