/** How far the captures let anybody look: at bytes that a receiver got, along the path of a task, or not at all. */

import { endOf } from "../model/ending.ts";
import type { Capture } from "../model/evidence.ts";
import { showsReceiver } from "../model/observation.ts";
import type { Task } from "../model/task.ts";
import { eventOf } from "../model/task.ts";
import type { Timeline } from "../model/timeline.ts";
import { type Bench, kindsOf } from "./bench.ts";
import type { Reach } from "./diagnosis.ts";

/** From the hand-over to an answer or to its end, on whichever side the lines are. */
const isFollowed = (task: Task): boolean => {
  const begun = eventOf(task, "dispatch") ?? eventOf(task, "receive");
  const ended = eventOf(task, "reply") ?? eventOf(task, "complete") ?? eventOf(task, "device-reply") ?? endOf(task);
  return begun !== undefined && ended !== undefined;
};

/** Lines that may be chance. */
const FEW = 2;

/** A capture of which more evidence was left unread than was understood: what agrees in the rest says nothing about the whole. */
export const isPoorlyRead = ({ understood, worded = 0 }: Capture): boolean => worded >= FEW && worded > understood;

export const reachOf = (benches: readonly Bench[], timeline: Timeline): Reach => {
  const shows = kindsOf(benches).some(({ task, observations }) =>
    observations.some((observation) => showsReceiver(task, observation)),
  );
  if (shows || (benches.length > 0 && timeline.unplaced.length > 0)) return "bytes";
  return timeline.tasks.some(isFollowed) ? "path" : "none";
};
