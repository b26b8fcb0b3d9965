/**
 * Rows of a dump whose heading is lost. A program prints a dump of one kind in one place: where a log shows twice that right behind a
 * reply stands the look at the data of the same task, rows without a heading right behind a reply are most likely that. They are taken
 * for it as a guess, which rules nothing out, and only where their bytes are not those that another task shows.
 */
import { type Bytes, contradict } from "../bytes.ts";
import type { DumpEvent, Event, StageEvent } from "../event.ts";
import { UNTOLD } from "../event-base.ts";
import { type Citation, isSeen, type Seen } from "../evidence.ts";
import { unpacked } from "../restated.ts";
import { grouped } from "../survey.ts";

/** A line that shows bytes of a task and says so. */
type Announced = (DumpEvent | StageEvent) & { readonly bytes: Seen<Bytes> };

/** What stands in one place of a log: a dump of one kind, as often as it was seen; `null` where it is now this and now that. */
interface Habit {
  readonly like: Announced;
  readonly times: number;
}

/** Times that make a habit. */
const OFTEN = 2;

/** Bytes that hardly agree by chance. */
const TELLING = 2;

const isStray = (event: Event): event is DumpEvent => event.kind === "dump" && event.owner === "unknown";

const isAnnounced = (event: Event): event is Announced =>
  (event.kind === "stage" || event.kind === "dump") && !isStray(event) && isSeen(event.bytes);

const idOf = ({ task }: Event): string | null => task?.value ?? null;

const writerOf = ({ writer }: Event): string => writer ?? "";

/** Where a dump stands: behind a line of which kind, and whether one writer wrote both. */
const placeOf = (above: Event, dump: Event): string => `${above.kind} ${writerOf(above) === writerOf(dump)}`;

const areAlike = (one: Announced, other: Announced): boolean =>
  one.kind === other.kind && (one.kind === "stage" || other.kind === "stage" || one.owner === other.owner);

/** The habits of one log, by place. */
const habitsOf = (events: readonly Event[]): ReadonlyMap<string, Habit | null> => {
  const habits = new Map<string, Habit | null>();
  events.forEach((event, at) => {
    const above = events[at - 1];
    if (above === undefined || !isAnnounced(event)) return;
    const place = placeOf(above, event);
    const known = habits.get(place);
    const same =
      idOf(above) === idOf(event) && (known === undefined || (known !== null && areAlike(known.like, event)));
    habits.set(place, same ? { like: known?.like ?? event, times: (known?.times ?? 0) + 1 } : null);
  });
  return habits;
};

/** True if so many bytes that are not zero agree that it is no chance, and none differs. */
const areSame = (one: Bytes, other: Bytes): boolean =>
  !contradict(one, other) &&
  one.filter((byte, at) => byte !== null && byte !== 0 && byte === other[at]).length >= TELLING;

/** What was asked for, as the line above the rows shows it. */
const askedIn = (above: Event): number | null => {
  if (above.kind === "receive" || above.kind === "dispatch" || above.kind === "submit")
    return above.length?.value ?? null;
  return above.kind === "reply" || above.kind === "complete" ? (above.transferred?.value ?? null) : null;
};

/** True if the bytes are those that other tasks show, and not those of this one. */
const areOfOthers = (bytes: Bytes, id: string | null, shown: readonly Announced[]): boolean => {
  const same = shown.filter((event) => areSame(bytes, event.bytes.value));
  return same.length > 0 && same.every((event) => idOf(event) !== id);
};

const announcedAs = (stray: DumpEvent, { like }: Habit, { task }: Event): DumpEvent | StageEvent => {
  const whole = unpacked(stray) as DumpEvent;
  const { at: _, owner: _owner, kind: _kind, ...base } = whole;
  return like.kind === "stage"
    ? { ...base, at: stray.at, kind: "stage", side: "device", task, address: null, length: null, bytes: stray.bytes }
    : { ...whole, side: like.side, owner: like.owner, task };
};

/** The lines with the rows that have a place by habit, and where the bytes of those stand that were guessed. */
export interface Recognised {
  readonly events: readonly Event[];
  readonly guessed: ReadonlySet<Event>;
}

export const recognised = (events: readonly Event[]): Recognised => {
  if (!events.some(isStray)) return { events, guessed: new Set() };
  const guessed = new Set<Event>();
  const shown = events.filter(isAnnounced);
  const byCapture = grouped(events, ({ capture }) => capture);
  const taken = new Map<Event, Event>();
  for (const own of byCapture.values()) {
    const habits = habitsOf(own);
    own.forEach((stray, at) => {
      const above = own[at - 1];
      if (above === undefined || !isStray(stray) || !isSeen(stray.bytes)) return;
      const habit = habits.get(placeOf(above, stray)) ?? null;
      if (habit === null || habit.times < OFTEN || above.controller === UNTOLD || idOf(above) === null) return;
      if (stray.line - above.lastLine > 1) return;
      const [asked, { value: bytes }] = [askedIn(above), stray.bytes];
      if (asked === null || bytes.length > asked || areOfOthers(bytes, idOf(above), shown)) return;
      const event = announcedAs(stray, habit, above);
      taken.set(stray, event);
      guessed.add(event);
    });
  }
  return { events: taken.size === 0 ? events : events.map((event) => taken.get(event) ?? event), guessed };
};

/** Where the bytes of a guessed line stand, as the reason why it is its task's. */
export const guessOf = (event: Event): readonly Citation[] =>
  event.kind === "dump" || event.kind === "stage" ? [event.bytes?.at ?? event.at] : [];
