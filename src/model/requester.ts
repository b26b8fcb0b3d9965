/**
 * Whose a fault line is. Addresses on the device's side are numbered for each device anew, and a machine has many devices:
 * another requester, or one that was refused before any task existed, is not the controller under study.
 */
import { pageOf } from "./address.ts";
import type { Event, FaultEvent } from "./event.ts";
import { type Citation, isSeen } from "./evidence.ts";
import { ofKind } from "./of-kind.ts";
import { before } from "./order.ts";
import { survey } from "./survey.ts";
import { eventsOf, requestOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** `04:00.0` of a longer name, in the spelling in which all kernels write a function; any other name stays as it is. */
const nameOf = (text: string): string =>
  /([0-9a-f]{1,2}:[0-9a-f]{1,2}\.[0-7])\W*$/i.exec(text)?.[1]?.toLowerCase() ?? text;

/** True if the fault is at an address that the task was given. */
export const isOwnFault = (task: Task, { address }: FaultEvent): boolean => {
  if (!isSeen(address)) return false;
  const { iova, length } = requestOf(task);
  const given = eventsOf(task, "dispatch", "submit", "map").flatMap((event) => event.iova?.value ?? []);
  const last = iova === null ? [] : [iova + BigInt(Math.max(length ?? 1, 1) - 1)];
  return [...given, ...last].some((one) => pageOf(one) === pageOf(address.value));
};

/** The controller's name as lines give it: of faults at its tasks' addresses, or of its driver's notices. */
const controllerNames = survey((timeline): readonly { readonly name: string; readonly at: Citation }[] => {
  const own = timeline.tasks.flatMap((task) => eventsOf(task, "fault").filter((fault) => isOwnFault(task, fault)));
  const said = ofKind(timeline, "notice").filter(({ about }) => about === "controller");
  return [...own, ...said].flatMap((event: Event) => {
    const requester = event.kind === "fault" || event.kind === "notice" ? event.requester : null;
    return isSeen(requester) ? [{ name: nameOf(requester.value), at: requester.at }] : [];
  });
});

/** True if a name is known to be another device's than the controller: lines name the controller, and otherwise. */
export const isAnothers = (requester: string, timeline: Timeline): boolean => {
  const names = controllerNames(timeline);
  return names.length > 0 && names.every(({ name }) => name !== nameOf(requester));
};

/** The first request of all: one without a data phase is a request as well. */
const firstDispatch = survey(({ events }): Event | undefined => events.find(({ kind }) => kind === "dispatch"));

/** Refusals that were there before any task, the first of each requester. */
const earlyFaults = survey((timeline): ReadonlyMap<string, FaultEvent> => {
  const first = firstDispatch(timeline);
  const found = new Map<string, FaultEvent>();
  for (const event of ofKind(timeline, "fault")) {
    if (!isSeen(event.requester) || first === undefined) continue;
    const name = nameOf(event.requester.value);
    if (!found.has(name) && before(event, first).verdict === "yes") found.set(name, event);
  }
  return found;
});

/** Lines that show the fault to be another's: the controller has another name, or the same refusals were there before any task. */
export const unrelatedBy = (fault: FaultEvent, timeline: Timeline): readonly Citation[] => {
  const { requester } = fault;
  if (!isSeen(requester)) return [];
  const name = nameOf(requester.value);
  const names = controllerNames(timeline);
  const [own] = names;
  if (own !== undefined) return names.some((one) => one.name === name) ? [] : [requester.at, own.at];
  const earlier = earlyFaults(timeline).get(name);
  return earlier === undefined ? [] : earlier === fault ? [requester.at] : [requester.at, earlier.at];
};
