/** The scatter list as lines show it: the segments that a mapping has, and the elements that the driver makes of them. */
import { type Citation, isSeen, type Seen } from "./evidence.ts";
import { isAltered } from "./misread.ts";
import { type EventOf, eventOf, eventsOf, requestOf, type Task } from "./task.ts";
import type { Iova } from "./units.ts";

/** One segment with its places. Length in bytes, `null` if no line shows it. */
export interface Segment {
  readonly address: Seen<Iova>;
  readonly length: Seen<number> | null;
}

const listOf = (task: Task, kind: "map" | "submit" | "receive"): readonly Segment[] => {
  const found = new Map<bigint, Segment>();
  for (const { iova, length } of eventsOf(task, kind)) {
    if (isSeen(iova) && !found.has(iova.value)) {
      found.set(iova.value, { address: iova, length: isSeen(length) ? length : null });
    }
  }
  return [...found.values()];
};

/** Segments of the driver's own mapping, in their order. */
export const segmentsOf = (task: Task): readonly Segment[] => listOf(task, "map");

/** Elements of the request as the driver posts it, in their order; the same one printed twice is one. */
export const elementsOf = (task: Task): readonly Segment[] => listOf(task, "submit");

/**
 * Elements of the request as the controller lists them; none where it shows the request as one, or where what it shows is more than was
 * asked for and no list of it.
 */
export const receivedOf = (task: Task): readonly Segment[] => {
  const list = listOf(task, "receive");
  const asked = eventOf(task, "dispatch")?.length?.value ?? null;
  const bytes = covered(list);
  return list.length > 1 && asked !== null && bytes !== null && bytes <= asked ? list : [];
};

/** The elements of a request that has several, as the driver posts it or else as the controller lists it; none of a request of one. */
export const partsOf = (task: Task): readonly Segment[] => {
  const posted = elementsOf(task);
  return posted.length > 1 ? posted : receivedOf(task);
};

/** True for the length of one element of several: a line with it speaks of that one, and not of the request. */
export const isPart = (task: Task, length: number): boolean =>
  partsOf(task).some((part) => part.length?.value === length);

/** True for the address of an element behind the first: it has a segment of its own to lead to. */
export const isBehindFirst = (task: Task, address: bigint): boolean =>
  partsOf(task).some((part, index) => index > 0 && part.address.value === address);

/** Bytes that a list covers; `null` if one length is not known. */
export const covered = (list: readonly Segment[]): number | null =>
  list.reduce<number | null>((sum, { length }) => (sum === null || length === null ? null : sum + length.value), 0);

/** A list that ends before the mapping does. */
export interface Cut {
  /** Bytes that the used segments cover. */
  readonly bytes: number;
  /** The first segment that is not used, or the count of them, and the last one that is. */
  readonly evidence: readonly [Citation, Citation];
  /** True if lines show each segment, so that the list ends right between two of them. */
  readonly listed: boolean;
}

/** Lines of the request at an address; where there are none, those at any but the dispatched one: the address may be wrong as well. */
const givenAt = (task: Task, begin: bigint): readonly EventOf<"submit" | "receive">[] => {
  const given = eventsOf(task, "submit", "receive");
  const own = given.filter(({ iova }) => iova?.value === begin);
  const dispatched = eventOf(task, "dispatch")?.iova?.value ?? null;
  return own.length > 0 ? own : given.filter(({ iova }) => isSeen(iova) && iova.value !== dispatched);
};

/** One element, shorter than the request, for a mapping of which a line counts several segments and shows the first alone. */
const countedCut = (task: Task): Cut | null => {
  const [first, ...others] = eventsOf(task, "map");
  if (first === undefined || others.length > 0 || !isSeen(first.segments) || first.segments.value < 2) return null;
  const asked = requestOf(task).length ?? 0;
  const given = isSeen(first.iova) ? givenAt(task, first.iova.value) : [];
  const [length] = given.flatMap((event) => (isSeen(event.length) ? [event.length] : []));
  if (length === undefined || length.value === 0 || length.value >= asked) return null;
  return { bytes: length.value, evidence: [first.segments.at, length.at], listed: false };
};

/** Where a mapping of the driver's own begins of which nothing counts the segments; where no line shows that, where the request begins that is not the task's. */
const uncounted = (task: Task): bigint | null => {
  const [map, ...others] = eventsOf(task, "map");
  if (others.length > 0 || map?.segments?.value != null) return null;
  if (isSeen(map?.iova)) return map.iova.value;
  const own = eventOf(task, "dispatch")?.iova?.value ?? null;
  const [given] = eventsOf(task, "submit", "receive").flatMap(({ iova }) => iova?.value ?? []);
  return own === null || given === undefined || given === own || isAltered(own, given) ? null : given;
};

/**
 * The length that reached the hardware, where a list of the driver's own mapping may have ended too soon: nothing counts its segments,
 * and what was given is not the task's address and is shorter; `null` where that is not so.
 */
export const openCut = (task: Task): number | null => {
  const begin = uncounted(task);
  if (begin === null) return null;
  const asked = requestOf(task).length ?? 0;
  const lengths = new Set(givenAt(task, begin).flatMap(({ length }) => length?.value ?? []));
  const [length] = lengths;
  return lengths.size === 1 && length !== undefined && length > 0 && length < asked ? length : null;
};

/** How the elements are a part of the segments that ends too soon; `null` if they are all of them, or another list. */
export const cutOf = (task: Task): Cut | null => {
  const [segments, elements] = [segmentsOf(task), elementsOf(task)];
  const bytes = covered(elements);
  const [last, unused] = [elements.at(-1), segments[elements.length]];
  if (last === undefined || unused === undefined || bytes === null) return countedCut(task);
  const part = elements.every(({ address }, index) => address.value === segments[index]?.address.value);
  const short = bytes < (requestOf(task).length ?? 0);
  return part && short ? { bytes, evidence: [unused.address.at, last.address.at], listed: true } : null;
};

/** Lengths at which a list of these segments can end too soon. */
export const prefixSums = (list: readonly Segment[]): readonly number[] =>
  list.slice(0, -1).flatMap((_, index) => covered(list.slice(0, index + 1)) ?? []);
