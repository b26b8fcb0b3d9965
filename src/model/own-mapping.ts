/** Which address the driver has to give the hardware: that of the task, or that of a mapping of its own. */
import { stagedOf } from "./engine.ts";
import { type Citation, isSeen } from "./evidence.ts";
import { isAltered } from "./misread.ts";
import { before } from "./order.ts";
import { survey } from "./survey.ts";
import { type EventOf, eventOf, eventsOf, type Task, takenBuffers } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** Addresses that lines show on the way from the driver to the controller. */
const givenAddresses = (task: Task): readonly bigint[] =>
  eventsOf(task, "submit", "receive").flatMap(({ iova }) => iova?.value ?? []);

const dispatchedAddress = (task: Task): bigint | null => eventOf(task, "dispatch")?.iova?.value ?? null;

/** True if lines show an address that went to the hardware, and it is not the task's. */
const givesAnother = (task: Task): boolean => {
  const given = givenAddresses(task);
  const dispatched = dispatchedAddress(task);
  return given.length > 0 && given.every((address) => address !== dispatched);
};

/**
 * The mapping of the driver's own that stands in for the task's: one for a data buffer taken by contract, or one whose address
 * went to the hardware, as that of a driver which copies through a buffer of its own does.
 */
export const ownMappingOf = (task: Task): EventOf<"map"> | null => {
  const maps = eventsOf(task, "map");
  const seen = maps.find((map) => isSeen(map.iova)) ?? null;
  if (seen === null) return null;
  if (takenBuffers(task).length > 0) return seen;
  // A driver that maps something beside the data still gives the address that it was handed.
  return givesAnother(task) ? seen : null;
};

/** The address that the element has to hold; `null` where no line shows it. */
export const intendedAddress = (task: Task): bigint | null => {
  const own = ownMappingOf(task);
  if (own !== null) return own.iova?.value ?? null;
  // A data buffer was taken, and the line of its mapping is not there, or a mapping was made, and its address is hidden.
  const mapped = takenBuffers(task).length > 0 || eventOf(task, "map") !== undefined;
  return mapped && givesAnother(task) ? null : dispatchedAddress(task);
};

/** Of a mapping that is never ended: it has no bounce buffer, as the hardware reaches the memory itself, so that its data are seen all the same. */
export const UNBOUNCED = "unbounced";

/** Bytes that memory holds by chance only, where so many of them agree and are not zero. */
const TELLING = 2;

/** True if lines show that the hardware was given a mapping of the driver's own, or another address than the one handed out. */
const isGivenOwn = (task: Task): boolean =>
  (dispatchedAddress(task) !== null && givesAnother(task)) ||
  eventsOf(task, "map").some(({ iova }) => isSeen(iova) && givenAddresses(task).includes(iova.value));

/**
 * Looks at memory that only the driver sees, which it mapped and gave the hardware, and in which the data of a read stand: there they
 * were moved, and not to the address that was handed out.
 */
export const arrivedInOwn = (task: Task): readonly Citation[] => {
  const staged = stagedOf(task)?.bytes?.value ?? [];
  if (task.direction !== "data-in" || eventOf(task, "map") === undefined || !isGivenOwn(task)) return [];
  return eventsOf(task, "dump").flatMap(({ owner, bytes }) => {
    if (owner !== "private" || !isSeen(bytes)) return [];
    const same = bytes.value.filter((byte, at) => byte !== null && byte !== 0 && byte === staged[at]);
    return same.length >= TELLING ? [bytes.at] : [];
  });
};

/**
 * Looks behind the reply at the memory that the driver mapped and gave the hardware, in which nothing of the data of a read stands: had they
 * been moved there, they would.
 */
export const emptyOwn = (task: Task): readonly Citation[] => {
  const [staged, reply] = [stagedOf(task)?.bytes?.value ?? [], eventOf(task, "reply")];
  const given = eventsOf(task, "map").filter(({ iova }) => isSeen(iova) && givenAddresses(task).includes(iova.value));
  if (task.direction !== "data-in" || reply === undefined) return [];
  return eventsOf(task, "dump").flatMap((dump) => {
    const { address, bytes } = dump;
    const isOwn = isSeen(address) && given.some(({ buffer }) => buffer?.value === address.value);
    if (!isOwn || !isSeen(bytes) || before(reply, dump).verdict !== "yes") return [];
    const known = bytes.value.filter((byte, at) => byte !== null && staged[at] != null && staged[at] !== 0);
    const other = bytes.value.every((byte, at) => byte === null || !staged[at] || byte !== staged[at]);
    return known.length >= TELLING && other ? [bytes.at] : [];
  });
};

/** True if the task gives back a mapping that it gave the hardware and was not handed: who gives it back has made it. */
const givesBack = (task: Task): boolean =>
  givesAnother(task) &&
  eventsOf(task, "unmap").some(({ iova }) => isSeen(iova) && givenAddresses(task).includes(iova.value));

/** True if the task has a mapping of the driver's, and no line shows which address went to the hardware. */
const mayGiveOwn = (task: Task): boolean => eventOf(task, "map") !== undefined && givenAddresses(task).length === 0;

/** True if the driver makes mappings of its own for some tasks. */
const makesMappings = survey(({ tasks }: Timeline): boolean =>
  tasks.some((task) => ownMappingOf(task) !== null || givesBack(task) || mayGiveOwn(task)),
);

/** Every address that lines give to a task or to a mapping. */
const recorded = survey(
  ({ tasks }: Timeline): ReadonlySet<bigint> =>
    new Set(
      tasks.flatMap((task) =>
        eventsOf(task, "dispatch", "map").flatMap(({ iova }) => (isSeen(iova) ? [iova.value] : [])),
      ),
    ),
);

/**
 * True if the address may be that of a mapping whose line is missing or hides it: the driver makes such mappings, none is shown for
 * this task, and nothing else explains the address. Nothing is mapped at 0, where a null pointer would lead.
 */
export const mayBeUnloggedMapping = (task: Task, timeline: Timeline, address: bigint): boolean => {
  if (address === 0n) return false;
  const maps = eventsOf(task, "map");
  const hidden = maps.length > 0 && maps.every(({ iova }) => !isSeen(iova));
  if (!(hidden || (makesMappings(timeline) && maps.length === 0)) || recorded(timeline).has(address)) return false;
  const own = dispatchedAddress(task);
  return own === null || !isAltered(own, address);
};
