/** The cause `unreachable-device`: `bus.link` becomes `gone`. */
import type { Cause } from "../cause.ts";

export const unreachableDevice: Cause = {
  id: "unreachable-device",
  title: "Unreachable device",
  sentence: "The controller does not answer on the bus: the link or its power is gone, and every read gives all ones.",
  flip: { key: "bus.link", value: "gone" },
  effect: "established",
  remedy:
    "Look at the link, the cable, the power and resets of that moment; treat a register of all ones as a lost device before anything is read from it.",
  remedyClass: "own",
  explanation:
    "A read that nothing answers is completed with all ones. A status, an interrupt cause or an address that is made of them is no data. Configuration space that reads all ones as well means that the link is down; memory alone can also be a session that is not open, or memory space that is off.",
  missing: "a read of the controller's registers while the task is open",
  supports: "Registers that read 0xffffffff while tasks time out, and a configuration space that reads the same.",
  refutes: "Any reply of the controller to the task, or a register with another value in its time.",
  commonness: 3,
  authority: "PCI Express base specification; IOPCIFamily, open source, for what a failed read returns.",
};
