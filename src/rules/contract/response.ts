/** Rules about the response of the driver: how often it comes, whose it is, what it counts, and how its fields fit each other. */
import { movedOf, repeatedCompletions, reportedOf } from "../../model/ending.ts";
import type { CompleteEvent } from "../../model/event.ts";
import { isSeen } from "../../model/evidence.ts";
import { hasHoles } from "../../model/holes.ts";
import { before } from "../../model/order.ts";
import { statusName } from "../../model/scsi/status.ts";
import { eventOf, eventsOf, type Task } from "../../model/task.ts";
import type { Basis, ContractRule, Sighting } from "./rule.ts";
import { kept, ofTasks, open, violated } from "./sightings.ts";

const HEADER = "IOUserSCSIParallelInterfaceController.iig, SCSIUserParallelResponse";

const completions = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const twice = repeatedCompletions(task, all.timeline);
    if (twice.length > 0)
      return violated(
        `Task ${task.ref} is completed twice.`,
        twice.map(({ at }) => at),
      );
    const [dispatch, complete] = [eventOf(task, "dispatch"), eventOf(task, "complete")];
    if (dispatch === undefined || complete === undefined || eventsOf(task, "complete").length > 1) return null;
    return before(dispatch, complete).verdict === "yes" && !hasHoles(all.timeline, complete.capture)
      ? kept(`Task ${task.ref} is dispatched once and completed once.`, [dispatch.at, complete.at])
      : null;
  });

const version = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) =>
    eventsOf(task, "complete").flatMap(({ version: own }) => {
      if (!isSeen(own)) return [];
      return own.value === 1n
        ? kept(`The response of task ${task.ref} has version 1.`, [own.at])
        : violated(`The response of task ${task.ref} has version ${own.value}.`, [own.at]);
    }),
  );

const addressee = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const target = eventOf(task, "dispatch")?.target;
    return eventsOf(task, "complete").flatMap(({ responseTask, responseTarget }): readonly Sighting[] => {
      const named = [
        ...(isSeen(responseTask) && task.id !== null
          ? [{ at: responseTask.at, same: responseTask.value === task.id }]
          : []),
        ...(isSeen(responseTarget) && isSeen(target)
          ? [{ at: responseTarget.at, same: responseTarget.value === target.value }]
          : []),
      ];
      const other = named.filter(({ same }) => !same);
      if (other.length > 0)
        return [
          violated(
            `The response of task ${task.ref} names another task or target.`,
            other.map(({ at }) => at),
          ),
        ];
      const lines = named.map(({ at }) => at);
      return lines.length === 0 ? [] : [kept(`The response of task ${task.ref} names the task and its target.`, lines)];
    });
  });

const inProcess = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const [submit] = eventsOf(task, "submit");
    return eventsOf(task, "return").flatMap((end): readonly Sighting[] => {
      if (!isSeen(end.response)) return [];
      const { value, at } = end.response;
      if (value === 0n) return [kept(`UserProcessParallelTask returns 0, in process, for task ${task.ref}.`, [at])];
      // A task that was never posted may be refused by the return itself.
      return submit !== undefined && before(submit, end).verdict === "yes"
        ? [
            violated(`UserProcessParallelTask returns ${value} for task ${task.ref}, which was posted.`, [
              submit.at,
              at,
            ]),
          ]
        : [];
    });
  });

const counted = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const [told, moved] = [reportedOf(task), movedOf(task)];
    const asked = eventOf(task, "dispatch")?.length ?? null;
    if (!isSeen(told)) return null;
    const lines = isSeen(asked) ? [told.at, asked.at] : [told.at];
    if (isSeen(asked) && told.value > asked.value) {
      const what = `The response of task ${task.ref} reports ${told.value} bytes of ${asked.value}.`;
      return violated(what, lines, { cause: "overstated-response" });
    }
    return moved !== null && moved.by !== "reply" && told.value === moved.bytes
      ? kept(`The response of task ${task.ref} reports the ${moved.bytes} bytes that the controller counted.`, lines)
      : null;
  });

/** SCSIServiceResponse. Authority: SCSITask.h. */
const FAILED = 1n;
const COMPLETE = new Set([2n, 3n]);

/** Task statuses that mean something only where the delivery failed, beside those that SCSI has (SCSITask.h). */
const DELIVERY = new Set([1, 3, 5]);

/** `null` where the two fields leave it open: some numbers stand in both tables. */
const fits = (code: number, service: bigint): boolean | null => {
  if (COMPLETE.has(service))
    return statusName(code) === null && DELIVERY.has(code) ? false : statusName(code) !== null || null;
  if (service !== FAILED) return null;
  // 2 and 4 stand in both tables: they are never read without the response.
  if (code === 2 || code === 4 || DELIVERY.has(code) || code === 0xff) return true;
  return statusName(code) === null ? null : false;
};

const paired = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) =>
    eventsOf(task, "complete").flatMap(({ status, service }): readonly Sighting[] => {
      const code = status?.value?.code ?? null;
      if (code === null || !isSeen(status) || !isSeen(service)) return [];
      const fit = fits(code, service.value);
      const lines = [status.at, service.at];
      const what = `The status of task ${task.ref}, ${code}, and the service response, ${service.value},`;
      if (fit === null) return [];
      return fit
        ? [kept(`${what} go together.`, lines)]
        : [violated(`${what} do not go together.`, lines, { cause: null })];
    }),
  );

const CHECK_CONDITION = 2;

const sense = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) =>
    eventsOf(task, "complete").flatMap(({ status, senseLength }): readonly Sighting[] => {
      if (status?.value?.code !== CHECK_CONDITION || !isSeen(senseLength)) return [];
      const lines = [status.at, senseLength.at];
      if (senseLength.value > 0) return [kept(`Task ${task.ref} reports its sense data.`, lines)];
      // Whether the driver claims automatic sense, no line of the task tells.
      return [
        open(`Task ${task.ref} reports a check condition without sense data; the kernel then asks for them.`, lines),
      ];
    }),
  );

const FULL = 40;

const statusOf = (task: Task): CompleteEvent | undefined => eventOf(task, "complete");

/** Uses of one id in a row that end with "task set full": the kernel sends a task again three times. */
const resent = ({ timeline }: Basis): readonly Sighting[] => {
  const runs = new Map<string, CompleteEvent[]>();
  return timeline.tasks.flatMap((task): readonly Sighting[] => {
    const complete = statusOf(task);
    const key = `${task.id}/${task.events[0]?.target?.value ?? ""}`;
    if (complete?.status?.value?.code !== FULL) {
      runs.delete(key);
      return [];
    }
    const run = [...(runs.get(key) ?? []), complete];
    runs.set(key, run);
    const lines = run.map(({ at }) => at);
    if (run.length <= 4)
      return [kept(`Id ${task.id} ends with "task set full" ${run.length} times in a row.`, lines.slice(-1))];
    return [
      open(`Id ${task.id} ends with "task set full" ${run.length} times in a row, as a task or as several.`, lines),
    ];
  });
};

export const responseRules: readonly ContractRule[] = [
  {
    id: "I-46",
    demand: "Every task that is dispatched is completed exactly once.",
    consequence: "Without one the host waits until its time is over; a second one may end another task.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceDevice.cpp, CompleteSCSITask" },
    causes: ["double-completion", "missing-completion", "late-completion"],
    judged: { by: "lines", needs: "dispatch and completion of a task in a log without holes", read: completions },
  },
  {
    id: "I-47",
    demand: "The version of the response is 1.",
    consequence: "The kernel ignores the completion, and the host waits until its time is over.",
    authority: { grade: "header", source: HEADER },
    causes: ["unversioned-response"],
    judged: { by: "lines", needs: "the version of a response", read: version },
  },
  {
    id: "I-48",
    demand: "Task and target of the response are those of the task.",
    consequence: "Another task is completed with these bytes, or none.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceDevice.cpp, task look-up" },
    causes: ["misaddressed-response"],
    judged: { by: "lines", needs: "the task or target that a response names", read: addressee },
  },
  {
    id: "I-49",
    demand: "UserProcessParallelTask returns 0, in process, for a task that was posted.",
    consequence: "The kernel frees the task at once, and the controller writes to what comes after it.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceDevice.cpp, SendSCSICommand" },
    causes: ["immediate-response"],
    judged: { by: "lines", needs: "the response with which UserProcessParallelTask returns", read: inProcess },
  },
  {
    id: "I-50",
    demand: "fBytesTransferred is what the hardware moved, and no more than was asked for.",
    consequence: "The host trusts it: bytes are missing, or stale ones count as read.",
    authority: { grade: "header", source: HEADER },
    causes: ["overstated-response", "zero-byte-response"],
    judged: { by: "lines", needs: "the count of the response beside the controller's own", read: counted },
  },
  {
    id: "I-51",
    demand: "The status is read with the service response, and the two go together.",
    consequence: "The result is misread: 2 and 4 mean other things after a failed delivery.",
    authority: { grade: "header", source: "SCSITask.h, SCSITaskStatus and SCSIServiceResponse" },
    causes: [],
    judged: { by: "lines", needs: "status and service response of one completion, as numbers", read: paired },
  },
  {
    id: "I-54",
    demand: "A check condition carries its sense data where the driver performs automatic sense.",
    consequence: "The kernel asks for the sense data, or takes the reason for unknown.",
    authority: { grade: "open-source", source: "IOSCSITargetDevice.cpp" },
    causes: [],
    judged: { by: "lines", needs: "the length of the sense data beside a check condition", read: sense },
  },
  {
    id: "I-55",
    demand: 'A task ends with "task set full" no more than three times in a row before it is served.',
    consequence: "The kernel reports it as busy.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceDevice.cpp, resend queue" },
    causes: [],
    judged: { by: "lines", needs: "completions with this status", read: resent },
  },
];
