/** `dma-forensics timeline FILES...`: the events of all logs in one order, with what is known of that order. */
import { timelineText } from "../../src/index.ts";
import { writeOut } from "../host.ts";
import { type OutcomeFlags, outcomeOf } from "./outcome.ts";
import { oneOf } from "./words.ts";

export interface TimelineFlags extends OutcomeFlags {
  readonly format?: string;
}

/** Lists the events and returns the exit status. Throws `CannotAnalyse`. */
export const timeline = async (paths: readonly string[], flags: TimelineFlags): Promise<number> => {
  const format = oneOf("--format", flags.format ?? "text", ["text", "json"]);
  const listing = (await outcomeOf("timeline", paths, flags)).timeline();
  await writeOut(format === "json" ? `${JSON.stringify(listing, null, 2)}\n` : timelineText(listing));
  return 0;
};
