/** What the order of two logs rests on: which tasks were matched, what their clocks have to do with each other, or the order of lines alone. */
import type { CaptureIndex } from "../evidence.ts";
import type { Join, Task } from "../task.ts";

/** One clock of the controller's, from one start of it to the next, and what ties it to a clock of the host's. */
export interface ClockTie {
  readonly device: CaptureIndex;
  /** Which start of the clock this is, from 1. */
  readonly start: number;
  /** `null` if no task saw both clocks. */
  readonly host: CaptureIndex | null;
  /** Healthy tasks that tie the clocks, of those that were asked. */
  readonly tasks: number;
  /** Anchors of a person that hold. */
  readonly told: readonly string[];
  /** By how much the controller's clock runs slow (above zero) or fast, in parts per 10⁹: an interval; `null` for ticks and without a fit. */
  readonly drift: { readonly least: bigint; readonly most: bigint } | null;
  /** Tasks that contradict the others, and are not followed. */
  readonly contradicting: readonly string[];
  readonly offNominal: boolean;
  /** Why there is no fit; `null` with one. */
  readonly because: "no-task" | "one-side" | "contradiction" | null;
}

export interface Alignment {
  readonly matched: {
    readonly certain: number;
    readonly ambiguous: number;
    readonly hostOnly: number;
    readonly deviceOnly: number;
  };
  /** By what the tasks of both sides are joined, the most frequent first. */
  readonly by: readonly Join["by"][];
  readonly clocks: readonly ClockTie[];
}

/** Keys from the one that repeats least to the one that says least. */
const RARITY: readonly Join["by"][] = ["task", "iova", "payload", "bytes", "order"];

/** Counts the tasks by how they were matched. */
export const matchedOf = (tasks: readonly Task[], firm: (task: Task) => boolean): Pick<Alignment, "matched" | "by"> => {
  const matched = { certain: 0, ambiguous: 0, hostOnly: 0, deviceOnly: 0 };
  const reasons = new Map<Join["by"], number>();
  for (const task of tasks) {
    const device = task.events.some(({ side }) => side === "device");
    const host = task.events.some(({ side }) => side === "host");
    if (device && host) {
      matched[firm(task) ? "certain" : "ambiguous"] += 1;
      for (const by of new Set(task.joins.map((join) => join.by))) reasons.set(by, (reasons.get(by) ?? 0) + 1);
    } else if (device) matched.deviceOnly += 1;
    else matched.hostOnly += 1;
  }
  const by = [...reasons]
    .sort(([a, m], [b, n]) => n - m || RARITY.indexOf(a) - RARITY.indexOf(b))
    .map(([name]) => name);
  return { matched, by };
};
