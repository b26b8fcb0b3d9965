/** Which kind of line logs a step of the replay that shows itself in a line. */
import { ranOut } from "./ending.ts";
import type { EventKind } from "./event.ts";
import type { Machine, Milestone } from "./machine.ts";
import type { Task } from "./task.ts";

/** Milestones that a line of their own states; the end of patience is told by whoever lost it. */
export type Logged = Exclude<Milestone, "give-up">;

export const LOGGED_AS: Readonly<Record<Logged, EventKind>> = {
  fetch: "receive",
  transfer: "transfer",
  answer: "device-reply",
  reply: "reply",
  "unmap-own": "unmap",
  complete: "complete",
};

const isLogged = (milestone: Milestone): milestone is Logged => milestone in LOGGED_AS;

/** Kinds of lines that stand for steps which the replay took, where the task has no line of the kind. What comes behind the end of a task is nobody's duty. */
export const unseenIn = ({ milestones, path, ending, endedBehind }: Machine, task: Task): readonly EventKind[] => {
  const taken = ending === "completed" ? milestones : milestones.slice(0, endedBehind ?? milestones.length);
  const due = new Set<EventKind>(taken.filter(isLogged).map((milestone) => LOGGED_AS[milestone]));
  if (path.submitted !== undefined) due.add("submit");
  if (ending === "given-up" && !ranOut(task)) due.add("abort");
  for (const { kind } of task.events) due.delete(kind === "timeout" ? "abort" : kind);
  return [...due];
};

/** Kinds of lines for steps that the replay never took. */
export const untakenIn = ({ milestones }: Machine): ReadonlySet<EventKind> => {
  const kinds = new Set(Object.values(LOGGED_AS));
  for (const milestone of milestones) if (isLogged(milestone)) kinds.delete(LOGGED_AS[milestone]);
  return kinds;
};
