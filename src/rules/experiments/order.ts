/** The order of doorbell, reply, dump and completion, from one counter. Separates races from everything else. */
import { eventOf } from "../../model/task.ts";
import type { Experiment } from "../experiment.ts";

export const order: Experiment = {
  id: "order",
  do: "Number the doorbell, the reply, every dump and the completion of a task from one atomic counter.",
  ask: "In which order do the doorbell, the reply, the dump and the completion come? Please number them with one counter.",
  paste: [
    "static _Atomic uint64_t gStep;",
    "// at the doorbell, where the reply is read, at every dump, and before ParallelTaskCompletion:",
    'os_log(OS_LOG_DEFAULT, "[%{public}s] task = %{public}llu, step = %{public}llu, what = %{public}s", __func__, id, atomic_fetch_add(&gStep, 1), "doorbell");',
  ].join("\n"),
  place: "driver",
  cost: 3,
  dependable: true,
  applies: (_, tasks) => tasks.some((task) => eventOf(task, "complete") === undefined),
  predicts: ({ trial }) => {
    if (trial.flips.some((flip) => flip.key === "driver.completion" && flip.value === "before-data"))
      return "completion-first";
    return trial.flips.some((flip) => flip.key === "observer.time") ? "dump-first" : "in-order";
  },
  outcomes: {
    "completion-first": "the completion comes before the reply",
    "dump-first": "the dump comes before the reply",
    "in-order": "doorbell, reply, completion come in this order, and the dump after the reply",
  },
};
