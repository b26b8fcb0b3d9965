/** The cause `stale-iova`: `driver.address` becomes `stale`. */
import type { Cause } from "../cause.ts";

export const staleIova: Cause = {
  id: "stale-iova",
  title: "Stale IOVA",
  sentence:
    "The controller is given the IOVA of an earlier task, and the DMA goes to memory that is no longer this task's.",
  flip: { key: "driver.address", value: "stale" },
  effect: "established",
  remedy:
    "Build the scatter element from the task at hand each time; clear or rewrite a recycled request frame completely.",
  remedyClass: "element-address",
  explanation:
    "Request frames are recycled. If the address is written only on some paths, a frame keeps the address of its former user. The write then hits memory that is unmapped or belongs to somebody else.",
  missing: "an address at the controller that an earlier dispatch had",
  supports: "An address in the submitted element or at the controller that equals an earlier task's IOVA.",
  refutes: "This task's own IOVA at the controller.",
  commonness: 3,
  authority: "Comparison of logged addresses; IOVAs are recycled on purpose, so an equal address alone proves nothing.",
};
