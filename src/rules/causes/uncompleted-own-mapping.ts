/** The cause `uncompleted-own-mapping`: `driver.mapping` becomes `uncompleted`. */
import type { Cause } from "../cause.ts";

export const uncompletedOwnMapping: Cause = {
  id: "uncompleted-own-mapping",
  title: "Uncompleted own mapping",
  sentence:
    "The driver maps the task's data buffer itself, and completes the task before it has completed that mapping, so the data never reach the buffer that the kernel copies from.",
  flip: { key: "driver.mapping", value: "uncompleted" },
  effect: "established",
  remedy: "Call CompleteDMA on the driver's own IODMACommand after the reply and before ParallelTaskCompletion.",
  remedyClass: "own",
  explanation:
    "A mapping of the driver's own has to be completed before the CPU may look at its memory: until then the data may stand in a bounce buffer or in a cache. The kernel copies the data buffer at the completion of the task, and finds it as it was handed out.",
  missing: "the completion of the driver's own mapping",
  supports: "A CompleteDMA line behind the completion of the task.",
  refutes: "A CompleteDMA line ahead of the completion of the task.",
  commonness: 4,
  authority: "Headers of DriverKit for CompleteDMA; that the copy takes the buffer's old content is inferred.",
};
