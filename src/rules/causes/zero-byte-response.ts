/** The cause `zero-byte-response`: `driver.response` becomes `zero-bytes`. */
import type { Cause } from "../cause.ts";

export const zeroByteResponse: Cause = {
  id: "zero-byte-response",
  title: "Zero-byte response",
  sentence:
    "The driver reports that no bytes were transferred although the data are there, and the client gets a short result.",
  flip: { key: "driver.response", value: "zero-bytes" },
  effect: "established",
  remedy: "Take fBytesTransferred from the controller's reply, and from the request only where the reply has no count.",
  remedyClass: "own",
  explanation:
    "The kernel trusts fBytesTransferred. With 0 and a success it tells the layers above that nothing came, whatever stands in the buffer: a probe finds an empty disk, a read is short. A field that is never filled, or filled from a residual, does that.",
  missing: "the count in the response",
  supports: "A completion line with 0 bytes for a command that moved some.",
  refutes: "A completion line with the count that moved.",
  commonness: 3,
  authority: "Header of SCSIControllerDriverKit, fBytesTransferred; that an empty disk follows is inferred.",
};
