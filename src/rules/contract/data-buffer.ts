/**
 * Rules about the data buffer of UserGetDataBuffer: it and DMA to fBufferIOVMAddr exclude each other on reads, the call belongs inside
 * UserProcessParallelTask, and the buffer needs a mapping of its own. Authority: IOUserSCSIParallelInterfaceController.iig.
 */
import { alternativeOf } from "../../model/assumptions.ts";
import { isSeen } from "../../model/evidence.ts";
import { before } from "../../model/order.ts";
import { eventOf, eventsOf, type Task, takenBuffers } from "../../model/task.ts";
import type { Basis, ContractRule, Sighting } from "./rule.ts";
import { agreeing, kept, ofTasks, open, violated } from "./sightings.ts";

const HEADER = "IOUserSCSIParallelInterfaceController.iig, UserGetDataBuffer";

/** Tasks that read data and take a data buffer without an error. */
const takes = (task: Task): boolean => task.direction === "data-in" && takenBuffers(task).length > 0;

const exclusive = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    if (!takes(task)) return null;
    const [call] = takenBuffers(task);
    const given = eventOf(task, "dispatch")?.iova;
    const used = eventsOf(task, "submit", "receive").find((event) => isSeen(event.iova))?.iova;
    if (call === undefined || !isSeen(given) || !isSeen(used)) {
      const what = `Task ${task.ref} takes a data buffer, and no line shows which address the hardware was given.`;
      return open(what, call === undefined ? [] : [call.at]);
    }
    const lines = [call.at, given.at, used.at];
    return used.value === given.value
      ? violated(`Task ${task.ref} takes a data buffer, and the hardware is given fBufferIOVMAddr.`, lines)
      : kept(`Task ${task.ref} takes a data buffer, and the hardware is given another address.`, lines);
  });

const inDispatch = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    if (!takes(task)) return null;
    const late = alternativeOf({ key: "driver.buffer", value: "taken-late" }).stated(task, all.timeline);
    if (late.length > 0)
      return violated(`UserGetDataBuffer is called for task ${task.ref} outside UserProcessParallelTask.`, late);
    return takenBuffers(task)
      .filter((call) => call.inDispatch === true)
      .map((call) =>
        kept(`UserGetDataBuffer is called for task ${task.ref} inside UserProcessParallelTask.`, [call.at]),
      );
  });

/** A mapping of the driver's own between the call and the request. */
const mapped = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const [call] = takenBuffers(task);
    const [submit] = eventsOf(task, "submit", "receive");
    const map = eventsOf(task, "map").find(
      (one) =>
        call !== undefined &&
        submit !== undefined &&
        before(call, one).verdict === "yes" &&
        before(one, submit).verdict === "yes",
    );
    return call === undefined || map === undefined || submit === undefined
      ? null
      : kept(`Task ${task.ref} maps its data buffer before the request is posted.`, [call.at, map.at, submit.at]);
  });

const awaited = (all: Basis): readonly Sighting[] =>
  agreeing(
    all,
    "order",
    ({ ref }) => `Task ${ref} is completed after the controller's reply.`,
    ({ completion }) => completion === "after-reply",
  );

export const dataBufferRules: readonly ContractRule[] = [
  {
    id: "I-32",
    demand: "A task that reads does not both take its data buffer and give the hardware fBufferIOVMAddr.",
    consequence: "At completion the data buffer is copied over what the controller wrote, mostly zeros.",
    authority: { grade: "header", source: HEADER },
    causes: ["copied-back-buffer"],
    judged: {
      by: "lines",
      needs: "a line of UserGetDataBuffer beside the address of the request; that there is none keeps nothing",
      read: exclusive,
    },
  },
  {
    id: "I-33",
    demand:
      "The same mix on a task that writes is no fault by itself: only what the driver changes in the buffer is lost.",
    consequence: "The controller reads the client's bytes.",
    authority: { grade: "inference", source: `${HEADER}; nothing is copied back on a write` },
    causes: [],
    judged: { by: "reader", because: "The tool does not report the mix on a write." },
  },
  {
    id: "I-34",
    demand: "The driver takes the data buffer inside UserProcessParallelTask.",
    consequence: "The header allows no other place; what the call gives there is not defined.",
    authority: { grade: "header", source: HEADER },
    causes: ["late-data-buffer"],
    judged: { by: "lines", needs: "a line of UserGetDataBuffer that says where it is called", read: inDispatch },
  },
  {
    id: "I-35",
    demand: "A data buffer that was taken is mapped anew before the request is posted.",
    consequence: "There is no address that leads to the buffer.",
    authority: { grade: "header", source: HEADER },
    causes: ["null-data-buffer"],
    judged: { by: "lines", needs: "UserGetDataBuffer, PrepareForDMA and the request of one task", read: mapped },
  },
  {
    id: "I-37",
    demand: "The data are in memory before the driver completes the task.",
    consequence: "The host receives what was there before.",
    authority: { grade: "header", source: "IOUserSCSIParallelInterfaceController.iig, ParallelTaskCompletion" },
    causes: ["early-completion", "early-reply"],
    judged: { by: "lines", needs: "the reply and the completion of a task in an order that is known", read: awaited },
  },
  {
    id: "I-38",
    demand: "A look at memory counts for the buffer that it shows, and for no other.",
    consequence: "Zeros in a buffer that nobody wrote to prove nothing about the host.",
    authority: { grade: "inference", source: "a data buffer without UserGetDataBuffer is memory of the driver" },
    causes: ["foreign-buffer", "uncopied-private-buffer"],
    judged: { by: "reader", because: "Each look is held against every buffer that it may show." },
  },
];
