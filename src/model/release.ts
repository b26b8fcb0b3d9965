/** When the driver undoes its mapping, and which of its lines do not fit each other; decided once for everybody who asks. */
import type { MappingEvent } from "./event.ts";
import { type Citation, isSeen } from "./evidence.ts";
import { ofKind } from "./of-kind.ts";
import { before } from "./order.ts";
import { isAnothers } from "./requester.ts";
import { survey } from "./survey.ts";
import { eventsOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

export interface ReleaseOrder {
  readonly release: "before-reply" | "after-reply";
  /** The line that comes first, then the other. */
  readonly evidence: readonly [Citation, Citation];
}

/** `null` where nobody recorded the order. An unmapping is early only if no reply of the task precedes it. */
export const releaseOrder = (task: Task): ReleaseOrder | null => {
  const [unmap] = eventsOf(task, "unmap");
  if (unmap === undefined) return null;
  const replies = eventsOf(task, "reply", "device-reply");
  const seen = replies.find((reply) => before(reply, unmap).verdict === "yes");
  if (seen !== undefined) return { release: "after-reply", evidence: [seen.at, unmap.at] };
  const late = replies.find((reply) => before(unmap, reply).verdict === "yes");
  return late === undefined ? null : { release: "before-reply", evidence: [unmap.at, late.at] };
};

const isMap = (event: { readonly kind: string }): event is MappingEvent =>
  event.kind === "map" || event.kind === "unmap";

/** Lines that undo another size than was mapped at the address, each with the mapping's own. */
const otherSizes = (lines: readonly MappingEvent[]): readonly Citation[] => {
  const open = new Map<bigint, MappingEvent>();
  return lines.flatMap((line) => {
    if (!isSeen(line.iova)) return [];
    const mapped = open.get(line.iova.value);
    if (line.kind === "map") open.set(line.iova.value, line);
    else open.delete(line.iova.value);
    if (line.kind === "map" || !isSeen(line.length) || !isSeen(mapped?.length)) return [];
    return line.length.value === mapped.length.value ? [] : [line.length.at, mapped.length.at];
  });
};

// device driver frees DMA memory with different size     with wrong function     it has not allocated
const MISUSES =
  /\b(?:frees|tries to free)\b.{0,60}\b(?:different (?:size|direction|CPU address)|wrong function|not allocated)\b/i;

/** What the DMA debugger of the kernel says of an unmapping; of mappings that it only misses it knows nothing. */
const debugged = (timeline: Timeline): readonly Citation[] =>
  ofKind(timeline, "notice").flatMap((event) =>
    !(isSeen(event.requester) && isAnothers(event.requester.value, timeline)) &&
    event.about === "mapping" &&
    event.details.some(({ name, value }) => name === "says" && MISUSES.test(value))
      ? [event.at]
      : [],
  );

/** Lines of the whole timeline in which an unmapping does not fit its mapping. */
export const mismatches = survey((timeline): readonly Citation[] => {
  const lines = timeline.events.filter(isMap);
  const sizes = timeline.captures.flatMap(({ index }) => otherSizes(lines.filter(({ capture }) => capture === index)));
  return [...sizes, ...debugged(timeline)];
});

/** True if every mapping that was made is undone at its own address: then nothing is left over. */
export const isPaired = survey(({ events }): boolean => {
  const lines = events.filter(isMap);
  const undone = new Set(lines.flatMap(({ kind, iova }) => (kind === "unmap" ? (iova?.value ?? []) : [])));
  const made = lines.flatMap(({ kind, iova }) => (kind === "map" ? (iova?.value ?? []) : []));
  return made.length > 0 && made.every((address) => undone.has(address));
});

/** Mappings of the task that failed, by the result that the line shows. */
export const failedMaps = (task: Task): readonly Citation[] =>
  eventsOf(task, "map").flatMap(({ result }) => (isSeen(result) && result.value !== 0n ? [result.at] : []));
