/** Anchors that a person states: two lines of two captures that are about one moment. Testimony, like every other fact. */
import type { Event } from "../event.ts";
import type { Timeline } from "../timeline.ts";
import type { Tie } from "./anchors.ts";

export interface ToldPlace {
  readonly capture: string;
  /** From 1. */
  readonly line: number;
}

export interface ToldAnchor {
  /** As stated, such as `fw.log:12=dext.log:40`. */
  readonly text: string;
  readonly places: readonly [ToldPlace, ToldPlace];
}

/** Why an anchor cannot hold two clocks together. */
export interface AnchorProblem {
  readonly anchor: string;
  readonly what: string;
  readonly next: string;
}

const eventAt = ({ captures, events }: Timeline, { capture, line }: ToldPlace): Event | undefined => {
  const index = captures.find(({ name }) => name === capture)?.index;
  const there = events.filter((event) => event.capture === index && event.line <= line && line <= event.lastLine);
  return there.find(({ stamp }) => stamp !== null) ?? there[0];
};

const atPlace = ({ capture, line }: ToldPlace): string => `${capture}:${line}`;

const placeProblem = (timeline: Timeline, place: ToldPlace): Omit<AnchorProblem, "anchor"> | null => {
  const capture = timeline.captures.find(({ name }) => name === place.capture);
  if (capture === undefined) {
    const names = timeline.captures.map(({ name }) => name).join(", ");
    return { what: `no capture is called ${place.capture}`, next: `choose from ${names}` };
  }
  if (place.line < 1 || place.line > capture.lines) {
    return { what: `${place.capture} has no line ${place.line}`, next: `it has lines 1 to ${capture.lines}` };
  }
  const event = eventAt(timeline, place);
  const listed = "name a line that dma-forensics events lists and that carries a time or a counter";
  if (event === undefined) return { what: `${atPlace(place)} is not understood as an event`, next: listed };
  return event.stamp === null ? { what: `${atPlace(place)} has no stamp`, next: listed } : null;
};

/** What keeps an anchor from being used; `null` for a good one. */
export const anchorProblem = (timeline: Timeline, { text, places }: ToldAnchor): AnchorProblem | null => {
  for (const place of places) {
    const problem = placeProblem(timeline, place);
    if (problem !== null) return { anchor: text, ...problem };
  }
  const sides = places.filter((place) => eventAt(timeline, place)?.side === "device").length;
  if (sides === 1) return null;
  const what = `both lines are ${sides === 2 ? "the controller's" : "the host's"}`;
  return { anchor: text, what, next: "name one line of each side" };
};

/** The ties of the anchors that can be used: both lines stand for one moment, so each bounds the other from both sides. */
export const toldTies = (anchors: readonly ToldAnchor[], timeline: Timeline): readonly Tie[] =>
  anchors.flatMap((anchor) => {
    const events = anchor.places.map((place) => eventAt(timeline, place));
    const device = events.find((event) => event?.side === "device")?.stamp;
    const host = events.find((event) => event !== undefined && event.side !== "device")?.stamp;
    if (device == null || host == null || device.domain === host.domain) return [];
    const source = `align ${anchor.text}`;
    return [
      { side: "at-least", host, device, source },
      { side: "at-most", host, device, source },
    ] as const;
  });
