/**
 * What tells failing tasks from passing ones by their addresses alone: a boundary that every failing one crosses, where its damage
 * begins, and no passing one does. Few tasks prove nothing.
 */
import type { Bytes } from "./bytes.ts";
import { stagedOf } from "./engine.ts";
import { isSeen } from "./evidence.ts";
import { before } from "./order.ts";
import { survey } from "./survey.ts";
import { eventOf, eventsOf, requestOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** Boundaries that engines and bridges are known to stop at: pages of 4 and 16 KiB, 64 KiB, 1 MiB, 16 MiB, 4 GiB. */
export const BOUNDARIES: readonly bigint[] = [0x1000n, 0x4000n, 0x1_0000n, 0x10_0000n, 0x100_0000n, 0x1_0000_0000n];

/** Failing and passing tasks without which a separation proves nothing. */
const ENOUGH = 3;

/** Bytes of the task's data in front of the boundary, if it crosses it; `null` if it does not. */
export const crossingAt = (task: Task, boundary: bigint): number | null => {
  const { iova, length } = requestOf(task);
  if (iova === null || length === null) return null;
  const ahead = Number(boundary - (iova % boundary));
  return ahead < length ? ahead : null;
};

/** What was staged for a read, and every look at what arrived; `null` where nobody saw the one or the other. */
const arrivalOf = (task: Task): { readonly staged: Bytes; readonly looks: readonly Bytes[] } | null => {
  const staged = stagedOf(task)?.bytes?.value;
  if (staged == null || task.direction !== "data-in") return null;
  const reply = eventOf(task, "reply");
  const looks = eventsOf(task, "dump", "client").flatMap((event) =>
    isSeen(event.bytes) && (reply === undefined || before(event, reply).verdict !== "yes") ? [event.bytes.value] : [],
  );
  return looks.length === 0 ? null : { staged, looks };
};

/** Where the bytes that arrived begin to differ from the staged ones: an offset, `whole` if nowhere, `null` if nobody saw both. */
export const damageOf = (task: Task): number | "whole" | null => {
  const arrival = arrivalOf(task);
  if (arrival === null) return null;
  const { staged, looks } = arrival;
  const isWrong = (byte: number | null, at: number): boolean =>
    byte !== null && staged[at] != null && byte !== staged[at];
  const offsets = looks.map((bytes) => bytes.findIndex(isWrong)).filter((at) => at >= 0);
  return offsets.length > 0 ? Math.min(...offsets) : "whole";
};

/** True if a staged byte from the offset on, which is not the zero of memory that nobody wrote, was seen to arrive. */
const arrivesFrom = (task: Task, offset: number): boolean => {
  const { staged = [], looks = [] } = arrivalOf(task) ?? {};
  return looks.some((bytes) =>
    bytes.some((byte, at) => at >= offset && byte !== null && byte !== 0 && byte === staged[at]),
  );
};

/** Tasks of which somebody saw what arrived: those that it differs in, with the first offset, and those that it is whole in. */
interface Fared {
  readonly failing: readonly { readonly task: Task; readonly damage: number }[];
  readonly passing: readonly Task[];
}

const fared = survey(({ tasks }): Fared => {
  const [failing, passing]: [{ task: Task; damage: number }[], Task[]] = [[], []];
  for (const task of tasks) {
    const damage = damageOf(task);
    if (damage === "whole") passing.push(task);
    else if (damage !== null) failing.push({ task, damage });
  }
  return { failing, passing };
});

/** True if what lies behind the boundary is seen to have arrived: rows that are lost show neither harm nor its absence. */
const crossesWhole = (task: Task, boundary: bigint): boolean => {
  const offset = crossingAt(task, boundary);
  return offset !== null && arrivesFrom(task, offset);
};

/** Boundaries that some task of the timeline crosses without harm, with the first that does. */
export const harmless = survey((timeline): ReadonlyMap<bigint, Task> => {
  // Each boundary is one of pages as well, so that nothing else crosses any.
  const [page = 1n] = BOUNDARIES;
  const crossing = fared(timeline).passing.filter((task) => crossingAt(task, page) !== null);
  return new Map(
    BOUNDARIES.flatMap((boundary) => {
      const crosser = crossing.find((task) => crossesWhole(task, boundary));
      return crosser === undefined ? [] : [[boundary, crosser] as const];
    }),
  );
});

const areEnough = ({ failing, passing }: Fared): boolean => failing.length >= ENOUGH && passing.length >= ENOUGH;

const separatesIn = (boundary: bigint, { failing, passing }: Fared): boolean =>
  failing.every(({ task, damage }) => damage === crossingAt(task, boundary)) &&
  passing.every((task) => crossingAt(task, boundary) === null);

const separatesByOffset = (alignment: bigint, { failing, passing }: Fared): boolean =>
  failing.every(({ task }) => (offsetAt(task, alignment) ?? 0) > 0) &&
  passing.every((task) => offsetAt(task, alignment) === 0);

/** Those that tell the failing tasks from the passing ones, with enough of both. */
const telling = (all: readonly bigint[], separates: (one: bigint, tasks: Fared) => boolean) =>
  survey((timeline): ReadonlySet<bigint> => {
    const tasks = fared(timeline);
    return new Set(areEnough(tasks) ? all.filter((one) => separates(one, tasks)) : []);
  });

const separating = telling(BOUNDARIES, separatesIn);

/** True if the boundary, one of {@link BOUNDARIES}, tells the failing tasks of the timeline from the passing ones, with enough of both. */
export const separates = (boundary: bigint, timeline: Timeline): boolean => separating(timeline).has(boundary);

/** Alignments that engines are known to need of the address at which a segment begins: words, lines of a cache, sectors, pages. */
export const STARTS: readonly bigint[] = [4n, 8n, 16n, 32n, 64n, 128n, 512n, 0x1000n];

/** Bytes by which the task begins behind an aligned address; 0 if it begins there, `null` if no line shows where. */
export const offsetAt = (task: Task, alignment: bigint): number | null => {
  const { iova } = requestOf(task);
  return iova === null ? null : Number(iova % alignment);
};

const harmlessStarts = survey((timeline): ReadonlySet<bigint> => {
  const { passing } = fared(timeline);
  return new Set(
    STARTS.filter((alignment) => passing.some((task) => (offsetAt(task, alignment) ?? 0) > 0 && arrivesFrom(task, 0))),
  );
});

/** True if some task that begins off this alignment, one of {@link STARTS}, arrives whole. */
export const isHarmlessStart = (alignment: bigint, timeline: Timeline): boolean =>
  harmlessStarts(timeline).has(alignment);

const separatingStarts = telling(STARTS, separatesByOffset);

/** True if the beginning off an alignment, one of {@link STARTS}, tells the failing tasks of the timeline from the passing ones. */
export const separatesByStart = (alignment: bigint, timeline: Timeline): boolean =>
  separatingStarts(timeline).has(alignment);
