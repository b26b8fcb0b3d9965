/**
 * Which controller's lines of the one side belong to which controller's of the other. Equal numbers in both badges decide, else what
 * both sides show of the same tasks; where that fits several alike, nothing but a task that is unmistakable is joined.
 */
import { UNTOLD } from "../event-base.ts";
import { isSeen } from "../evidence.ts";
import type { Draft } from "./draft.ts";
import { joinSides } from "./join.ts";

/** The tasks of one controller as one side shows them. */
export interface Group {
  readonly controller: string | null;
  readonly drafts: readonly Draft[];
}

// the number of avocet0, fw[0] or 0x1000004a3
const numberOf = ({ controller }: Group): string | null =>
  /(0x[0-9a-f]{6,16}|\d{1,3})\W{0,2}$/i.exec(controller ?? "")?.[1] ?? null;

/** What a task asks for, as both sides would show it. */
const requestOf = (draft: Draft): readonly string[] =>
  draft.events.flatMap((event) => {
    if (event.kind !== "dispatch" && event.kind !== "receive" && event.kind !== "submit") return [];
    return isSeen(event.iova) ? [`${draft.id ?? ""}/${event.iova.value}/${event.length?.value ?? ""}`] : [];
  });

/** How many requests of one side the other shows as well. */
const common = (host: Group, device: Group): number => {
  const asked = new Set(host.drafts.flatMap(requestOf));
  return device.drafts.filter((draft) => requestOf(draft).some((request) => asked.has(request))).length;
};

/** True if two logs of the other side show other requests under the same ids: two controllers, and not one that is seen twice. */
export const areOfTwo = (devices: readonly Group[]): boolean =>
  devices.some((one, index) =>
    devices.slice(index + 1).some((other) => {
      const ids = new Set(one.drafts.flatMap(({ id }) => id ?? []));
      const alike = other.drafts.filter(({ id }) => id !== null && ids.has(id)).length;
      return alike > 0 && common(one, other) * 2 < alike;
    }),
  );

/** The only host's group that fits best; `null` where two fit alike or none fits. */
const partnerOf = (device: Group, hosts: readonly Group[]): Group | null => {
  const number = numberOf(device);
  const alike = number === null ? [] : hosts.filter((host) => numberOf(host) === number);
  if (alike.length === 1) return alike[0] ?? null;
  const scores = hosts.map((host) => common(host, device));
  const best = Math.max(...scores);
  const first = scores.indexOf(best);
  return best > 0 && scores.lastIndexOf(best) === first ? (hosts[first] ?? null) : null;
};

/** True if the device's lines show tasks of several of the groups and of no other: one controller with badges of another kind. */
const servesSeveral = (device: Group, hosts: readonly Group[]): boolean => {
  const asked = hosts.map((host) => new Set(host.drafts.flatMap(requestOf)));
  const alone = device.drafts.flatMap((draft) => {
    const wanted = requestOf(draft);
    const fitting = asked.flatMap((own, index) => (wanted.some((request) => own.has(request)) ? [index] : []));
    return fitting.length === 1 ? fitting : [];
  });
  return new Set(alone).size > 1;
};

/** Joins the sides, controller by controller where there are several. */
export const joinGroups = (hosts: readonly Group[], devices: readonly Group[]): readonly Draft[] => {
  const all = (groups: readonly Group[]): readonly Draft[] => groups.flatMap(({ drafts }) => drafts);
  if (hosts.some(({ controller }) => controller === UNTOLD)) return joinSides(all(hosts), all(devices), true);
  const several = new Set(hosts.map(({ controller }) => controller)).size > 1;
  if (!several || devices.some((device) => servesSeveral(device, hosts))) return joinSides(all(hosts), all(devices));
  const partners = new Map(devices.map((device) => [device, partnerOf(device, hosts)] as const));
  const own = hosts.map((host) => ({
    host,
    device: all(devices.filter((device) => partners.get(device) === host)),
  }));
  const left = all(devices.filter((device) => partners.get(device) === null));
  const unpaired = own.filter(({ device }) => device.length === 0).flatMap(({ host }) => host.drafts);
  const joined = [
    ...own.filter(({ device }) => device.length > 0).flatMap(({ host, device }) => joinSides(host.drafts, device)),
    ...joinSides(unpaired, left, true),
  ];
  // Tasks stand by their first line, whichever controller they are of.
  const order = new Map(all(hosts).map((draft) => [draft, draft.events[0]] as const));
  const captures = [...new Set([...order.values()].map((event) => event?.capture))];
  const rank = (draft: Draft): readonly [number, number] => {
    const first = order.get(draft) ?? draft.events[0];
    const place = captures.indexOf(first?.capture);
    return [order.has(draft) ? place : captures.length, first?.line ?? 0];
  };
  return joined.sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1]);
};
