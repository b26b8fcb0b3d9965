/** A second look at the same memory, and one at the memory beside it. Separates data that came late, went elsewhere, or never came. */
import { eventsOf } from "../../model/task.ts";
import type { Experiment } from "../experiment.ts";

export const secondLook: Experiment = {
  id: "second-look",
  do: "Dump the same memory once more 100 ms after the reply, before the completion, and the page behind it as well.",
  ask: "Do the data arrive late, or beside? Please dump the same memory, and the page behind it, once more 100 ms after the reply.",
  paste: [
    "// in the reply handler, before ParallelTaskCompletion:",
    "IOSleep(100);",
    'os_log(OS_LOG_DEFAULT, "fDataBuffer dump (second look): task = %{public}llu, address = 0x%{public}llx, length = %{public}llu", id, address, length); // and the bytes',
    'os_log(OS_LOG_DEFAULT, "neighbour dump: task = %{public}llu, address = 0x%{public}llx, length = %{public}llu", id, next, length); // and the bytes',
  ].join("\n"),
  place: "driver",
  cost: 4,
  dependable: false,
  applies: (_, tasks) => tasks.some((task) => eventsOf(task, "dump").length <= 1),
  predicts: ({ trial, machine }) => {
    if (trial.flips.some(({ key }) => key === "memory.coherence" || key === "driver.completion")) return "right";
    return machine.buffers.neighbour.some(({ writer }) => writer.step === "dma") ? "beside" : "same";
  },
  outcomes: {
    right: "the second look is right",
    beside: "the data stand in other memory than the task's",
    same: "the second look shows the same",
  },
};
