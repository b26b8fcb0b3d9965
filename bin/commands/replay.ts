/** `dma-forensics replay FILES... --task T [--cause ID]`: one task step by step, and what a cause would have made of it. */
import { causes, type Outcome, replayText } from "../../src/index.ts";
import { writeOut } from "../host.ts";
import { stop } from "../problem.ts";
import { type OutcomeFlags, outcomeOf } from "./outcome.ts";
import { oneOf, unknownWord } from "./words.ts";

export interface ReplayFlags extends OutcomeFlags {
  readonly task?: string;
  readonly cause?: string;
  readonly format?: string;
}

const LISTED = 12;

const listed = (refs: readonly string[]): string =>
  `${refs.slice(0, LISTED).join(", ")}${refs.length > LISTED ? " and more" : ""}`;

/** Which tasks there are; those that something went wrong with first. */
const choice = ({ tasks, report }: Outcome): string => {
  const failing = new Set(report.discrepancies.map(({ task }) => task));
  const [wrong, others] = [tasks.filter((ref) => failing.has(ref)), tasks.filter((ref) => !failing.has(ref))];
  if (wrong.length === 0) return `name one of ${listed(tasks)}`;
  const rest = others.length === 0 ? "" : `; the others are ${listed(others)}`;
  return `name one of ${listed(wrong)}, with which something went wrong${rest}`;
};

const taskOf = (outcome: Outcome, ref: string | undefined): string => {
  const { tasks } = outcome;
  const [only, ...others] = tasks;
  if (only === undefined) {
    return stop(
      "replay",
      "no line of these captures shows a DMA task",
      "dma-forensics events FILES shows what was read",
      "nothing-found",
    );
  }
  if (ref === undefined) {
    return others.length === 0 ? only : stop("--task", "several tasks were found", choice(outcome));
  }
  return tasks.includes(ref) ? ref : stop("--task", `no task is called ${ref}`, choice(outcome));
};

/** Prints the replay and returns the exit status. Throws `CannotAnalyse`. */
export const replay = async (paths: readonly string[], flags: ReplayFlags): Promise<number> => {
  const format = oneOf("--format", flags.format ?? "text", ["text", "json"]);
  const ids = causes.map(({ id }) => id);
  const { cause = null } = flags;
  if (cause !== null && !ids.includes(cause)) {
    unknownWord("--cause", cause, ids, "dma-forensics causes lists them");
  }
  const outcome = await outcomeOf("replay", paths, flags);
  const task = taskOf(outcome, flags.task);
  const listing =
    outcome.replay(task, cause) ??
    stop(
      "--cause",
      `${cause} cannot occur in task ${task}: what it would change is not there`,
      "name another cause or task",
    );
  await writeOut(format === "json" ? `${JSON.stringify(listing, null, 2)}\n` : replayText(listing));
  return 0;
};
