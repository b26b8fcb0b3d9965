/**
 * Tasks of one shape: those of which a replay can tell nothing apart but their names. A capture has many tasks and few shapes, so
 * each shape is judged once. A shape holds everything that replays and comparisons look at, values to the last bit; of lines it
 * holds only how they follow each other, of an identifier and of another task's name only where they come again.
 */
import { alternativeOf } from "../model/assumptions.ts";
import type { Evidence } from "../model/evidence.ts";
import { before } from "../model/order.ts";
import { isGuessed } from "../model/task.ts";
import { causes } from "./causes/index.ts";
import type { Suspect } from "./discrepancy.ts";
import type { Bench } from "./trial.ts";

/** Fields of an event that say where it stands. The order of every two events stands in the shape instead. */
const PLACES: ReadonlySet<string> = new Set(["capture", "line", "lastLine", "stamp", "thread", "at"]);

/** The identifier for the head of the queue means something by itself. */
const HEAD = "0";

/** Names by when they come first. */
const namesIn = (): ((name: string) => string) => {
  const known = new Map<string, string>([[HEAD, HEAD]]);
  return (name) => {
    const found = known.get(name) ?? `#${known.size}`;
    known.set(name, found);
    return found;
  };
};

/** What a replay can see of the evidence: who says it, and whether it is the task's by a guess. */
const originOf = ({ task }: Bench, evidence: Evidence): string =>
  evidence.origin === "told" ? "told" : isGuessed(task, evidence) ? "guessed" : "observed";

/** What follows what, for every two lines of the task. */
const orderOf = ({ task: { events } }: Bench): string =>
  events
    .flatMap((a, at) =>
      events.map((b, other) => {
        if (at === other) return "";
        const { verdict, reason } = before(a, b);
        return `${verdict}${reason ?? ""}${a.capture === b.capture ? "=" : ""}`;
      }),
    )
    .join();

/** The shape of a task in its captures as text: equal texts, equal results of every trial. */
export const shapeOf = (bench: Bench): string => {
  const { task, timeline, observations } = bench;
  const nameOf = namesIn();
  const plain = (key: string, value: unknown): unknown => {
    if (typeof value === "bigint") return `${value}n`;
    if (key === "task" && typeof value === "string") return nameOf(value);
    if (PLACES.has(key)) return undefined;
    return value;
  };
  const named = (id: { readonly value: string | null } | null): string | null =>
    id === null ? null : nameOf(id.value ?? "");
  const events = task.events.map(({ task: id, ...event }) => ({
    id: named(id),
    event: event.kind === "complete" ? { ...event, responseTask: named(event.responseTask) } : event,
  }));
  const flips = causes.map(({ flip }) => alternativeOf(flip).variants(task, timeline));
  const seen = observations.map(({ evidence, ...observation }) => ({
    observation:
      observation.kind === "response" && observation.field === "task"
        ? { ...observation, value: nameOf(observation.value) }
        : observation,
    origins: [...new Set(evidence.map((one) => originOf(bench, one)))].sort(),
  }));
  const joins = task.joins.map(({ by, certain }) => ({ by, certain }));
  const own = { id: nameOf(task.id ?? ""), direction: task.direction, joins, told: task.told, events };
  return `${JSON.stringify([own, flips, seen], plain)}${orderOf(bench)}`;
};

/** Suspects by their shapes. */
export interface Shapes {
  /** The place of the first suspect of each shape. */
  readonly firsts: readonly number[];
  /** For each suspect, the place of its shape in `firsts`. */
  readonly of: readonly number[];
}

export const shapesOf = (suspects: readonly Suspect[]): Shapes => {
  const known = new Map<string, number>();
  const firsts: number[] = [];
  const of = suspects.map(({ bench }, at) => {
    const shape = shapeOf(bench);
    const place = known.get(shape) ?? firsts.push(at) - 1;
    known.set(shape, place);
    return place;
  });
  return { firsts, of };
};

/** No two suspects of one shape: each is judged by itself, which gives the same. */
export const eachItsOwn = (suspects: readonly Suspect[]): Shapes => {
  const all = [...suspects.keys()];
  return { firsts: all, of: all };
};
