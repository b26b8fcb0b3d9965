/** Rules about the ids of tasks: one id for one task of the pool, and one open task for one id. */

import { epochOf } from "../../model/epoch.ts";
import type { Event } from "../../model/event.ts";
import { overlapOf, poolLines, reusedIds } from "../../model/identifier.ts";
import { numberingOf } from "../../model/numbering.ts";
import { before } from "../../model/order.ts";
import { grouped } from "../../model/survey.ts";
import { eventOf, eventsOf } from "../../model/task.ts";
import type { Basis, ContractRule, Sighting } from "./rule.ts";
import { kept, ofEachTask, open, violated } from "./sightings.ts";

/** What the numbering shows, which no line states. */
const AS_IF_OF_TWO = "the lines look as if two controllers wrote this log, and nothing tells them apart";

/** Lines in which one instance of the driver numbers its pool: an id is new with the next start of the driver. */
const pools = ({ timeline }: Basis): readonly (readonly Event[])[] => {
  const given = poolLines(timeline).filter(({ task }) => task?.value != null);
  return [...grouped(given, (event) => `${epochOf(event, timeline)}/${event.controller ?? ""}`).values()];
};

const distinct = (all: Basis): readonly Sighting[] =>
  pools(all).flatMap((pool): readonly Sighting[] => {
    const cite = (events: readonly Event[]) => events.map(({ task, at }) => task?.at ?? at);
    const byId = grouped(pool, ({ task }) => task?.value ?? "");
    const zero = byId.get("0") ?? [];
    const twice = [...byId].filter(([, events]) => events.length > 1);
    const shared = twice.map(([id, events]) =>
      numberingOf(all.timeline).several
        ? open(`Id ${id} is given twice; ${AS_IF_OF_TWO}.`, cite(events))
        : violated(`Id ${id} is given to ${events.length} tasks of the pool.`, cite(events)),
    );
    if (zero.length > 0) {
      const what = "A task of the pool has the id 0, which is that of the head of the kernel's queue.";
      return [violated(what, cite(zero)), ...shared];
    }
    if (shared.length > 0 || pool.length < 2) return shared;
    return [
      kept(`${pool.length} tasks of the pool have ids of their own.`, cite([...pool.slice(0, 1), ...pool.slice(-1)])),
    ];
  });

const over = ["complete", "timeout", "abort"] as const;

const oneOpen = (all: Basis): readonly Sighting[] => {
  const previous = new Map<string, Event>();
  const again = reusedIds(all.timeline);
  if (again.size === 0) return [];
  return ofEachTask(all, (task) => {
    if (task.id === null || !again.has(task.id)) return null;
    const dispatch = eventOf(task, "dispatch");
    if (dispatch === undefined) return null;
    const lines = overlapOf(task, all.timeline);
    if (lines.length > 0) {
      const what = `Two tasks with the id ${task.id} are open at the same time.`;
      return numberingOf(all.timeline).several
        ? open(`${what} It may be one of each: ${AS_IF_OF_TWO}.`, lines)
        : violated(what, lines);
    }
    const key = `${dispatch.controller ?? ""}/${dispatch.target?.value ?? ""}/${task.id}`;
    const ended = previous.get(key);
    const [end] = eventsOf(task, ...over);
    if (end !== undefined) previous.set(key, end);
    return ended !== undefined && before(ended, dispatch).verdict === "yes"
      ? kept(`The id ${task.id} is used again after its task was over.`, [ended.at, dispatch.at])
      : null;
  });
};

export const identifierRules: readonly ContractRule[] = [
  {
    id: "I-13",
    demand: "Every task of the pool has an id of its own, and none has the id 0.",
    consequence: "A completion ends another task, and its bytes go to another request.",
    authority: {
      grade: "open-source",
      source: "IOSCSIParallelInterfaceDevice.cpp; kSCSIParallelTaskControllerIDQueueHead",
    },
    causes: ["duplicate-task-id"],
    judged: { by: "lines", needs: "the lines of UserMapHBAData", read: distinct },
  },
  {
    id: "I-19",
    demand: "An id is free again before another task of its target is dispatched under it.",
    consequence: "Two requests share one slot, and their bytes are swapped or mixed.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceDevice.cpp, task look-up" },
    causes: ["duplicate-task-id"],
    judged: {
      by: "lines",
      needs: "two tasks under one id, with the lines at which each begins and ends",
      read: oneOpen,
    },
  },
];
