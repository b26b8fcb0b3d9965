/**
 * The fewest statements that carry the word of an explanation: one after the other is taken away, and what the word stands
 * without stays away. None of what is left can be spared; another set of as few may do as well.
 */
import type { Event } from "../model/event.ts";
import type { CaptureIndex, Evidence } from "../model/evidence.ts";
import { later } from "../model/later.ts";
import { grouped } from "../model/survey.ts";
import type { Diagnosis, Explanation } from "./diagnosis.ts";

/** Explanations that are looked at: the settled ones, or the first that are possible. */
const [SETTLED, POSSIBLE] = [3, 2];

/** Statements that one explanation begins with at most; beyond that the search would cost more than it tells. */
const STATEMENTS = 40;

/** What these events alone give, as {@link Explanation}s. */
export type Again = (events: readonly Event[]) => readonly Explanation[];

const nameOf = ({ candidate }: Explanation): string => candidate.causes.map(({ id }) => id).join("+");

/** Where a statement stands: events of a timeline may be copies of those that were read. */
const placeOf = ({ capture, line, at }: Event): string => `${capture}:${line}:${at.column}`;

/** Lines of captures in their order, each capture's apart. */
const linesOf = (cited: readonly Evidence[]): ReadonlyMap<CaptureIndex, Uint32Array> => {
  const seen = cited.filter((one) => one.origin === "observed");
  const lines = [...grouped(seen, ({ capture }) => capture)];
  return new Map(lines.map(([capture, own]) => [capture, Uint32Array.from(own, ({ line }) => line).sort()]));
};

/** True if one of the lines is among those of the event. */
const holdsAny = (event: Event, lines: Uint32Array | undefined): boolean => {
  if (lines === undefined) return false;
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) < event.line) low = middle + 1;
    else high = middle;
  }
  return (lines[low] ?? Number.POSITIVE_INFINITY) <= event.lastLine;
};

/** The statements that speak of explanations: those of their tasks, and whatever is cited beside them; `null` for more than are looked at. */
const spokenOf = (
  explanations: readonly Explanation[],
  beside: readonly Evidence[],
  events: readonly Event[],
): readonly Event[] | null => {
  const accounts = explanations.flatMap(({ candidate }) => candidate.accounts);
  const own = new Set(accounts.flatMap(({ finding }) => finding.bench.task.events));
  if (own.size > STATEMENTS) return null;
  const [places, begins] = [new Set([...own].map(placeOf)), new Set([...own].map(({ line }) => line))];
  const cited = linesOf([
    ...explanations.flatMap(({ candidate, for: pro, against }) => [
      ...pro,
      ...against,
      ...(candidate.violation?.evidence ?? []),
    ]),
    ...beside,
  ]);
  const spoken = events.filter(
    (event) => (begins.has(event.line) && places.has(placeOf(event))) || holdsAny(event, cited.get(event.capture)),
  );
  return spoken.length > STATEMENTS ? null : spoken;
};

/** What any verdict cites beside the explanations. */
const citedBeside = ({ ruledOut, contract }: Diagnosis): readonly Evidence[] => [
  ...ruledOut.flatMap(({ by }) => by.map(({ evidence }) => evidence)),
  ...contract.flatMap((one) => one.evidence),
];

/** Re-judges sets of events, each once. */
const judging = (again: Again, events: readonly Event[]) => {
  const known = new Map<string, ReadonlyMap<string, Explanation["word"]>>();
  const places = later(() => new Map(events.map((event, index) => [event, index])));
  return (name: string, some: readonly Event[]): Explanation["word"] | undefined => {
    const key = some.map((event) => places().get(event)).join();
    const words = known.get(key) ?? new Map(again(some).map((one) => [nameOf(one), one.word]));
    known.set(key, words);
    return words.get(name);
  };
};

/** What is left of events when each that can be spared is: again from the last one on, for what went may make another one spare. */
const fewest = (events: readonly Event[], suffice: (some: readonly Event[]) => boolean): readonly Event[] => {
  const left = events.reduceRight<readonly Event[]>((kept, event) => {
    const fewer = kept.filter((one) => one !== event);
    return suffice(fewer) ? fewer : kept;
  }, events);
  return left.length === events.length ? left : fewest(left, suffice);
};

/** Statements by explanation; an explanation that was not looked at, or that the cited statements do not carry, has none. */
export const carriedBy = (
  diagnosis: Diagnosis,
  events: readonly Event[],
  again: Again,
): ReadonlyMap<Explanation, readonly Event[]> => {
  const { explanations } = diagnosis;
  const settled = explanations.filter(({ word }) => word === "confirmed" || word === "likely");
  const looked = settled.length > 0 ? settled.slice(0, SETTLED) : explanations.slice(0, POSSIBLE);
  const wordOf = judging(again, events);
  const spokenOfAll = later(() => spokenOf(explanations, citedBeside(diagnosis), events));
  const carried = new Map<Explanation, readonly Event[]>();
  for (const explanation of looked) {
    const name = nameOf(explanation);
    const suffice = (some: readonly Event[] | null): some is readonly Event[] =>
      some !== null && wordOf(name, some) === explanation.word;
    const spoken = spokenOf([explanation], [], events);
    const start = suffice(spoken) ? spoken : spokenOfAll();
    if (suffice(start)) carried.set(explanation, fewest(start, suffice));
  }
  return carried;
};
