/** The cause `closed-session`: `driver.session` becomes `closed`. */
import type { Cause } from "../cause.ts";

export const closedSession: Cause = {
  id: "closed-session",
  title: "Closed session",
  sentence:
    "The driver uses the device's registers without an open session, so that nothing it writes reaches the controller.",
  flip: { key: "driver.session", value: "closed" },
  effect: "established",
  remedy: "Open the IOPCIDevice in Start, keep it open while registers are used, and check what Open returns.",
  remedyClass: "own",
  explanation:
    "PCIDriverKit serves register accesses only to the client that holds the session. Without it a write is dropped and a read gives all ones; the request is built, the doorbell is not heard, and the task times out.",
  missing: "a call that returns kIOReturnNotOpen",
  supports: "A result of 0xe00002cd, or a message that the device is not open, before the first request.",
  refutes: "A reply of the controller to the task.",
  commonness: 4,
  authority: "IOPCIDevice.iig, comment of Open.",
};
