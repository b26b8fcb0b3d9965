/**
 * Joins the host's tasks with the controller's. An id that both sides log decides; else the IOVA, with the command and the length;
 * else a known alteration of the address; else what is left over in order. Whatever leaves a second partner is not certain.
 */
import { alterations } from "../address.ts";
import { type Bytes, contradict, formatBytes } from "../bytes.ts";
import type { Event } from "../event.ts";
import { type Citation, isSeen, type Observed } from "../evidence.ts";
import { later } from "../later.ts";
import type { Join } from "../task.ts";
import type { Draft } from "./draft.ts";
import { type Anchor, anchorOf, windowsOf } from "./window.ts";

type Element = { readonly iova: Observed<bigint> | null; readonly length: Observed<number> | null };

const elementOf = (task: Draft, kinds: readonly Event["kind"][]): Element => {
  for (const event of task.events) {
    if (kinds.includes(event.kind) && (event.kind === "dispatch" || event.kind === "receive")) {
      if (event.iova !== null || event.length !== null) return event;
    }
  }
  const staged = task.events.find((event) => event.kind === "stage");
  return { iova: null, length: staged?.kind === "stage" ? staged.length : null };
};

const hostElement = (task: Draft): Element => elementOf(task, ["dispatch"]);
const deviceElement = (task: Draft): Element => elementOf(task, ["receive"]);

/** Every address that the host may have given the hardware: the dispatched one, and that of a mapping or element of its own. */
const hostAddresses = (task: Draft): readonly bigint[] => [
  ...new Set(
    task.events.flatMap((event) =>
      (event.kind === "dispatch" || event.kind === "submit" || event.kind === "map") && isSeen(event.iova)
        ? [event.iova.value]
        : [],
    ),
  ),
];

/** The command descriptor block that the lines of one side show. */
const blockOf = (task: Draft): Bytes | null => {
  for (const event of task.events) {
    const shown = event.kind === "dispatch" || event.kind === "submit" || event.kind === "receive" ? event.cdb : null;
    if (isSeen(shown)) return shown.value;
  }
  return null;
};

/** The block as text. */
const cdbOf = (task: Draft): string | null => {
  const block = blockOf(task);
  return block === null ? null : formatBytes(block);
};

/** True if both sides show a command, and not the same one: one side may print fewer bytes of it, or its name alone. */
const otherCommand = (host: Draft, device: Draft): boolean => {
  const [ours, theirs] = [blockOf(host), blockOf(device)];
  return ours !== null && theirs !== null && contradict(ours, theirs);
};

/** A key under which partners are looked for, and the reason that it gives. */
interface Rule {
  readonly by: Join["by"];
  readonly host: (task: Draft) => readonly string[];
  readonly device: (task: Draft) => readonly string[];
  /** Whether a pair without a second candidate is certain under this rule. */
  readonly firm: boolean;
}

const known = (parts: readonly (string | number | bigint | null | undefined)[]): readonly string[] =>
  parts.some((part) => part === null || part === undefined) ? [] : [parts.join("/")];

const RULES: readonly Rule[] = [
  {
    by: "task",
    host: (task) => known([task.id, hostElement(task).iova?.value]),
    device: (task) => known([task.id, deviceElement(task).iova?.value]),
    firm: true,
  },
  {
    by: "iova",
    host: (task) =>
      hostAddresses(task).flatMap((address) => known([address, hostElement(task).length?.value, cdbOf(task)])),
    device: (task) => known([deviceElement(task).iova?.value, deviceElement(task).length?.value, cdbOf(task)]),
    firm: true,
  },
  {
    by: "iova",
    host: (task) => hostAddresses(task).flatMap((address) => known([address, hostElement(task).length?.value])),
    device: (task) => known([deviceElement(task).iova?.value, deviceElement(task).length?.value]),
    firm: true,
  },
  {
    by: "iova",
    host: (task) => hostAddresses(task).flatMap((address) => known([address])),
    device: (task) => known([deviceElement(task).iova?.value]),
    firm: true,
  },
  { by: "task", host: (task) => known([task.id]), device: (task) => known([task.id]), firm: true },
  {
    by: "bytes",
    host: (task) => {
      const { iova, length } = hostElement(task);
      return isSeen(iova) ? alterations(iova.value).flatMap((address) => known([address, length?.value])) : [];
    },
    device: (task) => known([deviceElement(task).iova?.value, deviceElement(task).length?.value]),
    firm: false,
  },
  {
    by: "bytes",
    host: (task) => known([hostElement(task).length?.value]),
    device: (task) => known([deviceElement(task).length?.value]),
    firm: false,
  },
  { by: "order", host: () => ["any"], device: () => ["any"], firm: false },
];

/** Rules from the first on that take an address which both sides show. */
const UNMISTAKABLE = 4;

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

const keyed = (tasks: Iterable<Draft>, keys: Rule["host"]): readonly Keyed[] =>
  Array.from(tasks, (task) => ({ task, keys: keys(task) }));

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

const citations = (...fields: readonly (Observed<unknown> | null | undefined)[]): readonly Citation[] =>
  fields.flatMap((field) => (isSeen(field) ? [field.at] : []));

const idOf = (task: Draft): Observed<string> | undefined =>
  task.events.map((event) => event.task).find((id): id is Observed<string> => id !== null);

/** The host's address that the controller received, of those that it may have been given. */
const sharedAddress = (host: Draft, received: Observed<bigint> | null): Observed<bigint> | null => {
  for (const event of host.events) {
    const given = event.kind === "dispatch" || event.kind === "submit" || event.kind === "map" ? event.iova : null;
    if (isSeen(given) && given.value === received?.value) return given;
  }
  return null;
};

/** What a pair has in common: its id, an address, a length; the order alone if nothing else. */
const reasons = (host: Draft, device: Draft, certain: boolean): readonly Join[] => {
  const [ours, theirs] = [hostElement(host), deviceElement(device)];
  const address = sharedAddress(host, theirs.iova);
  const sameSize = isSeen(ours.length) && ours.length.value === theirs.length?.value;
  const joins: Join[] = [];
  if (host.id !== null && host.id === device.id)
    joins.push({ by: "task", certain, evidence: citations(idOf(host), idOf(device)) });
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

/** True if both carry an id and the ids are not the same. */
const differ = (host: Draft, device: Draft): boolean => host.id !== null && device.id !== null && host.id !== device.id;

/** The drafts that still wait for a partner, and the certain pairs so far. */
interface Hall {
  readonly hosts: Set<Draft>;
  readonly devices: Set<Draft>;
  readonly anchors: Anchor[];
  /** Whether another id is another task. */
  readonly oneNumbering: boolean;
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

/**
 * Pairs under one key. First those that are alone under it on both sides, and then, between the certain ones, the k-th of one side
 * with the k-th of the other: a partner of the same key is only a partner, and a line that is missing shifts all that follow.
 */
const pair = (rule: Rule, { hosts, devices, anchors, oneNumbering, strict }: Hall): void => {
  const asking = keyed(hosts, rule.host);
  const partners = index(keyed(devices, rule.device));
  const rivals = index(asking);
  for (const alone of strict ? [true] : [true, false]) {
    const windows = later(() => windowsOf(alone && rule.firm ? [] : anchors));
    for (const { task: host, keys } of asking) {
      if (!hosts.has(host)) continue;
      for (const key of keys) {
        const same = partners.get(key);
        if (same === undefined || (same.tasks.length === 1 && rivals.get(key)?.tasks.length === 1) !== alone) continue;
        const fits = (candidate: Draft): boolean =>
          !(oneNumbering && differ(host, candidate)) && windows()(host, candidate);
        // One that shows another command is taken only if there is no other.
        const device =
          partnerIn(same, devices, (candidate) => !otherCommand(host, candidate) && fits(candidate)) ??
          partnerIn(same, devices, fits);
        if (device === undefined) continue;
        // Where id and address agree, another command is what became of this one.
        const certain = rule.firm && alone && (rule.by === "task" || !otherCommand(host, device));
        if (certain) anchors.push(anchorOf(host, device));
        merge(host, device, reasons(host, device, certain));
        hosts.delete(host);
        devices.delete(device);
        break;
      }
    }
  }
};

/**
 * Merges device drafts into host drafts; those of either side that find no partner stand for themselves. `strict` joins only what shows
 * one address on both sides and has no second candidate.
 */
export const joinSides = (hosts: readonly Draft[], devices: readonly Draft[], strict = false): readonly Draft[] => {
  // Two sides that share an id number their tasks alike: then another id is another task. Else the numbers mean nothing.
  const named = new Set(hosts.map((task) => task.id));
  const oneNumbering = devices.some((task) => task.id !== null && named.has(task.id));
  const hall: Hall = { hosts: new Set(hosts), devices: new Set(devices), anchors: [], oneNumbering, strict };
  for (const rule of strict ? RULES.slice(0, UNMISTAKABLE) : RULES) {
    if (hall.hosts.size === 0 || hall.devices.size === 0) break;
    // Leftovers of both sides are held together only if they are one and one: anything else would be a guess.
    if (rule.by === "order" && (hall.hosts.size !== 1 || hall.devices.size !== 1)) break;
    pair(rule, hall);
  }
  return [...hosts, ...hall.devices];
};
