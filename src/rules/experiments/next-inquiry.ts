/** How long the INQUIRY is that follows a 6-byte INQUIRY: it shows what the kernel saw without any look at memory (I-52). */

import { setting } from "../../model/assumption.ts";
import { FIRST_INQUIRY_BYTES, INQUIRY } from "../../model/commands.ts";
import { compare } from "../../model/compare.ts";
import { observationsOf } from "../../model/observe.ts";
import { eventsOf, opcodeOf, requestOf } from "../../model/task.ts";
import type { Experiment } from "../experiment.ts";

export const nextInquiry: Experiment = {
  id: "next-inquiry",
  do: "Look at the length of the INQUIRY that the kernel sends next to the same target: it is the additional length that the kernel read, plus 5.",
  ask: "How many bytes does the kernel ask for in the INQUIRY that it sends next to the same target? Please log the command of every task.",
  paste: [
    "// in UserProcessParallelTask, for every task:",
    'os_log(OS_LOG_DEFAULT, "[UserProcessParallelTask_Impl] task = %{public}llu, target = %{public}llu, CDB = %{public}02x %{public}02x %{public}02x %{public}02x %{public}02x %{public}02x, fRequestedTransferCount = %{public}llu",',
    "       task.fControllerTaskIdentifier, task.fTargetID, cdb[0], cdb[1], cdb[2], cdb[3], cdb[4], cdb[5], task.fRequestedTransferCount);",
  ].join("\n"),
  cost: 1,
  dependable: true,
  applies: (timeline, tasks) =>
    tasks.some((task) => {
      const first = requestOf(task).length === FIRST_INQUIRY_BYTES && (opcodeOf(task) ?? INQUIRY) === INQUIRY;
      const staged = eventsOf(task, "stage").some((stage) => (stage.bytes?.value?.[4] ?? 0) !== 0);
      const known = observationsOf(task, timeline).some(
        (one) => one.kind === "outcome" && one.outcome.of === "next-inquiry",
      );
      return first && staged && !known;
    }),
  predicts: ({ task, trial, machine }) => {
    const asked = { kind: "outcome", outcome: { of: "next-inquiry", length: 5 }, evidence: [] } as const;
    const { prediction } = compare(task, machine, asked, setting(trial.flips));
    if (prediction.of !== "next-inquiry" || prediction.length === null) return null;
    return prediction.length === 5 ? "zeros" : "data";
  },
  outcomes: {
    data: "it asks for as many bytes as the staged reply announces, so the kernel got the data",
    zeros: "it asks for 5 bytes, so the kernel saw zeros",
  },
};
