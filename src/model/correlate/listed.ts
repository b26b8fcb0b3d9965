/**
 * Requests of which the controller prints each element on a line of its own, under one id or none: the lines behind the first look like requests
 * by themselves until it is known what the host asked for. Apart from the grouping of the controller's lines, which knows no host.
 */
import type { Event, ReceiveEvent } from "../event.ts";
import { isSeen } from "../evidence.ts";
import { type Draft, has } from "./draft.ts";

const isReceive = (event: Event): event is ReceiveEvent => event.kind === "receive";

/** The element that a line shows by its address and its length; `null` for a line without either. */
const lengthIn = ({ iova, length }: ReceiveEvent): number | null =>
  isSeen(iova) && isSeen(length) ? length.value : null;

/** The receptions of a task of which the controller's lines show nothing else yet; none for any other task. */
const receptions = (task: Draft): readonly ReceiveEvent[] => {
  const own = task.events.filter(({ side }) => side === "device");
  return own.every(isReceive) ? own.filter(isReceive) : [];
};

const askedOf = ({ events }: Draft): number | null =>
  events.flatMap((event) => (event.kind === "dispatch" ? (event.length?.value ?? []) : []))[0] ?? null;

/** Where a line stands. */
const place = (capture: number, line: number): string => `${capture}:${line}`;

/** The element right below the last line of the task: under its id or none, of another address, and of no more bytes than are still to come. */
const nextOf = (task: Draft, heads: ReadonlyMap<string, Draft>): Draft | null => {
  const lines = receptions(task);
  const [asked, last, lengths] = [askedOf(task), lines.at(-1), lines.map(lengthIn)];
  if (task.id === null || asked === null || last === undefined || lengths.includes(null)) return null;
  const next = heads.get(place(last.capture, last.lastLine + 1));
  const [head] = next?.events ?? [];
  if (next === undefined || head === undefined || !isReceive(head)) return null;
  if (next.id !== null && next.id !== task.id) return null;
  const more = lengthIn(head);
  const known = lines.some(({ iova }) => iova?.value === head.iova?.value);
  const bytes = lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0);
  return more !== null && !known && bytes + more <= asked ? next : null;
};

/** Gives such lines, and what follows under them, to the task that asked for as many bytes as all of them have. */
export const withLists = (drafts: readonly Draft[]): readonly Draft[] => {
  const heads = new Map<string, Draft>();
  for (const task of drafts) {
    const [first] = task.events;
    if (first !== undefined && isReceive(first)) heads.set(place(first.capture, first.line), task);
  }
  if (heads.size === 0) return drafts;
  const given = new Set<Draft>();
  for (const task of drafts) {
    if (!has(task, "dispatch")) continue;
    for (let next = nextOf(task, heads); next !== null; next = nextOf(task, heads)) {
      task.events.push(...next.events);
      task.joins.push(...next.joins);
      given.add(next);
    }
  }
  return drafts.filter((task) => !given.has(task));
};
