/** Whose lines a capture has: the host's, the controller's, both, and what follows for lines that either may have written. */
import type { Event } from "../model/event.ts";
import type { CaptureSide } from "../model/evidence.ts";
import { restated } from "../model/restated.ts";
import type { Section } from "./section.ts";

const isDevice = (event: Event): boolean => event.side === "device";

/** Memory of nobody knows whom says nothing about who wrote the capture. */
export const hasSide = (event: Event): boolean => event.kind !== "dump" || event.owner !== "unknown";

/** A kernel and a firmware may both report a state: notices say nothing beside other lines. */
const spoken = (events: readonly Event[]): readonly Event[] => {
  const others = events.filter(({ kind }) => kind !== "notice");
  return others.length > 0 ? others : events;
};

export const sideOf = (all: readonly Event[]): CaptureSide => {
  const events = spoken(all.filter(hasSide));
  const devices = events.filter(isDevice).length;
  if (events.length === 0) return "unknown";
  if (devices === 0) return "host";
  return devices === events.length ? "device" : "both";
};

/** The side of most events; `null` for none and for as many on either side. */
export const majorityOf = (all: readonly Event[]): "host" | "device" | null => {
  const events = spoken(all.filter(hasSide));
  const devices = events.filter(isDevice).length;
  if (devices * 2 === events.length) return null;
  return devices * 2 > events.length ? "device" : "host";
};

/** The side whose word a section has, where its writer is not known: a host's address is what a controller calls it. */
export const leaningOf = ({ facts }: Section, majority: "host" | "device" | null): "host" | "device" =>
  facts.some(({ role }) => role === "received") ? "device" : (majority ?? "host");

/** A request that either side may tell of. */
export const isRequest = ({ topics }: Section): boolean => topics.includes("dispatch") && topics.includes("receive");

/**
 * The events of a capture in which only the controller speaks: what it says of a reply is that it posts it. Where a line of the host
 * stands beside them, or an envelope names who wrote the reply, it is the host's.
 */
export const withOwnReplies = (events: readonly Event[]): readonly Event[] => {
  const others = spoken(events.filter(hasSide)).filter(({ kind }) => kind !== "reply");
  if (others.length === 0 || !others.every(isDevice)) return events;
  return events.map((event) =>
    event.kind === "reply" && event.writer === null ? restated(event, { kind: "device-reply", side: "device" }) : event,
  );
};
