/** What lines show of the path: addresses and lengths on their way to the engine, the engine itself, and the order of completion and reply. */
import { completionOrder } from "../completion.ts";
import { isSeen } from "../evidence.ts";
import type { Observation } from "../observation.ts";
import { eventOf, eventsOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

export const addresses = (task: Task): readonly Observation[] =>
  eventOf(task, "dispatch")?.iova == null
    ? []
    : eventsOf(task, "submit", "receive", "transfer").flatMap((event): readonly Observation[] => {
        const shown = event.kind === "transfer" ? event.destination : event.iova;
        if (!isSeen(shown)) return [];
        const point = event.kind === "submit" ? "submitted" : event.kind === "receive" ? "received" : "engine";
        const digits = event.kind === "receive" ? event.iovaDigits : 16;
        return [{ kind: "address", point, value: shown.value, digits, evidence: [shown.at] }];
      });

export const lengths = (task: Task): readonly Observation[] =>
  eventOf(task, "dispatch")?.length == null
    ? []
    : eventsOf(task, "submit", "receive", "transfer").flatMap((event): readonly Observation[] => {
        const point = event.kind === "submit" ? "submitted" : event.kind === "receive" ? "received" : "engine";
        const shown: Observation[] = isSeen(event.length)
          ? [{ kind: "length", point, value: event.length.value, evidence: [event.length.at] }]
          : [];
        const counted: Observation[] =
          event.kind === "transfer" && isSeen(event.count)
            ? [{ kind: "length", point: "counted", value: event.count.value, evidence: [event.count.at] }]
            : [];
        return [...shown, ...counted];
      });

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

export const engines = (task: Task): readonly Observation[] => {
  const staged = eventsOf(task, "stage").flatMap(({ address }) => (isSeen(address) ? [address] : []));
  return eventsOf(task, "transfer").map((transfer): Observation => {
    const [first] = staged;
    if (!isSeen(transfer.source) || first === undefined || task.direction !== "data-in") {
      return { kind: "engine", source: null, evidence: [transfer.at] };
    }
    const { value, at } = transfer.source;
    const same = staged.find((address) => address.value === value);
    return { kind: "engine", source: same === undefined ? "other" : "staging", evidence: [at, (same ?? first).at] };
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
