/** The response as it is handed to the kernel, and the reply that it answers. Separates what the driver does with a reply from replies that it never sees. */

import { endOf } from "../../model/ending.ts";
import { eventsOf } from "../../model/task.ts";
import type { Experiment } from "../experiment.ts";

/** What each faulty response has wrong. */
const FIELDS: Readonly<Record<string, string>> = {
  unversioned: "version",
  misaddressed: "addressee",
  "zero-bytes": "count",
  overstated: "count",
};

export const response: Experiment = {
  id: "response",
  do: "Log every reply as it is read, and every response right before ParallelTaskCompletion: version, target, id, count.",
  ask: "What does the driver hand back for each task? Please log every reply as it is read and every response before it goes to the kernel.",
  paste: [
    "// where a reply is read, and before every ParallelTaskCompletion:",
    'os_log(OS_LOG_DEFAULT, "[HandleReply] reply task = %{public}llu, ReplyStatus = 0x%{public}x", id, status);',
    'os_log(OS_LOG_DEFAULT, "[ParallelTaskCompletion] task = %{public}llu, response version = %{public}llu, response id = %{public}llu, response target = %{public}llu, fBytesTransferred = %{public}llu",',
    "       id, response.version, response.fControllerTaskIdentifier, response.fTargetID, response.fBytesTransferred);",
  ].join("\n"),
  place: "driver",
  cost: 3,
  dependable: true,
  applies: (_, tasks) =>
    tasks.some((task) => {
      const completed = eventsOf(task, "complete");
      return endOf(task) !== undefined && completed.every((one) => one.version === null || one.responseTask === null);
    }),
  predicts: ({ trial, machine }) => {
    const values = new Map(trial.flips.map((flip) => [flip.key, flip.value]));
    const field = FIELDS[values.get("driver.response") ?? ""];
    if (field !== undefined) return field;
    if (!machine.milestones.includes("reply")) return "no-reply";
    const [complete, end] = [machine.milestones.indexOf("complete"), machine.milestones.indexOf("give-up")];
    if (complete < 0) return "no-completion";
    return end >= 0 && end < complete ? "late" : "whole";
  },
  outcomes: {
    version: "a response has another version than 1",
    addressee: "a response names another task or target",
    count: "a response reports another count than moved",
    "no-reply": "no reply of the task is read",
    "no-completion": "its reply is read, and no completion follows",
    late: "reply or completion come after the task was given up",
    whole: "each reply has its completion, with every field as the kernel wants it",
  },
};
