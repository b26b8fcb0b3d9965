/** Assumptions about what the driver makes of a task beside its element: the buffer, the direction, the command, its own mappings, its registers. */
import type { Assumption } from "../assumption.ts";
import { closedSession, registersOf } from "../contact.ts";
import { FORBIDDEN, turnedEngines } from "../engine.ts";
import type { Event, EventKind } from "../event.ts";
import type { Citation } from "../evidence.ts";
import { isSeen } from "../evidence.ts";
import { type Arrival, commandArrivals, directionArrivals, unitArrivals } from "../fields.ts";
import { isAltered } from "../misread.ts";
import { ofKind } from "../of-kind.ts";
import { before } from "../order.ts";
import { emptyOwn } from "../own-mapping.ts";
import { NOT_OPEN } from "../register.ts";
import { failedMaps, isPaired, mismatches, releaseOrder } from "../release.ts";
import { survey } from "../survey.ts";
import { controllerOf, eventOf, eventsOf, mayBeOf, requestOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

/** Lines in which a field arrives other than it was handed out. */
const changed = (arrivals: readonly Arrival[]): readonly Citation[] =>
  arrivals.filter(({ same }) => !same).flatMap(({ evidence }) => evidence);

/** Mappings of the driver's own that are not of the buffer of `UserGetDataBuffer`. */
const privateMaps = (task: Task) => {
  const taken = eventsOf(task, "data-buffer").flatMap(({ address }) => address?.value ?? []);
  const { iova } = requestOf(task);
  return eventsOf(task, "map").filter(
    (map) =>
      isSeen(map.iova) &&
      map.iova.value !== iova &&
      (taken.length === 0 || (isSeen(map.buffer) && !taken.includes(map.buffer.value))),
  );
};

/** True if lines tell the memory of a mapping from the task's data buffer: by the call that handed that out, or by a dump that calls it private. */
const isPrivate = (task: Task, buffer: bigint): boolean =>
  eventsOf(task, "data-buffer").some(({ address }) => isSeen(address) && address.value !== buffer) ||
  eventsOf(task, "dump").some(({ owner, address }) => owner === "private" && address?.value === buffer);

/**
 * Lines that give the hardware such a mapping, each with the mapping's own. A mapping alone shows no private memory: a driver that
 * takes the data buffer by contract has one as well, and may not log the call.
 */
const privateTargets = (task: Task): readonly Citation[] => {
  const maps = privateMaps(task).filter(({ buffer }) => isSeen(buffer) && isPrivate(task, buffer.value));
  return eventsOf(task, "submit", "receive").flatMap(({ iova }) => {
    const own = isSeen(iova) ? maps.find((map) => map.iova?.value === iova.value)?.iova : undefined;
    return isSeen(iova) && isSeen(own) ? [iova.at, own.at] : [];
  });
};

/** Lines that copy all that a read asked for, once it was answered, from such a mapping to the task's data buffer. */
const copiedBack = (task: Task): readonly Citation[] => {
  const reply = eventOf(task, "reply");
  const { length } = requestOf(task);
  const [own, taken] = [privateMaps(task), eventsOf(task, "data-buffer")];
  if (task.direction !== "data-in" || reply === undefined || length === null) return [];
  const copies = eventsOf(task, "cpu-copy").filter(
    (copy) =>
      own.some(({ buffer }) => isSeen(buffer) && buffer.value === copy.from?.value) &&
      taken.some(({ address }) => isSeen(address) && address.value === copy.to?.value) &&
      (copy.length?.value ?? 0) >= length &&
      before(reply, copy).verdict === "yes",
  );
  return copies.map(({ at }) => at);
};

/** Lines that show something to have reached the controller, and whatever does goes through the registers. */
const REACHED: ReadonlySet<EventKind> = new Set(["receive", "stage", "reply"]);

/** Controllers of such lines, and of the tasks that lines of a firmware are joined with: those lines have no badge of their own. */
const reachedOnes = survey(({ events, tasks }): ReadonlySet<string | null> => {
  const reaches = ({ kind }: Event): boolean => REACHED.has(kind);
  const told = events.filter(reaches).map(({ controller }) => controller);
  return new Set([...told, ...tasks.filter((task) => task.events.some(reaches)).map(controllerOf)]);
});

/** True if a line shows the task's controller reached, whatever another one of the same log was. */
const reached = (task: Task, timeline: Timeline): boolean => {
  const own = controllerOf(task);
  if (own === null) return [...REACHED].some((kind) => ofKind(timeline, kind).length > 0);
  return reachedOnes(timeline).has(own);
};

export const requestAssumptions: readonly Assumption[] = [
  {
    key: "driver.target",
    sentence: "The driver gives the hardware the task's own memory, and none that only the driver sees.",
    authority: { grade: "header", source: "IOUserSCSIParallelInterfaceController.iig, UserGetDataBuffer" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      private: {
        variants: (task) => {
          const shown = privateMaps(task).flatMap(({ iova }) => iova?.value ?? []);
          if (shown.length > 0) return shown;
          // An address that has a nearer name is no mapping of the driver's.
          const own = requestOf(task).iova ?? 0n;
          const altered = eventsOf(task, "submit", "receive").some(
            ({ iova }) => isSeen(iova) && isAltered(own, iova.value),
          );
          return altered ? [] : [null];
        },
        // A driver that copies from its buffer gives the hardware that as well: what stands in it tells whether the data got so far.
        stated: (task) => (emptyOwn(task).length > 0 ? [] : privateTargets(task)),
        denied: copiedBack,
        contrary: emptyOwn,
        steady: "kind",
        loggedAs: null,
        alongside: "map",
      },
    },
  },
  {
    key: "driver.direction",
    sentence: "The direction in the request is the task's.",
    authority: { grade: "header", source: "SCSIUserParallelTask, fTransferDirection" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      reversed: {
        // A mapping that is made for the one way need not allow the other.
        variants: () => [null, FORBIDDEN],
        stated: (task, timeline) => [...changed(directionArrivals(task, timeline)), ...turnedEngines(task)],
        loggedAs: null,
        // A driver that knows one way alone gets the other wrong.
        separatedBy: ["direction"],
      },
    },
  },
  {
    key: "driver.frame",
    sentence: "Command, tag and unit reach the controller as the driver was given them.",
    authority: { grade: "header", source: "SCSIUserParallelTask, fCommandDescriptorBlock" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      altered: {
        variants: () => ["carried-out", "refused"],
        stated: (task, timeline) => changed([...commandArrivals(task), ...unitArrivals(task, timeline)]),
        loggedAs: null,
      },
    },
  },
  {
    key: "driver.release",
    sentence: "The driver keeps its mapping until the controller has replied.",
    authority: { grade: "header", source: "IODMACommand.iig, CompleteDMA" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      early: {
        variants: (task) => (eventsOf(task, "map", "unmap").length > 0 ? [null] : []),
        stated: (task) => {
          const order = releaseOrder(task);
          return order?.release === "before-reply" ? order.evidence : [];
        },
        loggedAs: "unmap",
      },
    },
  },
  {
    key: "driver.unmap",
    sentence:
      "The driver undoes each mapping once, with the address, the size and the direction that it was made with.",
    authority: { grade: "header", source: "IODMACommand.iig, PrepareForDMA and CompleteDMA" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      mismatched: {
        variants: (task, timeline) => {
          const possible = mismatches(timeline).length > 0 || !isPaired(timeline);
          return failedMaps(task).length > 0 && possible ? [null] : [];
        },
        stated: (_, timeline) => mismatches(timeline),
        loggedAs: null,
      },
    },
  },
  {
    key: "driver.session",
    sentence: "The driver holds an open session with its PCI device while it uses the registers.",
    authority: { grade: "header", source: "IOPCIDevice.iig, Open" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      closed: {
        variants: (task, timeline) => {
          // A session that was open before may have been closed: a line says so, or reads of all ones leave it open.
          const allOnes = registersOf(task, timeline).some(({ of, value }) => of === "answer" && !value);
          const closed = allOnes || closedSession(task, timeline) !== null;
          const used = closed ? task.events.some(({ kind }) => REACHED.has(kind)) : reached(task, timeline);
          return used ? [] : [null];
        },
        steady: "all",
        stated: (task, timeline) => [
          ...timeline.setup.flatMap((event) =>
            event.kind === "lifecycle" && event.result?.value === NOT_OPEN && mayBeOf(task, event)
              ? [event.result.at]
              : [],
          ),
          ...[closedSession(task, timeline) ?? []].flat(),
        ],
        loggedAs: null,
      },
    },
  },
];
