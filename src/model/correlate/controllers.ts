/**
 * Several controllers in one log: they number their tasks alike, so that one id is one task of each. What tells their lines apart is a badge:
 * who writes them, a number or a registry id in a tag, the tag itself, or at last the thread. A badge counts only if it keeps every task whole.
 */
import type { Event, EventKind } from "../event.ts";
import { UNTOLD } from "../event-base.ts";
import type { Capture, CaptureIndex } from "../evidence.ts";
import { restated } from "../restated.ts";
import { writerOf } from "../spans.ts";
import { grouped } from "../survey.ts";
import { placedWords } from "./placed-word.ts";

/** A way to tell lines apart: the badge of a line, `null` where the line has none. */
interface Badge {
  readonly of: (event: Event) => string | null;
  /** True if one driver has many of it, as threads: it counts only where two tasks of one id are open at once. */
  readonly common: boolean;
  /** True if every writer has one, and whoever begins no task is no driver: the kernel. */
  readonly ofWriters?: true;
  /** True if it stands where other logs have a stamp, `[0x1000004a3]`: it is the entry of an instance in the registry, and no time. */
  readonly ofStamp?: true;
}

const BEGINS: ReadonlySet<EventKind> = new Set(["dispatch", "receive"]);
const CONTINUES: ReadonlySet<EventKind> = new Set(["submit", "reply", "complete", "device-reply", "transfer"]);
const ENDS: ReadonlySet<EventKind> = new Set(["complete", "timeout", "abort", "device-reply"]);
const REPLIES: ReadonlySet<EventKind> = new Set(["reply"]);

/** Lines of the kernel and of clients speak for everybody. */
const SPEAKS: ReadonlySet<Event["side"]> = new Set(["host", "device"]);

// avocet0     mpt3sas_cm1     ioc#1     AvocetHBA[0x1000004a3     0x1000004a3
const NUMBERED = /^(.{0,60}?)(0x[0-9a-f]{6,16}|\d{1,3})\W{0,2}$/i;

/** The numbered words of a line's tags, by what stands in front of the number. */
type Numbers = ReadonlyMap<string, { readonly word: string; readonly number: string }>;

const numbersIn = (tag: string | null): Numbers => {
  const found = new Map<string, { readonly word: string; readonly number: string }>();
  for (const word of tag?.split(" ") ?? []) {
    const [, stem, number] = NUMBERED.exec(word) ?? [];
    if (stem !== undefined && number !== undefined && !found.has(stem)) found.set(stem, { word, number });
  }
  return found;
};

/** Every badge that some line has, the firmest first: a thread may be of nobody, and the number of a tag that of the task. */
const badgesOf = (events: readonly Event[]): readonly Badge[] => {
  const byTag = new Map<string | null, Numbers>();
  events.forEach(({ tag }) => {
    if (!byTag.has(tag)) byTag.set(tag, numbersIn(tag));
  });
  const numbersOf = ({ tag }: Event): Numbers => byTag.get(tag) ?? numbersIn(tag);
  const stems = new Set([...byTag.values()].flatMap((numbers) => [...numbers.keys()]));
  const tags = [...stems].flatMap((stem): readonly Badge[] => {
    const ofTask = events.every((event) => {
      const [own, task] = [numbersOf(event).get(stem), event.task?.value ?? null];
      return own === undefined || task === null || own.number === task;
    });
    const everywhere = [...byTag.values()].every((numbers) => numbers.has(stem));
    return ofTask ? [] : [{ of: (event) => numbersOf(event).get(stem)?.word ?? null, common: !everywhere }];
  });
  return [
    ...tags,
    { of: ({ writer }) => writer, common: false },
    { of: ({ tag }) => tag?.split(" ")[0] ?? null, common: true },
    { of: ({ stamp }) => (stamp?.kind === "ticks" ? stamp.text : null), common: false, ofStamp: true },
    { of: ({ thread }) => thread, common: true },
  ];
};

/** True if an id is open under one badge while it begins under another. */
const overlaps = (events: readonly Event[], { of }: Badge): boolean => {
  const open = new Map<string, Set<string>>();
  for (const event of events) {
    const [id, badge] = [event.task?.value ?? null, of(event)];
    if (id === null || badge === null) continue;
    const badges = open.get(id) ?? new Set();
    open.set(id, badges);
    if (BEGINS.has(event.kind)) {
      if ([...badges].some((other) => other !== badge)) return true;
      badges.add(badge);
    }
    if (ENDS.has(event.kind)) badges.delete(badge);
  }
  return false;
};

/** True if what stands where a stamp does goes on: the entry of an instance in a registry stands on many lines, a time on few. */
const isTime = (events: readonly Event[], { of, ofStamp }: Badge): boolean => {
  if (ofStamp !== true) return false;
  const values = new Set<string>();
  let count = 0;
  for (const event of events) {
    const value = of(event);
    if (value === null) continue;
    values.add(value);
    count += 1;
  }
  return values.size * 2 > count;
};

/** True if tasks begin under two values of the badge, and none without it. */
const partsBeginnings = (events: readonly Event[], { of }: Badge): boolean => {
  let first: string | null = null;
  let parts = false;
  const everywhere = events.every((event) => {
    if (!BEGINS.has(event.kind)) return true;
    const value = of(event);
    first ??= value;
    parts ||= value !== first;
    return value !== null;
  });
  return everywhere && parts;
};

/** Of so many ids one may go on under a badge under which it did not begin: the line that begins that task is lost. */
const WHOLE = 5;

/** True if the badge splits the lines into tasks that begin and go on under one value, and some id begins under two. */
const tellsApart = (events: readonly Event[], badge: Badge): boolean => {
  if (!partsBeginnings(events, badge) || isTime(events, badge)) return false;
  const begun = new Map<string, Set<string>>();
  let shared = false;
  const broken = new Set<string>();
  for (const event of events) {
    const [id, value] = [event.task?.value ?? null, badge.of(event)];
    if (BEGINS.has(event.kind)) {
      if (id === null || value === null) continue;
      const values = begun.get(id) ?? new Set();
      begun.set(id, values.add(value));
      shared ||= values.size > 1;
    } else if (CONTINUES.has(event.kind) && id !== null && value !== null) {
      const values = begun.get(id);
      if (values !== undefined && !values.has(value)) broken.add(id);
    }
  }
  if (broken.size > 0 && (badge.common || broken.size * WHOLE > begun.size)) return false;
  return shared && (!badge.common || overlaps(events, badge));
};

/** Lines by which a task ends as it should. */
const WELL: ReadonlySet<EventKind> = new Set(["complete", "device-reply"]);

/** Lines that end a task in this log; of one that logs no such end, its replies as well, which no task outlives without need. */
const endsIn = (events: readonly Event[]): ReadonlySet<EventKind> =>
  events.some(({ kind }) => WELL.has(kind)) ? ENDS : new Set([...ENDS, ...REPLIES]);

/** Tasks of one id that run at once from here on are no accident of lost lines. */
const OFTEN = 3;
const SHARE = 5;

/** From here on, if each of them asks for what the other one of its id does: two controllers that start give out the same commands. */
const OFTEN_ALIKE = 2;

/** What a task asks for but for the place of its data, as far as the line that begins it shows. */
const askedBy = (event: Event): string => {
  if (event.kind !== "dispatch" && event.kind !== "receive") return "";
  return `${event.length?.value ?? ""}/${event.cdb?.value?.join(" ") ?? ""}`;
};

interface Doubled {
  /** How often an id is open twice, each of the two with its own end. */
  readonly twice: number;
  /** Ids of which that is so while both ask for the same, and no id is open twice with two requests that differ. */
  readonly alike: number;
  /** How many tasks begin at all. */
  readonly begun: number;
}

const doubled = (events: readonly Event[]): Doubled => {
  const ends = endsIn(events);
  const open = new Map<string, { asked: string[]; ended: number }>();
  const [alike, unlike] = [new Set<string>(), new Set<string>()];
  let [twice, begun] = [0, 0];
  for (const event of events) {
    const { kind, task } = event;
    const id = task?.value ?? null;
    if (id === null || !(BEGINS.has(kind) || ends.has(kind))) continue;
    const state = open.get(id) ?? { asked: [], ended: 0 };
    open.set(id, state);
    if (BEGINS.has(kind)) {
      begun += 1;
      if (state.ended > 0) state.asked = [];
      state.asked.push(askedBy(event));
      state.ended = 0;
    } else {
      state.ended += 1;
      if (state.asked.length < 2 || state.ended !== state.asked.length) continue;
      twice += 1;
      (new Set(state.asked).size === 1 ? alike : unlike).add(id);
    }
  }
  return { twice, alike: unlike.size === 0 ? alike.size : 0, begun };
};

/** True if some id begins twice. */
const areReused = (events: readonly Event[]): boolean => {
  const begun = new Set<string>();
  return events.some(({ kind, task }) => {
    const id = task?.value ?? null;
    if (id === null || !BEGINS.has(kind)) return false;
    return begun.size === begun.add(id).size;
  });
};

/** True if that happens again and again: two controllers, and no badge that tells them apart. */
const isMixed = (events: readonly Event[]): boolean => {
  if (!areReused(events)) return false;
  const { twice, alike, begun } = doubled(events);
  return (twice >= OFTEN && twice * SHARE >= begun) || alike >= OFTEN_ALIKE;
};

/** What tells the lines of several controllers apart, if anything does. */
const badgeOf = (events: readonly Event[], captures: readonly Capture[]): Badge | undefined => {
  const own = badgesOf(events).find((one) => tellsApart(events, one));
  if (own !== undefined || !areReused(events)) return own;
  return placedWords(events, captures)
    .map((of): Badge => ({ of, common: false, ofWriters: true }))
    .find((one) => tellsApart(events, one));
};

/** What the kernel says of a task that it gives up. */
const GIVES_UP: ReadonlySet<EventKind> = new Set(["timeout", "abort"]);

/**
 * The lines of one side of one capture, each with its controller; a line without a badge goes on where its thread was. That a task is
 * given up the kernel may say, with a badge under which no task begins, or with none: whose it is, the line above does not tell.
 */
const badged = (events: readonly Event[], captures: readonly Capture[]): readonly Event[] => {
  const badge = badgeOf(events, captures);
  if (badge === undefined)
    return isMixed(events) ? events.map((event) => restated(event, { controller: UNTOLD })) : events;
  const last = new Map<string | null, string>();
  const drivers = new Set(events.filter(({ kind }) => BEGINS.has(kind)).map(badge.of));
  return events.map((event) => {
    const own = badge.of(event);
    if (!drivers.has(own) && (badge.ofWriters === true || GIVES_UP.has(event.kind)))
      return restated(event, { side: "kernel" });
    const controller = own ?? last.get(event.thread) ?? null;
    if (controller !== null) last.set(event.thread, controller);
    return restated(event, { controller, stamp: badge.ofStamp === true ? null : event.stamp });
  });
};

/** The events in their order, with the controller of each where a log has several and a badge tells them apart. */
export const inControllers = (events: readonly Event[], captures: readonly Capture[] = []): readonly Event[] => {
  const sides = grouped(
    events.filter(({ side }) => SPEAKS.has(side)),
    writerOf,
  );
  const placed = new Map<Event, Event>();
  for (const own of sides.values()) {
    const result = badged(own, captures);
    if (result === own) continue;
    for (const [index, event] of own.entries()) placed.set(event, result[index] ?? event);
  }
  return placed.size === 0 ? events : events.map((event) => placed.get(event) ?? event);
};

/**
 * The events with the host's lines as those of nobody knows which controller, where ids are open twice. Lines that a badge tells apart stay as
 * they are, and so do those of one controller whose own log was begun anew.
 */
export const asUntold = (events: readonly Event[]): readonly Event[] => {
  const host = events.filter(({ side }) => side === "host");
  const told = host.some(({ controller }) => controller !== null);
  if (told || !areReused(host) || doubled(host).twice === 0) return events;
  return events.map((event) => (event.side === "host" ? restated(event, { controller: UNTOLD }) : event));
};

/** Lines of one controller in one capture. */
export interface Party {
  readonly capture: CaptureIndex;
  readonly controller: string | null;
  readonly events: readonly Event[];
}

/** The lines of one capture, controller by controller. */
export const partiesOf = (events: readonly Event[]): readonly Party[] => {
  const [first] = events;
  if (first !== undefined && events.every(({ controller }) => controller === null))
    return [{ capture: first.capture, controller: null, events }];
  const parties = grouped(events, ({ controller }) => controller);
  return [...parties].map(([controller, own]) => ({ capture: own[0]?.capture ?? 0, controller, events: own }));
};
