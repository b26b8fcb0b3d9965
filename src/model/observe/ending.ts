/** How a task was answered, completed and ended: the steps that lines show, the fields of the response, counts, and who gave up. */
import { endedBadly, endOf, lastWord, refusedCompletion, repeatedCompletions, reportedOf } from "../ending.ts";
import type { Event, EventKind } from "../event.ts";
import { isSeen } from "../evidence.ts";
import type { Observation, StepObservation } from "../observation.ts";
import { before } from "../order.ts";
import { eventOf, eventsOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

/** A timeout or an abort is an outcome of its own, once for the task; what was posted before it may still arrive. */
export const ends = (task: Task): readonly Observation[] => {
  const end = endOf(task);
  return end === undefined ? [] : [{ kind: "outcome", outcome: { of: "end", value: end.kind }, evidence: [end.at] }];
};

/** Lines that show that a step took place: whatever the controller did for a task shows that the request reached it. */
const SHOWN_BY: readonly (readonly [StepObservation["step"], readonly EventKind[]])[] = [
  ["fetch", ["receive", "stage", "transfer"]],
  ["answer", ["device-reply"]],
  ["reply", ["reply"]],
  ["complete", ["complete"]],
];

/** A mapping that the driver ended before it completed the task. */
const ownUnmap = (task: Task): readonly Observation[] => {
  const complete = eventOf(task, "complete");
  const unmap = eventsOf(task, "unmap").find(
    (one) => complete !== undefined && before(one, complete).verdict === "yes",
  );
  return unmap === undefined || eventOf(task, "map") === undefined
    ? []
    : [{ kind: "step", step: "unmap-own", evidence: [unmap.at] }];
};

/** Steps that lines show; of a task that ended as it should they carry no news. */
export const shownSteps = (task: Task): readonly Observation[] => [
  ...ownUnmap(task),
  ...SHOWN_BY.flatMap(([step, kinds]): readonly Observation[] => {
    const shown = eventsOf(task, ...kinds)[0];
    return shown === undefined ? [] : [{ kind: "step", step, evidence: [shown.at] }];
  }),
];

/** Where reply and completion stand beside the line that gave the task up. */
export const sequences = (task: Task): readonly Observation[] => {
  const end = lastWord(task);
  if (end === undefined) return [];
  const placed = (step: "reply" | "complete", event: Event | undefined): readonly Observation[] => {
    if (event === undefined) return [];
    const { verdict } = before(event, end);
    if (verdict === "unknown") return [];
    const place = verdict === "yes" ? ("before-end" as const) : ("after-end" as const);
    return [{ kind: "sequence", step, place, evidence: [event.at, end.at] }];
  };
  return [...placed("reply", eventOf(task, "reply")), ...placed("complete", eventOf(task, "complete"))];
};

/** What the client was told and the reply, where one log has both: a client that names the task was told of this one. */
export const settleOrders = (task: Task): readonly Observation[] => {
  const [client, reply] = [eventOf(task, "client"), eventOf(task, "reply")];
  if (client === undefined || reply === undefined || !isSeen(client.task) || eventsOf(task, "reply").length > 1)
    return [];
  const { verdict, reason } = before(client, reply);
  if (verdict === "unknown" || (reason !== "same-log" && reason !== "same-clock")) return [];
  const settled = verdict === "yes" ? ("before-reply" as const) : ("after-reply" as const);
  const evidence = [client.at, reply.at];
  return [{ kind: "settle-order", settled, evidence: settled === "before-reply" ? evidence : evidence.reverse() }];
};

/** `SCSIUserParallelResponse`: the version that the kernel takes. */
const VERSION = 1n;

/** Fields of the response as the lines print them, and the response of the call itself. */
export const responses = (task: Task): readonly Observation[] => {
  const own = eventOf(task, "dispatch");
  const completed = eventsOf(task, "complete").flatMap(({ version, responseTask, responseTarget }) => [
    ...(isSeen(version) ? [["version", version.value === VERSION, version] as const] : []),
    ...(isSeen(responseTask) && task.id !== null
      ? [["task", responseTask.value === task.id, responseTask] as const]
      : []),
    ...(isSeen(responseTarget) && isSeen(own?.target)
      ? [["target", responseTarget.value === own.target.value, responseTarget] as const]
      : []),
  ]);
  const returned = eventsOf(task, "return").flatMap(({ response }) =>
    isSeen(response) ? [["call", response.value === 0n, response] as const] : [],
  );
  return [...completed, ...returned].map(([field, ok, { value, at }]) => ({
    kind: "response",
    field,
    value: String(value),
    ok,
    evidence: [at],
  }));
};

export const completions = (task: Task, timeline: Timeline): readonly Observation[] => {
  const repeated = repeatedCompletions(task, timeline);
  if (repeated.length > 0) return [{ kind: "completions", by: "driver", evidence: repeated.map(({ at }) => at) }];
  const refused = refusedCompletion(task, timeline);
  return refused === undefined ? [] : [{ kind: "completions", by: "kernel", evidence: [refused.at] }];
};

/** A command that failed has no bytes to report, and so has a task that was given up. */
const succeeded = (task: Task): boolean => {
  const replies = eventsOf(task, "reply", "device-reply").flatMap(({ status, scsiStatus }) => [status, scsiStatus]);
  const all = [...replies, ...eventsOf(task, "complete").map(({ status }) => status)];
  return all.every((status) => !isSeen(status) || status.value.ok);
};

/** Bytes that the response reports, and bytes that the client got. */
export const counts = (task: Task): readonly Observation[] => {
  const told = reportedOf(task);
  const own: readonly Observation[] =
    isSeen(told) && succeeded(task) && (told.value > 0 || !endedBadly(task))
      ? [{ kind: "length", point: "reported", value: told.value, evidence: [told.at] }]
      : [];
  const got = eventsOf(task, "client").flatMap(({ count }): readonly Observation[] =>
    isSeen(count) ? [{ kind: "length", point: "delivered", value: count.value, evidence: [count.at] }] : [],
  );
  return [...own, ...got];
};
