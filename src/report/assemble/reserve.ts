/** What stands against a clean verdict although nothing differs: lines among those of the tasks that nobody understood. */
import type { Capture } from "../../model/evidence.ts";
import type { Task } from "../../model/task.ts";
import type { Timeline } from "../../model/timeline.ts";

interface Reach {
  readonly from: number;
  readonly to: number;
}

/** From the first to the last line of each task in one capture, by their first lines. */
const reachesIn = (index: number, tasks: readonly Task[]): readonly Reach[] =>
  tasks
    .flatMap(({ events }): readonly Reach[] => {
      const own = events.filter(({ capture }) => capture === index);
      const from = own.reduce((least, { line }) => Math.min(least, line), Number.POSITIVE_INFINITY);
      const to = own.reduce((most, { lastLine }) => Math.max(most, lastLine), 0);
      return own.length === 0 ? [] : [{ from, to }];
    })
    .sort((a, b) => a.from - b.from);

/** Unread lines inside any of the reaches; both ascend. */
const unreadInside = ({ unreadAt = [] }: Capture, reaches: readonly Reach[]): number => {
  let [next, furthest, inside] = [0, 0, 0];
  for (const line of unreadAt) {
    for (let reach = reaches[next]; reach !== undefined && reach.from < line; reach = reaches[next]) {
      furthest = Math.max(furthest, reach.to);
      next += 1;
    }
    if (line < furthest) inside += 1;
  }
  return inside;
};

/** The end of the first sentence: how many unread lines stand among those of the tasks; empty for none. */
export const reserveOf = ({ tasks, captures }: Timeline): string => {
  const lines = captures.reduce((sum, capture) => sum + unreadInside(capture, reachesIn(capture.index, tasks)), 0);
  if (lines === 0) return "";
  const which = lines === 1 ? "one line among theirs was" : `${lines} lines among theirs were`;
  return `; but ${which} not understood and could overturn this`;
};
