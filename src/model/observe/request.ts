/** What lines show of the request beside its element: its command, its direction, and the driver's own mapping. */

import { isSeen } from "../evidence.ts";
import { type Arrival, commandArrivals, directionArrivals, unitArrivals } from "../fields.ts";
import type { FieldObservation, Observation } from "../observation.ts";
import { releaseOrder } from "../release.ts";
import { eventsOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

/** True if the controller's lines are this task's by an id or an address: else another field may just be another task's. */
const isJoined = ({ joins }: Task): boolean =>
  joins.some(({ by, certain }) => certain && (by === "task" || by === "iova"));

/** The command and the direction of the request, where both ends show them. */
export const fields = (task: Task, timeline: Timeline): readonly Observation[] => {
  const own = (arrivals: readonly Arrival[]): readonly Arrival[] =>
    arrivals.filter(({ point }) => point === "submitted" || isJoined(task));
  const [commands, units] = [own(commandArrivals(task)), own(unitArrivals(task, timeline))];
  const isAltered = (arrivals: readonly Arrival[]): boolean => arrivals.some(({ same }) => !same);
  const seen = (
    field: FieldObservation["field"],
    arrivals: readonly Arrival[],
    beside: boolean,
  ): readonly Observation[] =>
    arrivals.map(({ point, same, evidence }) => ({ kind: "field", field, point, same, beside, evidence }));
  return [
    ...seen("command", commands, isAltered(units)),
    ...seen("direction", own(directionArrivals(task, timeline)), false),
    ...seen("unit", units, isAltered(commands)),
  ];
};

/** The order of the driver's unmapping and the reply. */
export const releaseOrders = (task: Task): readonly Observation[] => {
  const order = releaseOrder(task);
  return order === null ? [] : [{ kind: "release-order", ...order }];
};

/** Mappings of the driver's own with their results. */
export const mappings = (task: Task): readonly Observation[] =>
  eventsOf(task, "map").flatMap(({ result }): readonly Observation[] =>
    isSeen(result) ? [{ kind: "mapping", made: result.value === 0n, evidence: [result.at] }] : [],
  );
