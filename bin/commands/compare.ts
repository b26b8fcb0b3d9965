/** `dma-forensics compare --good FILES... --bad FILES...`: where the states of two runs part, and how differently they are set up. */
import {
  type CompareListing,
  composeCompare,
  drawMarkdown,
  drawText,
  listCompare,
  type Outcome,
} from "../../src/index.ts";
import { standardOutput, writeOut } from "../host.ts";
import { stop } from "../problem.ts";
import { type OutcomeFlags, outcomeOf } from "./outcome.ts";
import { oneOf } from "./words.ts";

export interface CompareFlags extends OutcomeFlags {
  readonly good?: readonly string[];
  readonly bad?: readonly string[];
  readonly format?: string;
  readonly color?: boolean;
  readonly exitZero?: boolean;
}

const FORMATS = ["terminal", "text", "markdown", "json"] as const;

/** Exit status by outcome: a comparison without a counterpart is no pass. */
const STATUS: Readonly<Record<CompareListing["outcome"], number>> = { same: 0, differ: 1, "not-comparable": 3 };

const named = (side: "good" | "bad", files: readonly string[] | undefined): readonly string[] =>
  files === undefined || files.length === 0
    ? stop(
        `--${side}`,
        `no capture of the ${side} run is named`,
        "dma-forensics compare --good FILES... --bad FILES...",
      )
    : files;

const draw = async (
  format: (typeof FORMATS)[number],
  listing: CompareListing,
  good: Outcome,
  bad: Outcome,
  color: boolean | undefined,
) => {
  if (format === "json") return `${JSON.stringify(listing, null, 2)}\n`;
  const document = composeCompare(listing, { good: good.source, bad: bad.source });
  if (format === "markdown") return drawMarkdown(document);
  const surface = standardOutput(color);
  if (format === "text") return drawText(document, surface.width);
  return (await import("../../src/report/terminal/index.ts")).drawTerminal(document, surface);
};

/** Prints the comparison and returns the exit status. Throws `CannotAnalyse`. */
export const compare = async (flags: CompareFlags): Promise<number> => {
  const fallback = standardOutput(undefined).isTerminal ? "terminal" : "text";
  const format = oneOf("--format", flags.format ?? fallback, FORMATS);
  const files = { good: named("good", flags.good), bad: named("bad", flags.bad) };
  // What a person states is about the run that failed.
  const { given: _, ...silent } = flags;
  const good = await outcomeOf("compare", files.good, silent);
  const bad = await outcomeOf("compare", files.bad, flags);
  const listing = listCompare(good.diagnosis, bad.diagnosis);
  await writeOut(await draw(format, listing, good, bad, flags.color));
  return flags.exitZero === true ? 0 : STATUS[listing.outcome];
};
