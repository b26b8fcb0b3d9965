/** The lines behind a discrepancy, in the order of the path, each with what it says there. */
import { type Citation, isSeen, type Observed } from "../../model/evidence.ts";
import type { Observation } from "../../model/observation.ts";
import { eventOf, eventsOf, type Task } from "../../model/task.ts";
import type { Discrepancy } from "../../rules/discrepancy.ts";
import type { ReportEvidence } from "../schema.ts";
import type { Cite } from "./evidence.ts";

interface Noted {
  readonly at: Citation;
  readonly note: string;
}

const noted = (field: Observed<unknown> | null | undefined, note: string): readonly Noted[] =>
  isSeen(field) ? [{ at: field.at, note }] : [];

/** What the driver was given and what the controller received. */
const addresses = (task: Task): readonly Noted[] => {
  const given = eventOf(task, "dispatch")?.iova;
  const received = eventOf(task, "receive")?.iova;
  const same = isSeen(given) && isSeen(received) && given.value === received.value;
  return [
    ...noted(given, "the driver was given this IOVA"),
    ...noted(received, same ? "the controller received the same IOVA" : "the controller received this address"),
  ];
};

const lengths = (task: Task): readonly Noted[] => [
  ...noted(eventOf(task, "dispatch")?.length, "bytes requested"),
  ...noted(eventOf(task, "receive")?.length, "bytes at the controller"),
];

const payload = (task: Task): readonly Noted[] => {
  const staged = eventsOf(task, "stage").find((stage) => isSeen(stage.bytes))?.bytes;
  const count = staged?.value?.length ?? 0;
  const note =
    task.direction === "data-in"
      ? `and staged ${count === 1 ? "this byte" : `these ${count} bytes`} for it`
      : "and got these bytes";
  const status = eventOf(task, "reply")?.status;
  const success = isSeen(status) && status.value.ok ? noted(status, "the reply reports success") : [];
  return [...noted(staged, note), ...success];
};

/** What the observation's own line says, by kind. */
const own = (observation: Observation): string => {
  switch (observation.kind) {
    case "address":
      return "another address than the dispatched IOVA";
    case "length":
      return "another length than was requested";
    case "bytes":
      return observation.who === "device" ? "staged" : "observed";
    case "order":
    case "reply-order":
    case "release-order":
    case "settle-order":
      return "in this order";
    case "fault":
      return "refused at this address";
    default:
      return "observed";
  }
};

/** Observations of which no path tells more. */
const PATHLESS: ReadonlySet<Observation["kind"]> = new Set([
  "order",
  "reply-order",
  "release-order",
  "settle-order",
  "outcome",
]);

const pathOf = (task: Task, { kind }: Observation): readonly Noted[] => {
  if (PATHLESS.has(kind)) return [];
  if (kind === "length") return [...lengths(task), ...addresses(task)];
  if (kind === "address" || kind === "fault") return addresses(task);
  return [...addresses(task), ...payload(task)];
};

/** The observation first, then the path up to it; a place that is cited already is not cited again. */
export const chainOf = (
  { comparison, evidence }: Discrepancy,
  task: Task | undefined,
  cite: Cite,
): ReportEvidence[] => {
  if (comparison === null || task === undefined) return cite(evidence);
  const cited = new Set(
    evidence.map((one) => (one.origin === "observed" ? `${one.capture}:${one.line}:${one.column}` : "")),
  );
  const path = pathOf(task, comparison.observation).filter(
    ({ at }) => !cited.has(`${at.capture}:${at.line}:${at.column}`),
  );
  return [...cite(evidence, own(comparison.observation)), ...path.flatMap(({ at, note }) => cite([at], note))];
};
