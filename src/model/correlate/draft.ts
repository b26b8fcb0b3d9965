/** A task while it is being put together: the only mutable thing of the correlation. */
import type { Event } from "../event.ts";
import type { Join } from "../task.ts";

export interface Draft {
  id: string | null;
  readonly events: Event[];
  readonly joins: Join[];
  /** The completion, or the controller's reply, has been seen: later lines without an id belong here only if nothing is open. */
  closed: boolean;
  /** Rank of the last event that was added, for "most recent". */
  touched: number;
}

export const draft = (id: string | null, event: Event, rank: number): Draft => ({
  id,
  events: [event],
  joins: [],
  closed: false,
  touched: rank,
});

export const add = (task: Draft, event: Event, rank: number): void => {
  task.events.push(event);
  task.touched = rank;
};

/** True if the task has a line of this kind. */
export const has = (task: Draft, wanted: Event["kind"]): boolean => task.events.some(({ kind }) => kind === wanted);

/** The draft that was touched last among those that pass. */
export const latest = (drafts: readonly Draft[], passes: (task: Draft) => boolean): Draft | undefined =>
  drafts.reduce<Draft | undefined>(
    (best, task) => (passes(task) && (best === undefined || task.touched > best.touched) ? task : best),
    undefined,
  );
