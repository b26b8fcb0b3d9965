/** Rules about how tasks end otherwise than by a plain completion: in time, after a crash, by task management. */
import { endOf } from "../../model/ending.ts";
import { isSeen } from "../../model/evidence.ts";
import { ofKind } from "../../model/of-kind.ts";
import { before } from "../../model/order.ts";
import { eventOf, eventsOf } from "../../model/task.ts";
import type { Basis, ContractRule, Sighting } from "./rule.ts";
import { kept, ofTasks, open, violated } from "./sightings.ts";

const inTime = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const [dispatch, complete] = [eventOf(task, "dispatch"), eventOf(task, "complete")];
    return dispatch === undefined || complete === undefined || endOf(task) !== undefined
      ? null
      : kept(`Task ${task.ref} is completed, and nobody gave it up.`, [dispatch.at, complete.at]);
  });

const flushed = (all: Basis): readonly Sighting[] => {
  const death = all.timeline.events.find(
    (event) => event.kind === "crash" || (event.kind === "notice" && event.about === "driver" && event.failed),
  );
  if (death === undefined) return [];
  return ofTasks(all, (task) => {
    const end = endOf(task);
    const dispatch = eventOf(task, "dispatch");
    if (end === undefined || dispatch === undefined || before(dispatch, death).verdict !== "yes") return null;
    return before(death, end).verdict === "yes"
      ? kept(`Task ${task.ref} is ended after the driver died.`, [death.at, end.at])
      : null;
  });
};

/** SCSIServiceResponse of a task management function: complete or rejected. Authority: SCSITask.h. */
const ANSWERS = new Set([4n, 5n]);

const answered = (all: Basis): readonly Sighting[] => {
  const requests = ofKind(all.timeline, "abort");
  const responses = requests.flatMap(({ response }): readonly Sighting[] => {
    if (!isSeen(response)) return [];
    return ANSWERS.has(response.value)
      ? [kept("The task management function is answered as complete or rejected.", [response.at])]
      : [violated(`The task management function is answered with ${response.value}.`, [response.at])];
  });
  const ends = ofTasks(all, (task) => {
    const [abort] = eventsOf(task, "abort");
    const complete = eventOf(task, "complete");
    if (abort === undefined) return null;
    return complete !== undefined && before(abort, complete).verdict === "yes"
      ? kept(`Task ${task.ref} is completed after its abort.`, [abort.at, complete.at])
      : open(`No line shows task ${task.ref} completed after its abort.`, [abort.at]);
  });
  return [...responses, ...ends];
};

const returns = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) =>
    eventsOf(task, "return").map(({ at }) => kept(`UserProcessParallelTask returns for task ${task.ref}.`, [at])),
  );

export const endingRules: readonly ContractRule[] = [
  {
    id: "I-56",
    demand: "A task is completed within its time, 30 seconds for blocks.",
    consequence: "The mapping is removed and the task reported as timed out; a later reply comes too late.",
    authority: { grade: "open-source", source: "SCSIParallelTask.cpp, SCSIParallelTimer.cpp" },
    causes: ["lost-interrupt", "lost-request", "missing-completion", "firmware-fault"],
    judged: { by: "lines", needs: "dispatch and completion of a task", read: inTime },
  },
  {
    id: "I-57",
    demand: "After the driver's process died the kernel ends every task that was open.",
    consequence: "The host gets errors, and bus mastering is off until the device is opened again.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceController.cpp, IOPCIBridge.cpp" },
    causes: ["driver-crash"],
    judged: { by: "lines", needs: "a line of the process's death and the end of a task behind it", read: flushed },
  },
  {
    id: "I-58",
    demand: "A task management function is answered with 4 or 5, and an aborted task is completed still.",
    consequence: "The host waits, and the slot is lost.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceController.cpp, AbortTaskRequest" },
    causes: [],
    judged: {
      by: "lines",
      needs: "the response of a task management function, or what follows an abort",
      read: answered,
    },
  },
  {
    id: "I-59",
    demand: "UserProcessParallelTask returns.",
    consequence: "The teardown waits for it and cannot be interrupted.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceController.cpp, willTerminate" },
    causes: [],
    judged: { by: "lines", needs: "a line at which the method returns; silence breaks nothing", read: returns },
  },
];
