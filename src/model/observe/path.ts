/** What lines show of the path: addresses and lengths on their way to the engine, the engine itself, and the order of completion and reply. */
import { completionOrder } from "../completion.ts";
import { concurrentWith } from "../concurrent.ts";
import { engineDestinations, hostSideOf } from "../engine.ts";
import { isSeen } from "../evidence.ts";
import type { Observation } from "../observation.ts";
import { mayBeUnloggedMapping } from "../own-mapping.ts";
import { engineOrder } from "../reply-order.ts";
import { covered, elementsOf } from "../segments.ts";
import { eventOf, eventsOf, requestOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

/** Addresses of the task on its way to the engine. */
export const addresses = (task: Task, timeline: Timeline): readonly Observation[] => {
  if (eventOf(task, "dispatch")?.iova == null) return [];
  const listed = new Set(
    elementsOf(task)
      .slice(1)
      .map(({ address }) => address.at),
  );
  const ahead = eventsOf(task, "submit", "receive").flatMap((event): readonly Observation[] => {
    // Elements behind the first have segments of their own to lead to.
    if (!isSeen(event.iova) || listed.has(event.iova.at)) return [];
    if (mayBeUnloggedMapping(task, timeline, event.iova.value)) return [];
    const point = event.kind === "submit" ? "submitted" : "received";
    const digits = event.kind === "receive" ? event.iovaDigits : 16;
    return [{ kind: "address", point, value: event.iova.value, digits, crossed: false, evidence: [event.iova.at] }];
  });
  const strange = new Set(engineDestinations(task).map(({ value }) => value));
  const others = strange.size === 0 ? [] : concurrentWith(task, timeline).map((other) => requestOf(other).iova);
  const engine = hostSideOf(task).map(({ value, at }): Observation => {
    const crossed = strange.has(value) && others.includes(value);
    return { kind: "address", point: "engine", value, digits: 16, crossed, evidence: [at] };
  });
  return [...ahead, ...engine];
};

/** The length of the request as the driver posts it: that of all its elements. */
const submitted = (task: Task): readonly Observation[] => {
  const elements = elementsOf(task);
  const evidence = elements.flatMap(({ length }) => length?.at ?? []);
  const value = elements.length > 1 ? covered(elements) : null;
  if (value !== null) return [{ kind: "length", point: "submitted", value, evidence }];
  return eventsOf(task, "submit").flatMap(({ length }): readonly Observation[] =>
    isSeen(length) && elements.length <= 1
      ? [{ kind: "length", point: "submitted", value: length.value, evidence: [length.at] }]
      : [],
  );
};

export const lengths = (task: Task): readonly Observation[] =>
  eventOf(task, "dispatch")?.length == null
    ? []
    : [
        ...submitted(task),
        ...eventsOf(task, "receive", "transfer").flatMap((event): readonly Observation[] => {
          const point = event.kind === "receive" ? "received" : "engine";
          const shown: Observation[] = isSeen(event.length)
            ? [{ kind: "length", point, value: event.length.value, evidence: [event.length.at] }]
            : [];
          const counted: Observation[] =
            event.kind === "transfer" && isSeen(event.count)
              ? [{ kind: "length", point: "counted", value: event.count.value, evidence: [event.count.at] }]
              : [];
          return [...shown, ...counted];
        }),
      ];

export const orders = (task: Task, timeline: Timeline): readonly Observation[] => {
  const order = completionOrder(task);
  if (order === null) return [];
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
  const staged = eventsOf(task, "stage").flatMap(({ address }) => (isSeen(address) ? [address] : []));
  return eventsOf(task, "transfer").map((transfer): Observation => {
    const [first] = staged;
    if (!isSeen(transfer.source) || first === undefined || task.direction !== "data-in") {
      return { kind: "engine", source: null, evidence: [transfer.at] };
    }
    const { value, at } = transfer.source;
    const same = staged.find((address) => address.value === value);
    if (same !== undefined) return { kind: "engine", source: "staging", evidence: [at, same.at] };
    const crossed = otherBuffers(task, timeline).includes(value);
    return { kind: "engine", source: crossed ? "crossed" : "other", evidence: [at, first.at] };
  });
};

/** Mappings whose logged rights suffice; what a mapping forbids is the assumption's own witness. */
export const rights = (task: Task): readonly Observation[] => {
  const needed = task.direction === "data-in" ? "write" : "read";
  return eventsOf(task, "map").flatMap((map): readonly Observation[] =>
    isSeen(map.rights) && (map.rights.value === needed || map.rights.value === "read-write")
      ? [{ kind: "rights", evidence: [map.rights.at] }]
      : [],
  );
};
