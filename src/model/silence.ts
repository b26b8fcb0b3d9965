/**
 * What it is worth that a capture has no line of a kind between two others. Silence tells something only where the same epoch logs that
 * kind of line elsewhere, where nothing between is known to be lost, hidden or misread, and where the capture reaches beyond both ends.
 */
import { epochOf, epochsOf } from "./epoch.ts";
import type { Event, EventKind } from "./event.ts";
import type { Citation } from "./evidence.ts";
import { hasHoles } from "./holes.ts";
import type { Timeline } from "./timeline.ts";

export interface Silence {
  /** Why the silence proves nothing, as a clause; `null` where it is as good as a line. */
  readonly because: string | null;
  /** Lines of that kind elsewhere in the epoch: the driver does log them. */
  readonly controls: readonly Citation[];
}

const CONTROLS = 2;

const lossBetween = ({ captures }: Timeline, from: Event, to: Event): string | null => {
  const capture = captures.find(({ index }) => index === from.capture);
  const inside = (line: number): boolean => line >= from.line && line <= to.line;
  const loss = capture?.lost.find(({ line }) => inside(line));
  if (loss !== undefined)
    return loss.kind === "redacted" ? "values between them are redacted" : "lines between them are lost";
  return (capture?.unreadAt ?? []).some(inside) ? "lines between them were not understood" : null;
};

/** What the silence about these kinds between two lines of one capture is worth. */
export const silenceOf = (timeline: Timeline, from: Event, to: Event, kinds: readonly EventKind[]): Silence => {
  if (from.capture !== to.capture || from.line > to.line) return { because: "their order is not known", controls: [] };
  const epoch = epochOf(from, timeline);
  const controls = timeline.events
    .filter(
      (event) => kinds.includes(event.kind) && event.capture === from.capture && epochOf(event, timeline) === epoch,
    )
    .slice(0, CONTROLS)
    .map(({ at }) => at);
  const [own, other] = [epochsOf(timeline)[epoch], epochOf(to, timeline)];
  const because =
    own === undefined || other !== epoch
      ? "they are of two runs of the driver"
      : controls.length === 0
        ? "no such line is logged in this run at all"
        : (lossBetween(timeline, from, to) ??
          (hasHoles(timeline, from.capture) ? "the capture has lost lines elsewhere" : null));
  return { because, controls };
};
