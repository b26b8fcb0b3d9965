/** The cause `protocol-error`: `device.status` becomes `refused`. */
import type { Cause } from "../cause.ts";

export const protocolError: Cause = {
  id: "protocol-error",
  title: "Protocol error",
  sentence: "The device or the controller refuses the command, and no data are moved because none are due.",
  flip: { key: "device.status", value: "refused" },
  effect: "established",
  remedy: "Read the sense data: the command, not the data path, is at fault.",
  remedyClass: "own",
  explanation:
    "A CHECK CONDITION or a failed reply ends a command before its data phase. Zeros in the buffer are then what was there before.",
  missing: "a status or sense data of the refused command",
  supports: "A reply with another status than success for the failing task.",
  refutes: "A reply with success for the failing task.",
  commonness: 2,
  authority: "SPC, SAM for status codes.",
};
