/** How many bytes were asked for, as the lines of either side show it. */
import type { Event } from "../event.ts";
import { isSeen, type Observed } from "../evidence.ts";
import type { Draft } from "./draft.ts";

/** The length that a line of the controller shows. */
export const lengthOf = (event: Event): Observed<number> | null =>
  event.kind === "receive" || event.kind === "stage" || event.kind === "transfer" ? event.length : null;

/** What the controller's lines say that the request asks for: the request itself, else what was staged for it. */
export const fetchedLength = ({ events }: Draft): number | null =>
  (["receive", "stage"] as const)
    .map((step) => events.filter(({ kind }) => kind === step).map(lengthOf))
    .flatMap((lengths) => lengths.filter(isSeen).map(({ value }) => value))[0] ?? null;

/** What the host's lines say: the dispatch; of a task whose hand-over is lost, what was posted. */
export const postedLength = ({ events }: Draft): number | null => {
  let posted: number | null = null;
  for (const event of events) {
    if (event.kind !== "dispatch" && event.kind !== "submit") continue;
    const length = event.length?.value ?? null;
    if (length !== null && event.kind === "dispatch") return length;
    posted ??= length;
  }
  return posted;
};
