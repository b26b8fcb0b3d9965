/**
 * What separates tasks that went wrong from those that went well: here, whether their addresses reach a bit. One failure proves
 * nothing; a boundary that every one of several failures lies above and every one of several successes below does.
 */
import { allZero } from "./bytes.ts";
import { type Citation, isSeen, type Seen } from "./evidence.ts";
import { survey } from "./survey.ts";
import { eventsOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";
import type { Iova } from "./units.ts";

/** Tasks on both sides of a boundary, so that it is no chance. */
const FEWEST_BAD = 3;
const FEWEST_GOOD = 8;

/** The lowest bit that a boundary is looked for at: below it every address differs from its neighbours. */
const LOWEST_BIT = 30n;

/** What the host saw of the data that the device staged: all of them, zeros or other bytes; `null` if nobody looked. */
const arrived = (task: Task): boolean | null => {
  const staged = eventsOf(task, "stage").find((stage) => isSeen(stage.bytes))?.bytes?.value;
  const seen = eventsOf(task, "dump", "client").flatMap((look) => (isSeen(look.bytes) ? [look.bytes.value] : []));
  const last = seen.at(-1);
  if (staged == null || allZero(staged) || last === undefined) return null;
  return last.every((byte, index) => byte === null || staged[index] == null || byte === staged[index]);
};

const addressOf = (task: Task): Seen<Iova> | null => {
  const iova = eventsOf(task, "dispatch").find((event) => isSeen(event.iova))?.iova;
  return isSeen(iova) ? iova : null;
};

/** Addresses of tasks that went wrong from some bit on, and of some that went well below it. */
const separation = survey(({ tasks }): readonly Citation[] => {
  const known = tasks.flatMap((one) => {
    const [address, well] = [addressOf(one), arrived(one)];
    return address === null || well === null ? [] : [{ address, well }];
  });
  const bad = known.filter(({ well }) => !well).map(({ address }) => address);
  const good = known.filter(({ well }) => well).map(({ address }) => address);
  if (bad.length < FEWEST_BAD || good.length < FEWEST_GOOD) return [];
  const bits = Array.from({ length: 34 }, (_, index) => LOWEST_BIT + BigInt(index));
  const separates = bits.some(
    (bit) => bad.every(({ value }) => value >> bit !== 0n) && good.every(({ value }) => value >> bit === 0n),
  );
  return separates ? [...bad.slice(0, FEWEST_BAD), ...good.slice(0, FEWEST_BAD)].map(({ at }) => at) : [];
});

/** Those of {@link separation}; empty if the task is none that went wrong. */
export const separatedByBit = (task: Task, timeline: Timeline): readonly Citation[] =>
  arrived(task) === false ? separation(timeline) : [];
