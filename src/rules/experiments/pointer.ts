/** Which call produced the pointer that was dumped, where, and when. Separates the causes that are about whose buffer was seen. */

import { eventsOf } from "../../model/task.ts";
import type { Experiment } from "../experiment.ts";

export const pointer: Experiment = {
  id: "pointer",
  do: "Log which call produced the pointer whose content was seen, with its address, its length, and whether the look was before or after the completion.",
  ask: "Where did the pointer come from whose memory was looked at, and when was the look? Please log it beside every dump.",
  paste: [
    "// beside every dump, and beside every call that returns a buffer:",
    'os_log(OS_LOG_DEFAULT, "[%{public}s] task = %{public}llu, pointer from = %{public}s, address = 0x%{public}llx, length = %{public}llu, phase = %{public}s",',
    '       __func__, task.fControllerTaskIdentifier, "UserGetDataBuffer" /* or: own allocation, own mapping */, address, length,',
    '       "before completion" /* or: after completion */);',
  ].join("\n"),
  place: "driver",
  cost: 3,
  dependable: true,
  applies: (_, tasks) =>
    tasks.some((task) => task.told.length > 0 || eventsOf(task, "dump").some((dump) => dump.address === null)),
  predicts: ({ task, trial }) => {
    const values = new Map(trial.flips.map((flip) => [flip.key, flip.value]));
    if (values.get("driver.buffer") === "taken-in-dispatch") return "in-dispatch";
    if (values.get("driver.buffer") === "taken-late") return "late";
    if (values.get("observer.buffer") === "another" || values.get("driver.view") === "cleared") return "own";
    if (values.get("observer.time") === "before-data") return "early";
    // The driver's look is a fact where it is shown or told: then the other causes say nothing of the pointer.
    const looked = eventsOf(task, "dump").length > 0 || task.told.some((fact) => fact.by === "dext");
    return looked ? "task-data" : "none";
  },
  outcomes: {
    "in-dispatch": "it was UserGetDataBuffer, inside UserProcessParallelTask",
    late: "it was UserGetDataBuffer, anywhere else",
    own: "it was a buffer of the driver's own",
    early: "the look was before the completion of the transfer",
    "task-data": "it was a view of the task's own data, after the completion of the transfer",
    none: "there was no such pointer, and the zeros were seen by the client alone",
  },
};
