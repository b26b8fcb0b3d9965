/** How a task ended: its statuses, what the client met, the INQUIRY that the kernel sends next, and faults of the IOMMU. */

import { FIRST_INQUIRY_BYTES, INQUIRY } from "../commands.ts";
import { nextToTarget } from "../dispatches.ts";
import { cameAtOnce } from "../ending.ts";
import { stagedOf } from "../engine.ts";
import type { ClientEvent, FaultEvent } from "../event.ts";
import { isSeen } from "../evidence.ts";
import type { Observation } from "../observation.ts";
import { isOwnFault } from "../requester.ts";
import { survey } from "../survey.ts";
import { cdbOf, eventOf, eventsOf, requestOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

/** One status for the task: a failure on any level is the task's. */
export const statuses = (task: Task): readonly Observation[] => {
  const shown = eventsOf(task, "reply", "device-reply").flatMap(({ kind, status, scsiStatus }) =>
    [status, scsiStatus].flatMap((one) =>
      isSeen(one) ? [{ ...one.value, at: one.at, by: kind === "reply" ? ("host" as const) : ("device" as const) }] : [],
    ),
  );
  const telling = shown.find((status) => !status.ok) ?? shown[0];
  if (telling === undefined) return [];
  const { ok, text, by, at } = telling;
  return [{ kind: "outcome", outcome: { of: "status", ok, text, by }, evidence: [at] }];
};

/** What a comparison of the client's says is told by the bytes themselves, where a line shows which of them were sent. */
const isTold = (task: Task, { outcome, bytes }: ClientEvent): boolean => {
  if (outcome?.value !== "mismatch") return false;
  const sent = stagedOf(task)?.bytes?.value ?? [];
  return task.direction !== "data-in" || (bytes?.value ?? []).some((byte, at) => byte !== null && sent[at] != null);
};

export const disks = (task: Task): readonly Observation[] => [
  ...eventsOf(task, "client").flatMap((client): readonly Observation[] =>
    isSeen(client.outcome) && !isTold(task, client)
      ? [
          {
            kind: "outcome",
            outcome: { of: "disk", value: client.outcome.value, atOnce: cameAtOnce(task, client) },
            evidence: [client.outcome.at],
          },
        ]
      : [],
  ),
  ...task.told.flatMap((fact): readonly Observation[] =>
    fact.saw === "0-byte-disk"
      ? [
          {
            kind: "outcome",
            outcome: { of: "disk", value: "0-byte-disk", atOnce: false },
            evidence: [{ origin: "told", fact: fact.text }],
          },
        ]
      : [],
  ),
];

const NONE: readonly never[] = [];

/** A standard INQUIRY (no vital product data page), or a command whose CDB no line shows. */
const mayBeInquiry = (task: Task): boolean => {
  const cdb = cdbOf(task)?.value ?? null;
  return cdb === null || (cdb[0] === INQUIRY && ((cdb[1] ?? 0) & 1) === 0);
};

/** True for a length of the next INQUIRY that the rule can give: for zeros, or for a reply that was staged. */
const isRuled = (task: Task, length: number): boolean =>
  length === 5 ||
  task.events.some((event) => event.kind === "stage" && (event.bytes?.value?.[4] ?? Number.NaN) + 5 === length);

/** The command that the kernel sends to the same target next, if this is the first INQUIRY of a probe and that one follows from it. */
export const nextInquiry = (task: Task, timeline: Timeline): readonly Observation[] => {
  if (requestOf(task).length !== FIRST_INQUIRY_BYTES || !mayBeInquiry(task)) return NONE;
  const own = eventOf(task, "dispatch") ?? eventOf(task, "submit") ?? eventOf(task, "reply");
  if (own === undefined) return NONE;
  const next = nextToTarget(own, timeline);
  const length = next?.dispatch.length;
  if (next === undefined || !isSeen(length) || !mayBeInquiry(next.task)) return NONE;
  // Any other length belongs to another command: lines between the two may be missing.
  if (!isRuled(task, length.value)) return NONE;
  return [{ kind: "outcome", outcome: { of: "next-inquiry", length: length.value }, evidence: [length.at] }];
};
const strays = survey(({ strayFaults }): ReadonlySet<FaultEvent> => new Set(strayFaults));

const isStray = (fault: FaultEvent, timeline: Timeline): boolean => strays(timeline).has(fault);

export const faults = (task: Task, timeline: Timeline): readonly Observation[] =>
  eventsOf(task, "fault").map((fault) => ({
    kind: "fault" as const,
    address: fault.address?.value ?? null,
    reason: fault.reason?.value ?? null,
    access: fault.access?.value ?? null,
    tie: isOwnFault(task, fault) ? "given" : isStray(fault, timeline) ? "time" : "altered",
    evidence: [fault.address?.at ?? fault.at],
  }));

/** Crashes of a process of the host at an address in the range of the task's IOVA. */
export const crashes = (task: Task): readonly Observation[] =>
  eventsOf(task, "crash").flatMap(({ address }): readonly Observation[] =>
    isSeen(address) ? [{ kind: "crash", address: address.value, evidence: [address.at] }] : [],
  );
