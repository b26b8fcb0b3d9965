/** What lines show of the path: addresses and lengths on their way to the engine, the engine itself, and the order of completion and reply. */
import { alterations, pageOf } from "../address.ts";
import { completionOrder } from "../completion.ts";
import { concurrentWith } from "../concurrent.ts";
import { engineDestinations, hostSideOf } from "../engine.ts";
import type { EventKind, FaultReason } from "../event.ts";
import { isSeen } from "../evidence.ts";
import { isAltered } from "../misread.ts";
import { numberingOf } from "../numbering.ts";
import type { Observation } from "../observation.ts";
import { mayBeUnloggedMapping } from "../own-mapping.ts";
import { engineOrder } from "../reply-order.ts";
import { covered, elementsOf, isBehindFirst, isPart, partsOf, receivedOf, type Segment } from "../segments.ts";
import { grouped, survey } from "../survey.ts";
import { controllerOf, type EventOf, eventOf, eventsOf, requestOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

/** True if the engine was given nothing else than the controller was, so that its address is no less a mapping's than that of the request. */
const isAsGiven = (task: Task, value: bigint): boolean => {
  const given = eventsOf(task, "submit", "receive").flatMap(({ iova }) => (isSeen(iova) ? [iova.value] : []));
  return given.length === 0 || given.some((one) => one === value);
};

/** True if the address is in a page of what an exact fault makes of the other one, or is what a misreading makes of it. */
const isInAlteredPage = (own: bigint, refused: bigint): boolean =>
  isAltered(own, refused) || alterations(own).some((one) => pageOf(one) === pageOf(refused));

/**
 * True for a post that prints the address as it was handed out, or as the driver's own mapping has it, where the controller then read what an exact fault makes of it, or was refused
 * there: the line shows what the driver meant to write, and a descriptor is built behind it.
 */
const isMeant = (task: Task, event: EventOf<"submit"> | EventOf<"receive">): boolean => {
  const own = event.iova?.value ?? null;
  const given = eventsOf(task, "dispatch", "map").some(({ iova }) => iova?.value === own);
  if (event.kind !== "submit" || own === null || !given) return false;
  const read = eventsOf(task, "receive").flatMap(({ iova }) => iova?.value ?? []);
  const refused = eventsOf(task, "fault").flatMap(({ address }) => address?.value ?? []);
  if (read.length > 0) return read.every((value) => isAltered(own, value));
  return refused.length > 0 && refused.every((value) => isInAlteredPage(own, value));
};

/** Addresses of the task on its way to the engine. */
export const addresses = (task: Task, timeline: Timeline): readonly Observation[] => {
  if (eventOf(task, "dispatch")?.iova == null) return [];
  const ahead = eventsOf(task, "submit", "receive").flatMap((event): readonly Observation[] => {
    if (!isSeen(event.iova) || isBehindFirst(task, event.iova.value)) return [];
    if (isMeant(task, event) || mayBeUnloggedMapping(task, timeline, event.iova.value)) return [];
    const point = event.kind === "submit" ? "submitted" : "received";
    const digits = event.kind === "receive" ? event.iovaDigits : 16;
    return [{ kind: "address", point, value: event.iova.value, digits, crossed: false, evidence: [event.iova.at] }];
  });
  const strange = new Set(engineDestinations(task).map(({ value }) => value));
  const others = strange.size === 0 ? [] : concurrentWith(task, timeline).map((other) => requestOf(other).iova);
  const engine = hostSideOf(task).flatMap(({ value, at }): readonly Observation[] => {
    if (isBehindFirst(task, value)) return [];
    if (isAsGiven(task, value) && mayBeUnloggedMapping(task, timeline, value)) return [];
    const crossed = strange.has(value) && others.includes(value);
    return [{ kind: "address", point: "engine", value, digits: 16, crossed, evidence: [at] }];
  });
  return [...ahead, ...engine];
};

/** The length of a request by its elements: that of all of them, where there are several. */
const listed = (point: "submitted" | "received", list: readonly Segment[]): readonly Observation[] => {
  const value = list.length > 1 ? covered(list) : null;
  return value === null
    ? []
    : [{ kind: "length", point, value, evidence: list.flatMap(({ length }) => length?.at ?? []) }];
};

/** Lengths of the request as single lines show them, for a request of one element. */
const single = (task: Task, kind: "submit" | "receive"): readonly Observation[] =>
  eventsOf(task, kind).flatMap(({ length }): readonly Observation[] =>
    isSeen(length)
      ? [
          {
            kind: "length",
            point: kind === "submit" ? "submitted" : "received",
            value: length.value,
            evidence: [length.at],
          },
        ]
      : [],
  );

const moved = (task: Task): readonly Observation[] =>
  eventsOf(task, "transfer").flatMap(({ phase, length, count }) => {
    // Whatever its key: behind the end of a transfer stands how much there was.
    const shown = [
      { point: phase === "done" && count === null ? "counted" : "engine", field: length },
      { point: "counted", field: count },
    ] as const;
    return shown.flatMap(({ point, field }): readonly Observation[] =>
      isSeen(field) && !isPart(task, field.value)
        ? [{ kind: "length", point, value: field.value, evidence: [field.at] }]
        : [],
    );
  });

export const lengths = (task: Task): readonly Observation[] => {
  if (eventOf(task, "dispatch")?.length == null) return [];
  const [posted, received] = [elementsOf(task), receivedOf(task)];
  return [
    ...(posted.length > 1 ? listed("submitted", posted) : single(task, "submit")),
    ...(received.length > 1 ? listed("received", received) : single(task, "receive")),
    ...moved(task),
  ];
};

const byId = survey(({ tasks }) => grouped(tasks, ({ id }) => id));

/**
 * True if the task's id is another controller's as well, nothing tells their lines apart, and under it there are not as many replies as
 * completions: whose the one is that is lost nobody knows, so that the other may be of either.
 */
const isOrderOfNobody = (task: Task, timeline: Timeline): boolean => {
  if (!numberingOf(timeline).several) return false;
  const same = (byId(timeline).get(task.id) ?? []).filter((other) => controllerOf(other) === controllerOf(task));
  const count = (...kinds: readonly EventKind[]): number => same.flatMap((one) => eventsOf(one, ...kinds)).length;
  return same.length > 1 && count("reply") !== count("complete");
};

export const orders = (task: Task, timeline: Timeline): readonly Observation[] => {
  const order = completionOrder(task);
  if (order === null || (order.completion === "before-reply" && isOrderOfNobody(task, timeline))) return [];
  const { completion, evidence, reason } = order;
  // Two clocks that only a person ties together: the order is what the person says, and no line shows it.
  const told = (timeline.alignment?.clocks ?? []).flatMap((clock) => clock.told);
  return reason === "told-clocks"
    ? [{ kind: "order", completion, evidence: told.map((fact) => ({ origin: "told", fact })) }]
    : [{ kind: "order", completion, evidence }];
};

/** The order of the reply and the data, where the controller's log has both. */
export const replyOrders = (task: Task): readonly Observation[] => {
  const order = engineOrder(task);
  return order === null ? [] : [{ kind: "reply-order", ...order }];
};

/** Staging buffers of the other tasks that were open. */
const otherBuffers = (task: Task, timeline: Timeline): readonly bigint[] =>
  concurrentWith(task, timeline).flatMap((other) =>
    eventsOf(other, "stage").flatMap(({ address }) => address?.value ?? []),
  );

export const engines = (task: Task, timeline: Timeline): readonly Observation[] => {
  const staged = eventsOf(task, "stage").flatMap(({ address, length }) =>
    isSeen(address) ? [{ ...address, end: address.value + BigInt(length?.value ?? 1) }] : [],
  );
  return eventsOf(task, "transfer").map((transfer): Observation => {
    const [first] = staged;
    if (!isSeen(transfer.source) || first === undefined || task.direction !== "data-in") {
      return { kind: "engine", source: null, evidence: [transfer.at] };
    }
    const { value, at } = transfer.source;
    // Behind the first element the engine goes on within the buffer.
    const within = (at: bigint, end: bigint): boolean => partsOf(task).length > 1 && value > at && value < end;
    const same = staged.find((address) => address.value === value || within(address.value, address.end));
    if (same !== undefined) return { kind: "engine", source: "staging", evidence: [at, same.at] };
    const crossed = otherBuffers(task, timeline).includes(value);
    return { kind: "engine", source: crossed ? "crossed" : "other", evidence: [at, first.at] };
  });
};

/** Reasons for which an IOMMU refuses what it has a mapping for. */
const FORBIDS: ReadonlySet<FaultReason> = new Set(["no-write", "no-read", "no-access"]);

/** True if the IOMMU says that it forbade the access: beside that, what a line says of the rights of a mapping tells nothing. */
const isForbidden = (task: Task): boolean =>
  eventsOf(task, "fault").some(({ reason }) => reason != null && FORBIDS.has(reason.value ?? "other"));

/** Mappings whose logged rights suffice; what a mapping forbids is the assumption's own witness. */
export const rights = (task: Task): readonly Observation[] => {
  if (isForbidden(task)) return [];
  const needed = task.direction === "data-in" ? "write" : "read";
  return eventsOf(task, "map").flatMap((map): readonly Observation[] =>
    isSeen(map.rights) && (map.rights.value === needed || map.rights.value === "read-write")
      ? [{ kind: "rights", evidence: [map.rights.at] }]
      : [],
  );
};
