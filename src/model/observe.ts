/** Collects what was observed of a task from its events and from what was told. */
import { sharedIds } from "./identifier.ts";
import type { Observation } from "./observation.ts";
import { contacts, neighbours, registers } from "./observe/bus.ts";
import { deviceBytes, hostBytes, laterBytes, toldBytes } from "./observe/bytes.ts";
import { conditions } from "./observe/conditions.ts";
import { completions, counts, ends, responses, sequences, settleOrders, shownSteps } from "./observe/ending.ts";
import { crashes, disks, faults, nextInquiry, statuses } from "./observe/outcome.ts";
import { addresses, engines, lengths, orders, replyOrders, rights } from "./observe/path.ts";
import { fields, mappings, releaseOrders } from "./observe/request.ts";
import { undelivered } from "./observe/undelivered.ts";
import { isUndelivered, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** Everything of a task that a replay can be held against. */
export const observationsOf = (task: Task, timeline: Timeline): readonly Observation[] =>
  isUndelivered(task)
    ? [...undelivered(task, timeline), ...conditions(task, timeline)]
    : [...shownOf(task, timeline), ...conditions(task, timeline)];

/** What lines of the task say by the order in which they stand. */
const inOrder = (task: Task, timeline: Timeline): readonly Observation[] => [
  ...orders(task, timeline),
  ...replyOrders(task),
  ...releaseOrders(task),
  ...settleOrders(task),
];

const USUAL: ReadonlySet<string> = new Set(["after-reply", "after-data"]);

/** True for the order that the contract has. Another one shows nothing where two tasks have one id: nobody knows whose line each is. */
const isUsual = (one: Observation): boolean => {
  switch (one.kind) {
    case "order":
      return USUAL.has(one.completion);
    case "reply-order":
      return USUAL.has(one.reply);
    case "release-order":
      return USUAL.has(one.release);
    case "settle-order":
      return USUAL.has(one.settled);
    default:
      return true;
  }
};

/** True if nothing of the order of the task's lines departs from the contract, so that nobody asks whose lines they are. */
export const inUsualOrder = (task: Task, timeline: Timeline): boolean => inOrder(task, timeline).every(isUsual);

/** What lines show and facts tell of the task. What lines deny of a fault besides, the nominal replay always gives. */
export const shownOf = (task: Task, timeline: Timeline): readonly Observation[] => [
  ...addresses(task, timeline),
  ...lengths(task),
  ...deviceBytes(task),
  ...laterBytes(task),
  ...hostBytes(task),
  ...toldBytes(task),
  ...inOrder(task, timeline).filter((one) => isUsual(one) || sharedIds(task, timeline).length === 0),
  ...fields(task, timeline),
  ...mappings(task),
  ...engines(task, timeline),
  ...rights(task),
  ...statuses(task),
  ...ends(task),
  ...shownSteps(task),
  ...sequences(task),
  ...responses(task),
  ...completions(task, timeline),
  ...counts(task),
  ...disks(task),
  ...nextInquiry(task, timeline),
  ...contacts(task),
  ...registers(task, timeline),
  ...neighbours(task),
  ...faults(task, timeline),
  ...crashes(task),
];
