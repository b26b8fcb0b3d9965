/**
 * Joins the host's tasks with the controller's. An id that both sides log decides; else the IOVA, with the command and the length;
 * else a known alteration of the address; else what is left over in order. Whatever leaves a second partner is not certain.
 */
import { type Citation, isSeen, type Observed } from "../evidence.ts";
import { later } from "../later.ts";
import { grouped } from "../survey.ts";
import type { Join } from "../task.ts";
import type { Draft } from "./draft.ts";
import {
  deviceElement,
  hostElement,
  otherCommand,
  otherRequest,
  RULES,
  type Rule,
  UNMISTAKABLE,
} from "./partner-rules.ts";
import { slotOf } from "./slot.ts";
import { type Anchor, anchorOf, windowsOf } from "./window.ts";

/** Tasks under one key, in order; those that are known to have a partner are stepped over. */
interface Drafts {
  readonly tasks: Draft[];
  /** Where the first is that may still wait, and behind each the next one; as they stand until somebody is found joined. */
  first: number;
  next: Uint32Array | null;
}

/** A task with the keys under which it is looked for. */
interface Keyed {
  readonly task: Draft;
  readonly keys: readonly string[];
}

const keyed = (tasks: Iterable<Draft>, keys: Rule["host"], nameOf: NameOf): readonly Keyed[] =>
  Array.from(tasks, (task) => ({ task, keys: keys(task, nameOf(task)) }));

/** How many tasks look for a partner under each key. */
const countsOf = (tasks: readonly Keyed[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { keys } of tasks)
    for (const key of keys.length > 1 ? new Set(keys) : keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

const index = (tasks: readonly Keyed[]): ReadonlyMap<string, Drafts> => {
  const found = new Map<string, Drafts>();
  for (const { task, keys } of tasks) {
    for (const key of keys.length > 1 ? new Set(keys) : keys) {
      const same = found.get(key);
      if (same === undefined) found.set(key, { tasks: [task], first: 0, next: null });
      else same.tasks.push(task);
    }
  }
  return found;
};

type Field = Observed<unknown> | null | undefined;

/** Where the two are shown; there is a list for each join of each task, so that none is longer than what it holds. */
const citations = (ours: Field, theirs: Field): readonly Citation[] => {
  if (!isSeen(ours)) return isSeen(theirs) ? [theirs.at] : [];
  return isSeen(theirs) ? [ours.at, theirs.at] : [ours.at];
};

const idOf = (task: Draft): Observed<string> | undefined => {
  for (const { task: id } of task.events) if (id !== null) return id;
  return undefined;
};

/** What both sides call a task by: its id, or for the host its number at the hardware. */
type NameOf = (task: Draft) => string | null;

const byId: NameOf = ({ id }) => id;
const bySlot: NameOf = (task) => slotOf(task)?.value ?? null;

/** The host's address that the controller received, of those that it may have been given. */
const sharedAddress = (host: Draft, received: Observed<bigint> | null): Observed<bigint> | null => {
  for (const event of host.events) {
    const given = event.kind === "dispatch" || event.kind === "submit" || event.kind === "map" ? event.iova : null;
    if (isSeen(given) && given.value === received?.value) return given;
  }
  return null;
};

/** What a pair has in common: its id, an address, a length; the order alone if nothing else. */
const reasons = (host: Draft, device: Draft, certain: boolean, nameOf: NameOf): readonly Join[] => {
  const [ours, theirs] = [hostElement(host), deviceElement(device)];
  const address = sharedAddress(host, theirs.iova);
  const sameSize = isSeen(ours.length) && ours.length.value === theirs.length?.value;
  const joins: Join[] = [];
  const name = nameOf(host);
  if (name !== null && name === device.id) {
    const own = nameOf === byId ? idOf(host) : slotOf(host);
    joins.push({ by: "task", certain, evidence: citations(own, idOf(device)) });
  }
  if (address !== null) joins.push({ by: "iova", certain, evidence: citations(address, theirs.iova) });
  if (sameSize) joins.push({ by: "bytes", certain, evidence: citations(ours.length, theirs.length) });
  if (joins.length > 0) return joins;
  const at = [host.events[0]?.at, device.events[0]?.at].filter((place) => place !== undefined);
  return [{ by: "order", certain: false, evidence: at }];
};

const merge = (host: Draft, device: Draft, joins: readonly Join[]): void => {
  host.id ??= device.id;
  host.events.push(...device.events);
  host.joins.push(...joins, ...device.joins);
};

/** True if both have a name and the names are not the same. */
const differ = (host: Draft, device: Draft, nameOf: NameOf): boolean => {
  const name = nameOf(host);
  return name !== null && device.id !== null && name !== device.id;
};

/** The drafts that still wait for a partner, and the certain pairs so far. */
interface Hall {
  readonly hosts: Set<Draft>;
  readonly devices: Set<Draft>;
  readonly anchors: Anchor[];
  /** Whether another id is another task. */
  readonly oneNumbering: boolean;
  /** How a task of the host is called by the controller. */
  readonly nameOf: NameOf;
  /** Whether only pairs count that have no second candidate. */
  readonly strict: boolean;
}

/** The first that still waits for a partner and passes. */
const partnerIn = (same: Drafts, waiting: ReadonlySet<Draft>, passes: (task: Draft) => boolean): Draft | undefined => {
  const { tasks } = same;
  let before = -1;
  for (let at = same.first; at < tasks.length; ) {
    const [task, behind] = [tasks[at], same.next?.[at] ?? at + 1];
    if (task !== undefined && waiting.has(task)) {
      if (passes(task)) return task;
      before = at;
    } else if (before < 0) same.first = behind;
    else {
      same.next ??= Uint32Array.from(tasks, (_, own) => own + 1);
      same.next[before] = behind;
    }
    at = behind;
  }
  return undefined;
};

const sameAddress = (host: Draft, device: Draft): boolean => {
  const [ours, theirs] = [hostElement(host).iova, deviceElement(device).iova];
  return isSeen(ours) && isSeen(theirs) && ours.value === theirs.value;
};

const join = (host: Draft, device: Draft, certain: boolean, { hosts, devices, anchors, nameOf }: Hall): void => {
  if (certain) anchors.push(anchorOf(host, device));
  merge(host, device, reasons(host, device, certain, nameOf));
  hosts.delete(host);
  devices.delete(device);
};

/** Drafts by their names; `null` under a name that several have. */
const byName = (tasks: readonly Draft[], nameOf: NameOf): ReadonlyMap<string, Draft | null> => {
  const found = new Map<string, Draft | null>();
  for (const task of tasks) {
    const name = nameOf(task);
    if (name !== null) found.set(name, found.has(name) ? null : task);
  }
  return found;
};

/** What the first rule pairs where nobody else of either side has the id: nearly all tasks of a controller that counts on. */
const pairUnmistakable = (hosts: readonly Draft[], devices: readonly Draft[], hall: Hall): void => {
  const ours = byName(hosts, hall.nameOf);
  for (const [name, device] of byName(devices, byId)) {
    const host = ours.get(name) ?? null;
    if (host !== null && device !== null && sameAddress(host, device)) join(host, device, true, hall);
  }
};

/**
 * Pairs under one key. First those that are alone under it on both sides, and then, between the certain ones, the k-th of one side
 * with the k-th of the other: a partner of the same key is only a partner, and a line that is missing shifts all that follow.
 */
const pair = (rule: Rule, hall: Hall): void => {
  const { hosts, devices, anchors, oneNumbering, nameOf, strict } = hall;
  const asking = keyed(hosts, rule.host, nameOf);
  const partners = index(keyed(devices, rule.device, byId));
  const rivals = countsOf(asking);
  for (const alone of strict ? [true] : [true, false]) {
    const windows = later(() => windowsOf(alone && rule.firm ? [] : anchors));
    for (const { task: host, keys } of asking) {
      if (!hosts.has(host)) continue;
      for (const key of keys) {
        const same = partners.get(key);
        if (same === undefined || (same.tasks.length === 1 && rivals.get(key) === 1) !== alone) continue;
        const fits = (candidate: Draft): boolean =>
          !(oneNumbering && differ(host, candidate, nameOf)) &&
          !otherRequest(host, candidate) &&
          windows()(host, candidate);
        // One that shows another command is taken only if there is no other.
        const device =
          partnerIn(same, devices, (candidate) => !otherCommand(host, candidate) && fits(candidate)) ??
          partnerIn(same, devices, fits);
        if (device === undefined) continue;
        // Where id and address agree, another command is what became of this one.
        const certain = rule.firm && alone && (rule.by === "task" || !otherCommand(host, device));
        join(host, device, certain, hall);
        break;
      }
    }
  }
};

/** How many tasks of the controller have a name of the host's, and its address as well. */
const namesakes = (hosts: readonly Draft[], devices: readonly Draft[], nameOf: NameOf): number => {
  const ours = grouped(hosts, nameOf);
  return devices.filter(
    (device) =>
      device.id !== null &&
      (ours.get(device.id) ?? []).some((host) => sharedAddress(host, deviceElement(device).iova) !== null),
  ).length;
};

/** Tasks of the host among which one shows such a number, if any does. */
const FIRST = 64;

/** The numbers that the host shows beside its ids, where the controller knows its tasks by them; else the ids. */
const namingOf = (hosts: readonly Draft[], devices: readonly Draft[]): NameOf => {
  if (!hosts.slice(0, FIRST).some((host) => slotOf(host) !== undefined)) return byId;
  return namesakes(hosts, devices, bySlot) >= namesakes(hosts, devices, byId) ? bySlot : byId;
};

/**
 * Merges device drafts into host drafts; those of either side that find no partner stand for themselves. `strict` joins only what shows
 * one address on both sides and has no second candidate.
 */
export const joinSides = (hosts: readonly Draft[], devices: readonly Draft[], strict = false): readonly Draft[] => {
  // Two sides that share an id number their tasks alike: then another id is another task. Else the numbers mean nothing.
  const nameOf = namingOf(hosts, devices);
  const named = new Set(hosts.map(nameOf));
  const oneNumbering = devices.some((task) => task.id !== null && named.has(task.id));
  const hall: Hall = { hosts: new Set(hosts), devices: new Set(devices), anchors: [], oneNumbering, nameOf, strict };
  if (oneNumbering) pairUnmistakable(hosts, devices, hall);
  for (const rule of strict ? RULES.slice(0, UNMISTAKABLE) : RULES) {
    if (hall.hosts.size === 0 || hall.devices.size === 0) break;
    // Leftovers of both sides are held together only if they are one and one: anything else would be a guess.
    if (rule.by === "order" && (hall.hosts.size !== 1 || hall.devices.size !== 1)) break;
    pair(rule, hall);
  }
  return [...hosts, ...hall.devices];
};
