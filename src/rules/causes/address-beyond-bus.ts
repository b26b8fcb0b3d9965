/** The cause `address-beyond-bus`: `iommu.width` becomes `exceeded`. */
import type { Cause } from "../cause.ts";

export const addressBeyondBus: Cause = {
  id: "address-beyond-bus",
  title: "Address beyond the bus",
  sentence: "The address has more bits than the bridge carries, and the bridge refuses the access.",
  flip: { key: "iommu.width", value: "exceeded" },
  effect: "established",
  remedy:
    "Declare the width that the bridge carries (32 bits on Thunderbolt bridges of Apple silicon) in UserGetDMASpecification, so that the kernel gives out low addresses.",
  remedyClass: "own",
  explanation:
    "Between the controller and the IOMMU stands a bridge with a width of its own. A request above it never reaches a mapping: the bridge reports that the address is too wide, and on Apple silicon the machine usually stops. The driver and the firmware have done nothing to the address.",
  missing: "a line of the bridge about the width of an address",
  supports: "A line about an address of more than 32 bits, and a task whose dispatched IOVA has them.",
  refutes: "A fault that says that an entry is absent or protected: the address then got as far as the IOMMU.",
  commonness: 4,
  authority: "Two public panics of one bridge; the width of others is inferred.",
};
