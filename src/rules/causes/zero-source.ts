/** The cause `zero-source`: `device.data` becomes `zeros`. */
import type { Cause } from "../cause.ts";

export const zeroSource: Cause = {
  id: "zero-source",
  title: "Zero source",
  sentence: "The device or the medium itself returned zeros.",
  flip: { key: "device.data", value: "zeros" },
  effect: "established",
  remedy: "Look behind the controller: the device, the unit number, the medium.",
  remedyClass: "own",
  explanation:
    "A command to a missing unit, an unwritten range or a device that is not ready can return zeros with success. The data path then does exactly what it should.",
  missing: "the bytes that the firmware staged",
  supports: "A staging dump that holds only zeros.",
  refutes: "A staging dump with other bytes than zeros.",
  commonness: 2,
  authority: "SPC, SBC for which replies are never all zeros.",
};
