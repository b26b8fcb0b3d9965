/**
 * The fewest statements that carry the word of an explanation: one after the other is taken away, and what the word stands
 * without stays away. None of what is left can be spared; another set of as few may do as well.
 */
import type { Event } from "../model/event.ts";
import type { Evidence } from "../model/evidence.ts";
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

const holds = (event: Event, one: Evidence): boolean =>
  one.origin === "observed" && one.capture === event.capture && event.line <= one.line && one.line <= event.lastLine;

/** The statements that speak of the explanation: those of its tasks, and whatever it cites beside them. */
const spokenOf = ({ candidate, for: pro, against }: Explanation, events: readonly Event[]): readonly Event[] => {
  const own = new Set(candidate.accounts.flatMap(({ finding }) => finding.bench.task.events.map(placeOf)));
  const cited = [...pro, ...against, ...(candidate.violation?.evidence ?? [])];
  return events.filter((event) => own.has(placeOf(event)) || cited.some((one) => holds(event, one)));
};

/** The same, with every statement that any verdict cites. */
const spokenOfAll = ({ explanations, ruledOut, contract }: Diagnosis, events: readonly Event[]): readonly Event[] => {
  const parts = new Set(explanations.flatMap((one) => spokenOf(one, events)));
  const cited = [
    ...ruledOut.flatMap(({ by }) => by.map(({ evidence }) => evidence)),
    ...contract.flatMap((one) => one.evidence),
  ];
  return events.filter((event) => parts.has(event) || cited.some((one) => holds(event, one)));
};

/** Re-judges sets of events, each once. */
const judging = (again: Again, events: readonly Event[]) => {
  const known = new Map<string, ReadonlyMap<string, Explanation["word"]>>();
  const places = new Map(events.map((event, index) => [event, index]));
  return (name: string, some: readonly Event[]): Explanation["word"] | undefined => {
    const key = some.map((event) => places.get(event)).join();
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
  const carried = new Map<Explanation, readonly Event[]>();
  for (const explanation of looked) {
    const name = nameOf(explanation);
    const starts = [spokenOf(explanation, events), spokenOfAll(diagnosis, events)];
    const start = starts.find((some) => some.length <= STATEMENTS && wordOf(name, some) === explanation.word);
    if (start === undefined) continue;
    carried.set(
      explanation,
      fewest(start, (some) => wordOf(name, some) === explanation.word),
    );
  }
  return carried;
};
