/**
 * Events of all captures become a timeline: tasks with their joins, the controller's set-up, and what belongs to no task.
 * The order in which captures are given does not matter.
 */

import { placeClients } from "./correlate/clients.ts";
import { asUntold, inControllers, partiesOf } from "./correlate/controllers.ts";
import { groupDevice } from "./correlate/device.ts";
import type { Draft } from "./correlate/draft.ts";
import { placeFacts } from "./correlate/facts.ts";
import { placeCrashes, placeEnds, placeFaults } from "./correlate/faults.ts";
import { groupHost } from "./correlate/host.ts";
import { withLists } from "./correlate/listed.ts";
import { placeResets } from "./correlate/resets.ts";
import { readdressed } from "./correlate/responses.ts";
import { areOfTwo, type Group, joinGroups } from "./correlate/sides.ts";
import { guessOf, recognised } from "./correlate/unannounced.ts";
import { undeliveredOf } from "./correlate/undelivered.ts";
import type { Direction, Event, EventKind, Side } from "./event.ts";
import { type Capture, isSeen } from "./evidence.ts";
import type { Platform } from "./platform.ts";
import { directionOfCommand } from "./scsi/cdb.ts";
import { straightWriters, writerOf } from "./spans.ts";
import { grouped } from "./survey.ts";
import { cdbOf, eventOf, eventsOf, requestOf, type Task } from "./task.ts";
import type { Fact } from "./testimony.ts";
import type { Timeline } from "./timeline.ts";
import { onceLogged } from "./twice-logged.ts";

const SETUP = new Set<EventKind>(["lifecycle", "constraints", "pool", "pool-size", "limits", "target", "mapper"]);
const LATER = new Set<EventKind>(["fault", "client", "notice", "rejection", "crash", "stall"]);
/** What no task is made of. */
const BESIDE: ReadonlySet<EventKind> = new Set([...SETUP, ...LATER]);
/** What is looked for among all events; there are few of them. */
const RARE: ReadonlySet<EventKind> = new Set([...BESIDE, "timeout", "abort"]);

/** What ends more than one task stands in none of them before it is known which they are. */
const isForMany = (event: Event): boolean => event.kind === "abort" && event.ends !== "task";

/** Rows that no line announces may show a request, a log page, anything: they are of no task. */
const isStray = (event: Event): boolean => event.kind === "dump" && event.owner === "unknown";

/** True if the engine put its data where the controller holds what came from the host: nothing else tells the way of a request whose lines are lost. */
const isFromHost = ({ events }: Pick<Task, "events">): boolean => {
  const held = new Set<bigint>();
  for (const event of events) if (event.kind === "stage" && isSeen(event.address)) held.add(event.address.value);
  return events.some(
    (event) => event.kind === "transfer" && isSeen(event.destination) && held.has(event.destination.value),
  );
};

/** The direction that the framework hands out, else that of the command; what the driver makes of it may be wrong, and counts where nothing else is known. */
const directionOf = (task: Pick<Task, "events">): Direction => {
  let asked: Direction | null = null;
  for (const event of task.events) {
    if (event.kind !== "dispatch" && event.kind !== "submit" && event.kind !== "receive") continue;
    const direction = event.direction?.value ?? null;
    if (event.kind !== "dispatch") asked ??= direction;
    else if (direction !== null) return direction;
  }
  return directionOfCommand(cdbOf(task)?.value ?? []) ?? asked ?? (isFromHost(task) ? "data-out" : "data-in");
};

/** Events of one side, capture by capture in the order of their names. */
type Lines = readonly (readonly Event[])[];

/** What tasks are made of, by the side that wrote it. */
const bySide = (
  events: readonly Event[],
  captures: readonly Capture[],
): { readonly hosts: Lines; readonly devices: Lines } => {
  const byWriter = grouped(
    events.filter((event) => !BESIDE.has(event.kind) && !isStray(event) && !isForMany(event)),
    writerOf,
  );
  const inOrder = [...captures].sort((a, b) => (a.name < b.name ? -1 : 1));
  const of = (side: Side): Lines => inOrder.map(({ index }) => byWriter.get(writerOf({ capture: index, side })) ?? []);
  return { hosts: of("host"), devices: of("device") };
};

/** The tasks of each controller in each capture. */
const groupsOf = (sides: Lines, group: (events: readonly Event[]) => readonly Draft[]): readonly Group[] =>
  sides.flatMap((events) =>
    partiesOf(events).map((party) => ({ controller: party.controller, drafts: group(party.events) })),
  );

const NONE: readonly never[] = [];

/** Says of lines that were given to their task by a guess that they were. */
const withGuesses = (drafts: readonly Draft[], guessed: ReadonlySet<Event>): readonly Draft[] => {
  if (guessed.size === 0) return drafts;
  for (const { events, joins } of drafts)
    for (const event of events)
      if (guessed.has(event)) joins.push({ by: "order", certain: false, evidence: guessOf(event) });
  return drafts;
};

/** `200`, `200#2` for the second use of an id, `?1` without one. */
const named = (drafts: readonly Draft[]): readonly Task[] => {
  const uses = new Map<string, number>();
  return drafts.map((task) => {
    const name = task.id ?? "?";
    const use = (uses.get(name) ?? 0) + 1;
    uses.set(name, use);
    const ref = task.id === null ? `?${use}` : use === 1 ? name : `${name}#${use}`;
    // Lists that grew have room for more, which no task needs.
    const [events, joins] = [task.events.slice(), task.joins.length === 0 ? NONE : task.joins.slice()];
    return { ref, id: task.id, direction: directionOf(task), events, joins, told: NONE };
  });
};

/** A task without a data phase moves nothing that could be lost. */
const movesData = (task: Task): boolean => {
  if (task.direction === "none") return false;
  const { iova, length } = requestOf(task);
  if (length === 0) return false;
  return (
    length !== null ||
    iova !== null ||
    task.events.some((event) => event.kind === "stage" || event.kind === "data-buffer")
  );
};

/** True for a task that moves data, or of which a line shows that it was handed out. */
const isRequest = (task: Task): boolean => movesData(task) || eventOf(task, "dispatch") !== undefined;

/** True for a task that somebody gave up: one without data hangs as others do. */
const isGivenUp = (task: Task): boolean => eventsOf(task, "timeout", "abort").length > 0;

export const correlate = (
  captures: readonly Capture[],
  read: readonly Event[],
  facts: readonly Fact[],
  platform: Platform,
): Timeline => {
  const { events: badged, guessed } = recognised(inControllers(onceLogged(read), captures));
  const sides = bySide(badged, captures);
  const devices = groupsOf(sides.devices, groupDevice);
  const events = areOfTwo(devices) ? asUntold(badged) : badged;
  const { hosts: lines } = events === badged ? sides : bySide(events, captures);
  const hosts = groupsOf(lines, (one) => readdressed(groupHost(one)));
  const rare = events.filter(({ kind }) => RARE.has(kind));
  const drafts = withGuesses(withLists(joinGroups(hosts, devices)), guessed);
  const all = named(drafts);
  const ended = placeResets(placeEnds(all.filter(isRequest), rare), rare);
  const tasks = ended.filter((task) => movesData(task) || isGivenUp(task));
  const faulted = placeFaults(
    tasks,
    rare.filter((event) => event.kind === "fault"),
  );
  const crashed = placeCrashes(
    faulted.tasks,
    rare.filter((event) => event.kind === "crash"),
  );
  const met = placeClients(
    crashed,
    all.filter((task) => !movesData(task)),
    rare,
    () => straightWriters(events),
  );
  // The same words said twice are one testimony.
  const testimony = [...new Map(facts.map((fact) => [fact.text, fact])).values()];
  const told = placeFacts(met.tasks, testimony);
  return {
    captures,
    platform,
    events,
    tasks: told.tasks,
    undelivered: undeliveredOf(met.left, rare),
    setup: rare.filter((event) => SETUP.has(event.kind)),
    strayFaults: faulted.stray,
    facts: testimony,
    unplaced: told.unplaced,
    alignment: null,
  };
};
