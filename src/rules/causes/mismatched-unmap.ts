/** The cause `mismatched-unmap`: `driver.unmap` becomes `mismatched`. */
import type { Cause } from "../cause.ts";

export const mismatchedUnmap: Cause = {
  id: "mismatched-unmap",
  title: "Mismatched unmapping",
  sentence:
    "Mappings are undone with another size or address than they were made with, or not at all, until no new one can be made.",
  flip: { key: "driver.unmap", value: "mismatched" },
  effect: "established",
  remedy: "Complete each IODMACommand once, as it was prepared, on every path on which a task ends.",
  remedyClass: "own",
  explanation:
    "Each mapping takes a piece of the address space. What is not given back adds up, and after some time PrepareForDMA fails although every single task looks right.",
  missing: "an unmapping that does not fit its mapping",
  supports: "An unmapping with another length than its mapping, and a mapping that fails later.",
  refutes: "Mappings that are all made and undone in pairs.",
  commonness: 4,
  authority: "IODMACommand.iig, PrepareForDMA and CompleteDMA.",
};
