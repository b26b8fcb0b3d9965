/** The end of the transfer against the reply, and the staging buffer once more. Separates a buffer that is used too soon from a reply that comes too soon. */
import { eventOf, eventsOf } from "../../model/task.ts";
import type { Experiment } from "../experiment.ts";

export const engineEnd: Experiment = {
  id: "engine-end",
  do: "In the completion of the DMA engine, before the reply is posted, print the staging buffer once more; print the reply in the same log.",
  ask: "What does the firmware's staging buffer hold when the DMA engine is done, and is the reply posted before or after that?",
  paste: [
    "/* firmware, in the engine's completion: */",
    'printf("Source Address: 0x%08X, Length: %u bytes, TaskID = %u\\n", src, len, tag);',
    "hexdump(src, len);",
    'printf("DMA engine done: Task = %u, count = %u bytes\\n", tag, engine_byte_counter);',
    'printf("Reply posted: TaskID %u, Status = 0x%X\\n", tag, status);',
  ].join("\n"),
  place: "firmware",
  cost: 5,
  dependable: true,
  applies: (_, tasks) =>
    tasks.some(
      (task) =>
        task.direction === "data-in" &&
        (eventsOf(task, "stage").length < 2 || eventOf(task, "device-reply") === undefined),
    ),
  predicts: ({ trial, machine }) => {
    const keys = new Set(trial.flips.map(({ key }) => key));
    if (keys.has("controller.staging")) return "changed";
    if (keys.has("controller.reply")) return "overtaken";
    return machine.moved === 0 ? "silent" : "in-order";
  },
  outcomes: {
    changed: "the staging buffer holds other bytes than in the first dump",
    overtaken: "the reply stands before the end of the transfer",
    silent: "the engine has no completion for this task",
    "in-order": "the same bytes, then the end of the transfer, then the reply",
  },
};
