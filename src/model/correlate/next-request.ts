/**
 * Lines of the controller that name a request and speak of the next one under its id, or near it, whose first line is lost. Apart from
 * the grouping, because only what the request has shown so far tells.
 */
import type { Event, StageEvent, TransferEvent } from "../event.ts";
import { isSeen } from "../evidence.ts";
import { type Draft, has } from "./draft.ts";
import { fetchedLength, lengthOf } from "./request-length.ts";

/** True if the engine ran for the task, and read or staged another buffer than this one. */
const movedAnother = (task: Draft, { address }: StageEvent): boolean => {
  const moves = task.events.filter((other) => other.kind === "transfer");
  if (moves.length === 0) return false;
  // What came from the host stands where the engine wrote it.
  const own: bigint | null = isSeen(address) ? address.value : null;
  const written = moves.map(({ destination }): bigint | null => destination?.value ?? null);
  if (own !== null && written.includes(own)) return false;
  const first = task.events.find((other) => other.kind === "stage");
  if (first !== undefined) return first.address?.value !== address?.value;
  // The staging line of the task itself may be missing: the engine's source tells whose this one is.
  return isSeen(address) && moves.some(({ source }) => isSeen(source) && source.value !== address.value);
};

/** True if the task has staged, and never the buffer of this line. */
const stagedAnother = ({ events }: Draft, { address }: StageEvent): boolean => {
  const staged = events.flatMap((other) => (other.kind === "stage" ? (other.address?.value ?? []) : []));
  return isSeen(address) && staged.length > 0 && !staged.includes(address.value);
};

/** True if nothing but the staging of another buffer is known: the lines that tell the two requests apart are missing. */
const stagedAlone = (task: Draft, event: StageEvent): boolean =>
  stagedAnother(task, event) && task.events.every((other) => other.kind === "stage" && isSeen(other.address));

/** True if the line speaks of more bytes than were asked for. */
const isLonger = (task: Draft, event: StageEvent | TransferEvent): boolean => {
  const asked = fetchedLength(task);
  const said = event.kind === "transfer" ? (event.count ?? event.length) : lengthOf(event);
  const shown = event.kind === "stage" && isSeen(event.bytes) ? event.bytes.value.length : 0;
  return asked !== null && Math.max(shown, said?.value ?? 0) > asked;
};

/** True if the engine said that it had moved all that was asked for, as far as it counts, and the request was answered. */
const isServed = (task: Draft): boolean => {
  const ends = task.events.flatMap((event) =>
    event.kind === "transfer" && event.phase === "done" ? [event.count] : [],
  );
  const moved = ends.reduce((sum, count) => sum + (count?.value ?? Number.POSITIVE_INFINITY), 0);
  return has(task, "device-reply") && ends.length > 0 && moved >= (fetchedLength(task) ?? 0);
};

/** True if the engine ran for the task already, from and to other places than this time. */
const ranElsewhere = ({ events }: Draft, { source, destination }: TransferEvent): boolean => {
  const runs = events.filter((other) => other.kind === "transfer" && other.phase === "start");
  return (
    runs.length > 0 &&
    runs.every(
      (run) =>
        run.kind === "transfer" && run.source?.value !== source?.value && run.destination?.value !== destination?.value,
    )
  );
};

/** True if the engine is started once more for what was answered: a reply may be early, but nobody moves a request's data twice. */
const isStartedAnew = (task: Draft, event: TransferEvent): boolean =>
  event.phase === "start" && has(task, "device-reply") && (isServed(task) || ranElsewhere(task, event));

/** True if the line stages another number of bytes than were asked for. */
const isOtherLength = (task: Draft, event: StageEvent): boolean => {
  const [asked, staged] = [fetchedLength(task), lengthOf(event)];
  return asked !== null && isSeen(staged) && staged.value !== asked;
};

/**
 * Whether a line speaks of a request behind the one that it names: a staging dump of another buffer once the engine ran for the first
 * one, and any once that was answered. `passed` says that another request was begun since: then nobody goes on with the old one, to
 * move or to stage more than it asks for, to stage another buffer, or to move anything for what was served; `overtaken` that the other
 * one was staged as well: then nobody stages less for the old one.
 */
export const isOfNextRequest = (task: Draft, event: Event, passed: boolean, overtaken: () => boolean): boolean => {
  if (event.kind === "stage") {
    if (has(task, "device-reply") || movedAnother(task, event) || stagedAlone(task, event)) return true;
    return (
      passed && (stagedAnother(task, event) || isLonger(task, event) || (overtaken() && isOtherLength(task, event)))
    );
  }
  if (event.kind !== "transfer") return false;
  return isStartedAnew(task, event) || (passed && (isLonger(task, event) || isServed(task)));
};
