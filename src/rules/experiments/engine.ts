/** The DMA engine as programmed, and its own byte counter. Separates the firmware's faults from the platform's. */

import { eventsOf } from "../../model/task.ts";
import type { Experiment } from "../experiment.ts";

export const engine: Experiment = {
  id: "engine",
  do: "Print the DMA engine's source, destination and length as programmed, and its own byte counter when it is done.",
  ask: "Which source, destination and length does the DMA engine get, and how many bytes does it count?",
  paste: [
    "/* firmware, where the engine is started, and in its completion: */",
    'printf("DMA engine start: Task = %u, Source = 0x%08X, Destination = 0x%08X%08X, Length = %u\\n", tag, src, dst_hi, dst_lo, len);',
    'printf("DMA engine done: Task = %u, count = %u bytes\\n", tag, engine_byte_counter);',
  ].join("\n"),
  place: "firmware",
  cost: 5,
  dependable: true,
  applies: (_, tasks) => tasks.some((task) => eventsOf(task, "transfer").length === 0),
  predicts: ({ trial, machine }) => {
    const keys = new Set(trial.flips.map(({ key }) => key));
    if (keys.has("controller.task")) return "crossed";
    if (keys.has("controller.source")) return "other-source";
    if (keys.has("controller.destination")) return "other-destination";
    if (keys.has("controller.length")) return "short";
    return machine.moved === 0 ? "silent" : "nominal";
  },
  outcomes: {
    silent: "the engine never starts for this task",
    "other-source": "its source is another buffer than the staged one",
    "other-destination": "its destination is another address than the received one",
    short: "its length or its count is below the requested one",
    crossed: "its source or its destination is another open task's",
    nominal: "source, destination and count are right",
  },
};
