/** The texts that a run puts out, each drawn for the place that it goes to. */
import { jobSummaryText, type Outcome, statusReason, summaryText } from "../../../src/index.ts";
import { fileSurface, type Surface, standardOutput, type Target } from "../../host.ts";
import { version } from "../../version.ts";
import type { Destination, Request } from "./request.ts";
import { listUnread } from "./unread.ts";

/** A run that is over. */
export interface Finished {
  readonly outcome: Outcome;
  /** Where captures lie, by name. */
  readonly places: ReadonlyMap<string, string>;
  readonly status: number;
}

export interface Rendered {
  readonly targets: readonly Target[];
  readonly standardOutput: string;
  /** What standard output has no room for because a machine reads it. */
  readonly standardError: string;
  /** Markdown for the page of a CI job; empty if nobody asked for it. */
  readonly jobSummary: string;
}

const contextOf = ({ outcome: { source }, places }: Finished, { width, colorLevel }: Surface) => ({
  width,
  colorLevel,
  source,
  version,
  pathOf: (capture: string) => places.get(capture),
});

const draw = ({ reporter }: Destination, finished: Finished, surface: Surface): string =>
  reporter.render(finished.outcome.report, contextOf(finished, surface));

/** Why the run has its status, in a few words. */
const reasonOf = ({ gate, exitZero }: Request, { outcome: { report }, status }: Finished): string => {
  if (status === 2) return "a suppression has to go";
  return exitZero ? `${statusReason(report, gate)}, and --exit-zero` : statusReason(report, gate);
};

/** True if a person reads standard output: nothing is written there, or one of the formats that nobody parses. */
export const isForPeople = ({ destinations }: Pick<Request, "destinations">): boolean =>
  destinations.every(({ path, reporter }) => path !== null || reporter.id === "text" || reporter.id === "terminal");

/** Renders every destination; nothing is written yet. */
export const render = (request: Request, finished: Finished): Rendered => {
  const { destinations, unread, color, shows } = request;
  const { report, unread: overlooked } = finished.outcome;
  const targets = destinations.flatMap((destination) =>
    destination.path === null
      ? []
      : [{ path: destination.path, text: draw(destination, finished, fileSurface(color)) }],
  );
  const summary = (): string => summaryText(report, finished.status, reasonOf(request, finished));
  const shown = destinations.find(({ path }) => path === null);
  const drawn = shown === undefined ? "" : draw(shown, finished, standardOutput(color));
  const text = shows === "summary" ? summary() : drawn;
  const listing = unread ? listUnread(overlooked) : "";
  const forPeople = isForPeople(request);
  return {
    targets,
    standardOutput: forPeople ? [text, listing].filter((part) => part !== "").join("\n") : text,
    standardError: forPeople ? "" : listing,
    jobSummary:
      request.jobSummary === null ? "" : jobSummaryText(report, contextOf(finished, fileSurface(false)), summary()),
  };
};
