/** Fields of the request as both sides show them, for whoever asks whether they arrived as they were sent. */
import type { Direction } from "./event.ts";
import { type Citation, isSeen, type Observed } from "./evidence.ts";
import { directionOfCommand } from "./scsi/cdb.ts";
import { survey } from "./survey.ts";
import { eventOf, eventsOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** One field on its way: the same as it was handed out, or not. */
export interface Arrival {
  readonly point: "submitted" | "received";
  readonly same: boolean;
  /** The line behind, then the line that it is compared with. */
  readonly evidence: readonly [Citation, Citation];
}

/** The command as the framework handed it out against the one that the controller fetched, as far as both are known. */
export const commandArrivals = (task: Task): readonly Arrival[] => {
  const given = eventOf(task, "dispatch")?.cdb;
  if (!isSeen(given)) return [];
  return eventsOf(task, "submit", "receive").flatMap(({ kind, cdb }): readonly Arrival[] => {
    if (!isSeen(cdb)) return [];
    const same = given.value.every((byte, at) => {
      const other = cdb.value[at];
      return byte === null || other == null || byte === other;
    });
    return [{ point: kind === "submit" ? "submitted" : "received", same, evidence: [cdb.at, given.at] }];
  });
};

const unitArrivalsOf = (task: Task): readonly Arrival[] => {
  const given = eventOf(task, "dispatch")?.unit;
  if (!isSeen(given)) return [];
  return eventsOf(task, "submit", "receive").flatMap(({ kind, unit }): readonly Arrival[] =>
    isSeen(unit)
      ? [
          {
            point: kind === "submit" ? "submitted" : "received",
            same: unit.value === given.value,
            evidence: [unit.at, given.at],
          },
        ]
      : [],
  );
};

/** True if both sides number units alike: some request shows the same one on both. */
const numbersAlike = survey(({ tasks }): boolean =>
  tasks.some((task) => unitArrivalsOf(task).some(({ same }) => same)),
);

/** The logical unit of the task against the one in its request. */
export const unitArrivals = (task: Task, timeline: Timeline): readonly Arrival[] =>
  unitArrivalsOf(task).filter(({ same }) => same || numbersAlike(timeline));

/** The direction that the task has by its dispatch or its command, with the line that says so. */
const ownDirection = (task: Task): (Pick<Observed<Direction>, "at"> & { readonly value: Direction }) | null => {
  const dispatch = eventOf(task, "dispatch");
  if (isSeen(dispatch?.direction)) return { value: dispatch.direction.value, at: dispatch.direction.at };
  const cdb = dispatch?.cdb;
  const value = isSeen(cdb) ? directionOfCommand(cdb.value) : null;
  return value === null || !isSeen(cdb) ? null : { value, at: cdb.at };
};

// in     out     data_in     DATAOUT
const BARE = /^(?:data)?[ _-]?(?:in|out)$/i;

const arrivalsOf = (task: Task): readonly (Arrival & { readonly bare: boolean })[] => {
  const own = ownDirection(task);
  if (own === null || own.value === "none") return [];
  return eventsOf(task, "submit", "receive").flatMap(({ kind, side, direction }) =>
    isSeen(direction) && direction.value !== "none"
      ? [
          {
            point: kind === "submit" ? ("submitted" as const) : ("received" as const),
            same: direction.value === own.value,
            evidence: [direction.at, own.at] as const,
            // Seen from the device, what the host calls in goes out.
            bare: side === "device" && BARE.test(direction.at.text.trim()),
          },
        ]
      : [],
  );
};

/** True if some line of the same kind agrees elsewhere, so that both sides mean the same by a word. */
const agreesElsewhere = survey(({ tasks }): boolean =>
  tasks.some((task) => arrivalsOf(task).some(({ bare, same }) => bare && same)),
);

/** The direction of the task against the one in its request. */
export const directionArrivals = (task: Task, timeline: Timeline): readonly Arrival[] =>
  arrivalsOf(task).filter(({ bare, same }) => !bare || same || agreesElsewhere(timeline));
