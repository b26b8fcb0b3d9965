/** The cause `overdeclared-address-width`: `driver.width` becomes `overdeclared`. */
import type { Cause } from "../cause.ts";

export const overdeclaredAddressWidth: Cause = {
  id: "overdeclared-address-width",
  title: "Overdeclared address width",
  sentence:
    "The driver declares more address bits than the hardware drives, and the DMA of a high buffer goes to its address without the upper bits.",
  flip: { key: "driver.width", value: "overdeclared" },
  effect: "established",
  remedy: "Declare the width that the engine really drives, in UserGetDMASpecification and in the constraints report.",
  remedyClass: "own",
  explanation:
    "The kernel gives out addresses up to the declared width. An engine with fewer address lines drops the bits that it does not have, and writes below. The request itself arrives whole, so every line of the driver and of the firmware's receiver looks right, and only tasks above a power of two are damaged.",
  missing: "an address that the device used and that is the received one without its upper bits",
  supports:
    "An engine or fault address that is the received one cut to fewer bits than are declared, or failures of exactly the tasks above a power of two.",
  refutes: "The whole address at the engine, or a failing task below the boundary.",
  commonness: 3,
  authority: "Header of SCSIControllerDriverKit for the declaration; arithmetic on the logged addresses for the rest.",
};
