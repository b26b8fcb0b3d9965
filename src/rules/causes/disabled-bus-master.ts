/** The cause `disabled-bus-master`: `bus.mastering` becomes `off`. */
import type { Cause } from "../cause.ts";

export const disabledBusMaster: Cause = {
  id: "disabled-bus-master",
  title: "Disabled bus master",
  sentence:
    "The bus master bit of the controller's command register is off, so that nothing it sends leaves the device.",
  flip: { key: "bus.mastering", value: "off" },
  effect: "established",
  remedy:
    "Set Memory Space and Bus Master in the command register after each Open, reset and crash recovery, before the first doorbell.",
  remedyClass: "own",
  explanation:
    "Without the bit a device may issue no memory request: it fetches no command, writes no data and no reply, and raises no message interrupt. Registers still answer, and the IOMMU sees nothing, so no fault is logged. Closing the PCI session clears the bit.",
  missing: "the command register while the task is open",
  supports:
    "A command register without bit 2 after the last enable, and tasks that time out without any line of the firmware.",
  refutes: "Any access of the controller that worked: a fetched request, moved bytes, a reply or an interrupt.",
  commonness: 4,
  authority:
    "PCIDriverKit for the bits; IOPCIFamily, open source, for what Close clears; that a message interrupt needs the bit follows from PCI.",
};
