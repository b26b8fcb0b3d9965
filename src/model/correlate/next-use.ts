/**
 * Lines that name a task which is over and speak of the next one under its id, whose dispatch line is lost. Apart from the grouping,
 * because only what the task has shown so far tells.
 */
import type { Event } from "../event.ts";
import { UNTOLD } from "../event-base.ts";
import { isSeen } from "../evidence.ts";
import { type Draft, has } from "./draft.ts";
import { postedLength } from "./request-length.ts";

/** What a driver does on the way to the hardware: behind an answer or a completion it is the next task's under the same id, whose dispatch line is lost. */
const BEGINS = new Set<Event["kind"]>(["submit", "map"]);

/** The value by which two lines of one kind show that they are of two tasks. */
const markOf = (event: Event): bigint | number | null => {
  switch (event.kind) {
    case "reply":
      return event.transferred?.value ?? null;
    case "submit":
    case "map":
      return event.iova?.value ?? null;
    case "data-buffer":
      return event.address?.value ?? null;
    default:
      return null;
  }
};

/** True if all that was asked for came. */
const isAnswered = (task: Draft): boolean => {
  const asked = postedLength(task);
  return asked !== null && task.events.some((event) => event.kind === "reply" && event.transferred?.value === asked);
};

/** True if the client looked at what it got, and so was told that it had it. */
const isDelivered = ({ events }: Draft): boolean =>
  events.some((event) => event.kind === "dump" && event.owner === "client");

/** True if all came, or the driver gave its mapping back, or the client has what it got: the controller is done with the task. */
const isServed = (task: Draft): boolean => has(task, "unmap") || isAnswered(task) || isDelivered(task);

/** True if the task was served and the line shows a step that it took already, with another value: the next dispatch line is lost. */
const isAgain = (task: Draft, event: Event): boolean => {
  const mark = markOf(event);
  if (mark === null || !isServed(task)) return false;
  const marks = task.events.filter(({ kind }) => kind === event.kind).map(markOf);
  return marks.length > 0 && marks.every((other) => other !== null && other !== mark);
};

/** True if a reply or a completion counts more bytes than the task asked for: a completion that came before a reply is no reason to take it for late. */
const isOver = (task: Draft, event: Event): boolean => {
  const counted = (event.kind === "reply" || event.kind === "complete") && isSeen(event.transferred);
  const [asked, count] = [postedLength(task), counted ? event.transferred.value : null];
  return asked !== null && count !== null && count > asked;
};

/** True if the task was completed with all that it asked for, and the answer counts something else. */
const isAnswerOfOther = (task: Draft, event: Event): boolean => {
  const asked = postedLength(task);
  return (
    event.kind === "reply" &&
    isSeen(event.transferred) &&
    event.transferred.value !== asked &&
    task.events.some((end) => end.kind === "complete" && isSeen(end.transferred) && end.transferred.value === asked)
  );
};

/** True if the task has an answer already, with another count: of a task whose hand-over is lost nobody knows which is its own. */
const isAnotherAnswer = (task: Draft, event: Event): boolean =>
  event.kind === "reply" &&
  event.transferred !== null &&
  !has(task, "dispatch") &&
  task.events.some(({ kind }) => kind === "reply") &&
  task.events.every((other) => other.kind !== "reply" || markOf(other) !== markOf(event));

/** True if a line of the way to the hardware, or of the data, speaks of more bytes than the task asked for. */
const isLonger = (task: Draft, event: Event): boolean => {
  const length = event.kind === "submit" || event.kind === "map" || event.kind === "dump" ? event.length : null;
  const asked = postedLength(task);
  return asked !== null && isSeen(length) && length.value > asked;
};

/** True if a data buffer is another than the task has, or of another length: a call behind the completion may be late, but is for the same data. */
const isOtherBuffer = (task: Draft, event: Event): boolean => {
  if (event.kind !== "data-buffer") return false;
  const [asked, length] = [postedLength(task), event.length?.value ?? null];
  return has(task, "data-buffer") || (asked !== null && length !== null && length !== asked);
};

/**
 * Whether a line names a task that is over and speaks of the next one: nothing is replied to twice, nor with more than was asked for.
 * `passed` says that another task was begun since.
 */
export const isOfNext = (task: Draft, event: Event, passed: boolean): boolean => {
  const { kind } = event;
  if (event.controller !== UNTOLD && (isAgain(task, event) || (BEGINS.has(kind) && isAnswered(task)))) return true;
  if (
    passed &&
    (isAnotherAnswer(task, event) ||
      isAnswerOfOther(task, event) ||
      ((event.kind === "complete" || !has(task, "reply")) && isOver(task, event)))
  )
    return true;
  if (passed && BEGINS.has(kind) && has(task, "reply")) return true;
  if (passed && (kind === "submit" || isAnswered(task)) && isLonger(task, event)) return true;
  return (
    task.closed &&
    has(task, "complete") &&
    (BEGINS.has(kind) ||
      isOtherBuffer(task, event) ||
      (kind === "reply" && (has(task, "reply") || isOver(task, event))))
  );
};
