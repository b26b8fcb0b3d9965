/** How many bytes a controller's line speaks of, and how many were asked for. */
import type { Event } from "../event.ts";
import { isSeen, type Observed } from "../evidence.ts";
import type { Draft } from "./draft.ts";

/** The length that a line of the controller shows. */
export const lengthOf = (event: Event): Observed<number> | null =>
  event.kind === "receive" || event.kind === "stage" || event.kind === "transfer" ? event.length : null;

/** What the controller's lines say that the request asks for: the request itself, else what was staged for it. */
export const askedOf = ({ events }: Draft): number | null =>
  (["receive", "stage"] as const)
    .map((step) => events.filter(({ kind }) => kind === step).map(lengthOf))
    .flatMap((lengths) => lengths.filter(isSeen).map(({ value }) => value))[0] ?? null;
