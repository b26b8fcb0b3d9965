/**
 * Requests that failed above the driver: the error of a client, the rejection of the kernel, a bring-up that hangs. A request is one
 * because a line speaks of it; nothing is made up of it but that line, so that it has no address, no id and no name.
 */
import type { ClientEvent, Event, RejectionEvent } from "../event.ts";
import type { Task } from "../task.ts";

/** Requests that are kept; more would not make the answer clearer. */
const REQUEST_CAP = 32;

const requestOf = (events: readonly Event[]): Task => ({
  ref: "",
  id: null,
  direction: "data-in",
  events,
  joins: [],
  told: [],
});

const agree = (rejection: RejectionEvent, client: ClientEvent): boolean => {
  const [refused, asked] = [rejection.length?.value ?? null, client.length?.value ?? null];
  return refused === null || asked === null || refused === asked;
};

/** One request for each error of a client, each rejection that none of them is about, and each bring-up that hangs. */
export const undeliveredOf = (errors: readonly ClientEvent[], events: readonly Event[]): readonly Task[] => {
  const rejections = events.filter((event) => event.kind === "rejection");
  const waiting = new Set(rejections);
  const failed = errors.map((client) => {
    const rejection = [...waiting].find((one) => agree(one, client));
    if (rejection === undefined) return requestOf([client]);
    waiting.delete(rejection);
    return requestOf([client, rejection]);
  });
  const refused = [...waiting].map((rejection) => requestOf([rejection]));
  const hung = events.filter((event) => event.kind === "stall").map((stall) => requestOf([stall]));
  return [...failed, ...refused, ...hung].slice(0, REQUEST_CAP);
};
