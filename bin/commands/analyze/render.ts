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

const draw = (
  { reporter }: Destination,
  contract: boolean,
  { report, source }: Outcome,
  { width, colorLevel }: Surface,
): string => reporter.render(report, { width, colorLevel, source, version, contract });

/** Renders every destination; nothing is written yet. */
export const render = ({ destinations, unread, color, contract }: Request, outcome: Outcome): Rendered => {
  const targets = destinations.flatMap((destination) =>
    destination.path === null
      ? []
      : [{ path: destination.path, text: draw(destination, contract, outcome, fileSurface(color)) }],
  );
  const shown = destinations.find(({ path }) => path === null);
  const text = shown === undefined ? "" : draw(shown, contract, outcome, standardOutput(color));
  const listing = unread ? listUnread(outcome.unread) : "";
  const forPeople = shown === undefined || shown.reporter.id === "text" || shown.reporter.id === "terminal";
  return {
    targets,
    standardOutput: forPeople ? [text, listing].filter((part) => part !== "").join("\n") : text,
    standardError: forPeople ? "" : listing,
  };
};
