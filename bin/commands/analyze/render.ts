/** The texts that a run puts out, each drawn for the place that it goes to. */
import type { Outcome } from "../../../src/index.ts";
import { fileSurface, type Surface, standardOutput, type Target } from "../../host.ts";
import { version } from "../../version.ts";
import type { Destination, Request } from "./request.ts";
import { listUnread } from "./unread.ts";

export interface Rendered {
  readonly targets: readonly Target[];
  readonly standardOutput: string;
  /** What standard output has no room for because a machine reads it. */
  readonly standardError: string;
}

const draw = ({ reporter }: Destination, { report, source }: Outcome, { width, colorLevel }: Surface): string =>
  reporter.render(report, { width, colorLevel, source, version });

/** True if a person reads standard output: nothing is written there, or one of the formats that nobody parses. */
export const isForPeople = ({ destinations }: Pick<Request, "destinations">): boolean =>
  destinations.every(({ path, reporter }) => path !== null || reporter.id === "text" || reporter.id === "terminal");

/** Renders every destination; nothing is written yet. */
export const render = (request: Request, outcome: Outcome): Rendered => {
  const { destinations, unread, color } = request;
  const targets = destinations.flatMap((destination) =>
    destination.path === null ? [] : [{ path: destination.path, text: draw(destination, outcome, fileSurface(color)) }],
  );
  const shown = destinations.find(({ path }) => path === null);
  const text = shown === undefined ? "" : draw(shown, outcome, standardOutput(color));
  const listing = unread ? listUnread(outcome.unread) : "";
  const forPeople = isForPeople(request);
  return {
    targets,
    standardOutput: forPeople ? [text, listing].filter((part) => part !== "").join("\n") : text,
    standardError: forPeople ? "" : listing,
  };
};
