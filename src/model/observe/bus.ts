/** What lines show of the way between host and controller, and of payload that landed beside its task. */

import { contactsOf, registersOf } from "../contact.ts";
import { isSeen } from "../evidence.ts";
import type { Observation } from "../observation.ts";
import { eventsOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

/** One observation for each way in which the controller reached the host. */
export const contacts = (task: Task): readonly Observation[] => {
  const first = new Map(
    contactsOf(task)
      .toReversed()
      .map((contact) => [contact.by, contact]),
  );
  return [...first.values()].map(({ by, at }) => ({ kind: "contact", by, evidence: [at] }));
};

export const registers = (task: Task, timeline: Timeline): readonly Observation[] =>
  registersOf(task, timeline).map(({ of, value, at }) => ({ kind: "register", of, value, evidence: [at] }));

/** Informative bytes that two buffers do not share by chance. */
const TELLING = 3;

/** Dumps of memory beside the task's that hold the beginning of what the device sent for it. */
export const neighbours = (task: Task): readonly Observation[] => {
  const staged = eventsOf(task, "stage").find((stage) => isSeen(stage.bytes));
  const sent = staged?.bytes?.value ?? [];
  const telling = sent.filter((byte) => byte !== null && byte !== 0).length;
  if (staged?.bytes == null || telling < TELLING || task.direction !== "data-in") return [];
  const at = staged.bytes.at;
  return eventsOf(task, "dump").flatMap(({ owner, bytes }): readonly Observation[] => {
    if (owner !== "neighbour" || !isSeen(bytes)) return [];
    const same = sent.every((byte, offset) => byte === null || (bytes.value[offset] ?? null) === byte);
    return same ? [{ kind: "neighbour", bytes: bytes.value, evidence: [bytes.at, at] }] : [];
  });
};
