/** How a task ended: its statuses, what the client met, the INQUIRY that the kernel sends next, and faults of the IOMMU. */
import { FIRST_INQUIRY_BYTES, INQUIRY } from "../commands.ts";
import { isSeen } from "../evidence.ts";
import type { Observation } from "../observation.ts";
import { before } from "../order.ts";
import { eventOf, eventsOf, opcodeOf, requestOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

export const statuses = (task: Task): readonly Observation[] =>
  eventsOf(task, "reply", "device-reply").flatMap((reply) =>
    [reply.status, reply.scsiStatus].flatMap((status): readonly Observation[] =>
      isSeen(status)
        ? [
            {
              kind: "outcome",
              outcome: { of: "status", ok: status.value.ok, text: status.value.text },
              evidence: [status.at],
            },
          ]
        : [],
    ),
  );

export const disks = (task: Task): readonly Observation[] => [
  ...eventsOf(task, "client").flatMap((client): readonly Observation[] =>
    isSeen(client.outcome)
      ? [{ kind: "outcome", outcome: { of: "disk", value: client.outcome.value }, evidence: [client.outcome.at] }]
      : [],
  ),
  ...task.told.flatMap((fact): readonly Observation[] =>
    fact.saw === "0-byte-disk"
      ? [
          {
            kind: "outcome",
            outcome: { of: "disk", value: "0-byte-disk" },
            evidence: [{ origin: "told", fact: fact.text }],
          },
        ]
      : [],
  ),
];

/** The command that the kernel sends to the same target next, if this is the first INQUIRY of a probe. */
export const nextInquiry = (task: Task, timeline: Timeline): readonly Observation[] => {
  const own = eventOf(task, "dispatch");
  const opcode = opcodeOf(task);
  if (own === undefined || requestOf(task).length !== FIRST_INQUIRY_BYTES || (opcode !== null && opcode !== INQUIRY))
    return [];
  const followers = timeline.tasks.filter((other) => {
    const dispatch = eventOf(other, "dispatch");
    if (dispatch === undefined || dispatch === own || before(own, dispatch).verdict !== "yes") return false;
    return (dispatch.target?.value ?? null) === (own.target?.value ?? null);
  });
  const next = followers[0];
  const length = next === undefined ? null : requestOf(next).length;
  const at = next === undefined ? null : (eventOf(next, "dispatch")?.length?.at ?? null);
  if (next === undefined || length === null || at === null) return [];
  const nextOpcode = opcodeOf(next);
  const answers = eventsOf(task, "stage").flatMap((stage) =>
    isSeen(stage.bytes) ? [stage.bytes.value[4] ?? null] : [],
  );
  const expected = answers.flatMap((additional) => (additional === null ? [] : [additional + 5]));
  // Without a CDB only the two lengths that this rule can give identify the command.
  if (nextOpcode === null ? length !== 5 && !expected.includes(length) : nextOpcode !== INQUIRY) return [];
  return [{ kind: "outcome", outcome: { of: "next-inquiry", length }, evidence: [at] }];
};

export const faults = (task: Task): readonly Observation[] =>
  eventsOf(task, "fault").map((fault) => ({
    kind: "fault" as const,
    address: fault.address?.value ?? null,
    reason: fault.reason?.value ?? null,
    access: fault.access?.value ?? null,
    evidence: [fault.address?.at ?? fault.at],
  }));
