/** How long the INQUIRY is that follows a 6-byte INQUIRY: it shows what the kernel saw without any look at memory (I-52). */

import { setting } from "../../model/assumption.ts";
import { FIRST_INQUIRY_BYTES, INQUIRY } from "../../model/commands.ts";
import { compare } from "../../model/compare.ts";
import type { Event } from "../../model/event.ts";
import { observationsOf } from "../../model/observe.ts";
import { opcodeOf, requestOf, type Task } from "../../model/task.ts";
import type { Experiment } from "../experiment.ts";

/** Bytes of a reply in front of those that its additional length counts (SPC-5, standard INQUIRY data). */
const HEAD_BYTES = 5;

const isFirst = (task: Task): boolean =>
  requestOf(task).length === FIRST_INQUIRY_BYTES && (opcodeOf(task) ?? INQUIRY) === INQUIRY;

/** The lengths that staged replies announce, in bytes. */
const announcedBy = (events: readonly Event[]): readonly number[] =>
  events.flatMap((event) => {
    const more = event.kind === "stage" ? event.bytes?.value?.[4] : null;
    return more == null || more === 0 ? [] : [more + HEAD_BYTES];
  });

export const nextInquiry: Experiment = {
  id: "next-inquiry",
  do: "Look at the length of the INQUIRY that the kernel sends next to the same target: it is the additional length that the kernel read, plus 5.",
  ask: "How many bytes does the kernel ask for in the INQUIRY that it sends next to the same target? Please log the command of every task.",
  paste: [
    "// in UserProcessParallelTask, for every task:",
    'os_log(OS_LOG_DEFAULT, "[UserProcessParallelTask_Impl] task = %{public}llu, target = %{public}llu, CDB = %{public}02x %{public}02x %{public}02x %{public}02x %{public}02x %{public}02x, fRequestedTransferCount = %{public}llu",',
    "       task.fControllerTaskIdentifier, task.fTargetID, cdb[0], cdb[1], cdb[2], cdb[3], cdb[4], cdb[5], task.fRequestedTransferCount);",
  ].join("\n"),
  place: "driver",
  cost: 3,
  dependable: true,
  applies: (timeline, tasks) =>
    tasks.some((task) => {
      const known = observationsOf(task, timeline).some(
        (one) => one.kind === "outcome" && one.outcome.of === "next-inquiry",
      );
      return isFirst(task) && announcedBy(task.events).length > 0 && !known;
    }),
  predicts: ({ task, trial, machine }) => {
    const asked = { kind: "outcome", outcome: { of: "next-inquiry", length: HEAD_BYTES }, evidence: [] } as const;
    const { prediction } = compare(task, machine, asked, setting(trial.flips));
    if (prediction.of !== "next-inquiry" || prediction.length === null) return null;
    return prediction.length === HEAD_BYTES ? "zeros" : "data";
  },
  outcomes: {
    data: "it asks for as many bytes as the staged reply announces, so the kernel got the data",
    zeros: "it asks for 5 bytes, so the kernel saw zeros",
  },
  expected: (tasks) => {
    const announced = new Set(tasks.filter(isFirst).flatMap(({ events }) => announcedBy(events)));
    const [length] = announced;
    return length === undefined || announced.size > 1
      ? {}
      : { data: `it asks for ${length} bytes, as the staged reply announces, so the kernel got the data` };
  },
};
