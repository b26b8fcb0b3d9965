/**
 * Two controllers whose lines nothing tells apart but the targets: each counts its tasks from the same number, so that every id is handed out twice in a
 * row, to the one's target and to the other's. A driver that gives one id to two tasks does not do so for all of them, and always to the same two targets.
 */
import type { DispatchEvent, Event } from "./event.ts";
import { isSeen } from "./evidence.ts";

/** Ids handed out twice in a row that it takes. */
const LEAST_PAIRS = 3;

/** The targets of two tasks that were handed out one behind the other under one id; `null` for any others. */
const pairOf = (first: DispatchEvent, second: DispatchEvent | undefined): string | null => {
  if (second === undefined || first.capture !== second.capture || first.controller !== second.controller) return null;
  if (!isSeen(first.task) || !isSeen(second.task) || !isSeen(first.target) || !isSeen(second.target)) return null;
  if (first.task.value !== second.task.value || first.target.value === second.target.value) return null;
  return [first.target.value, second.target.value].toSorted().join(" ");
};

/** The first pair, where nearly all tasks come in such pairs and all of these have the same two targets; none otherwise. */
export const pairedTargets = (dispatches: readonly DispatchEvent[]): readonly Event[] => {
  const pairs: { readonly targets: string; readonly events: readonly Event[] }[] = [];
  for (let at = 0; at < dispatches.length; at += 1) {
    const [first, second] = [dispatches[at], dispatches[at + 1]];
    const targets = first === undefined ? null : pairOf(first, second);
    if (first === undefined || second === undefined || targets === null) continue;
    pairs.push({ targets, events: [first, second] });
    at += 1;
  }
  const [one] = pairs;
  const isMost = pairs.length * 2 * 5 >= dispatches.length * 4;
  const isSame = pairs.every(({ targets }) => targets === one?.targets);
  return one !== undefined && pairs.length >= LEAST_PAIRS && isMost && isSame ? one.events : [];
};
