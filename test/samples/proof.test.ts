/** Every sample from the lines that its report cites alone, in every way in which captures are written: the verdicts stay. */
import { describe, expect, it } from "vitest";
import { type Cut, openCutting, proofOf } from "../../bin/commands/proof.ts";
import type { AnalysisOptions, Outcome } from "../../src/index.ts";
import { loggedBy, STYLES } from "../parsers/notations/styles.ts";
import { encode } from "../parsers/read.ts";
import { run, type Sample, samples } from "./load.ts";

const cutOf =
  (captures: Sample["captures"], outcome: Outcome): Cut =>
  async (lines) => {
    const cutting = openCutting(outcome, lines);
    for (const { name, bytes } of captures) {
      const feed = cutting.openCapture(name);
      feed.feed(bytes);
      feed.finish();
    }
    return cutting.cut();
  };

const proved = (captures: Sample["captures"], options: AnalysisOptions) => {
  const outcome = run({ captures, options });
  return proofOf(outcome, outcome.report, options, ["cited"], cutOf(captures, outcome));
};

describe("every sample", () => {
  it.each(samples.map((sample) => [sample.name, sample] as const))(
    "%s is carried by the lines it cites",
    async (_, sample) => {
      const { wrong } = await proved(sample.captures, sample.options);
      expect(wrong).toEqual([]);
    },
  );
});

const told = samples.find(({ name }) => name === "seed-data-buffer") ?? expect.fail("the sample is missing");

/** The driver's lines among those of another program, as records of one capture. */
const messages = told.captures
  .filter(({ name }) => name === "dext.log")
  .flatMap(({ bytes }) => new TextDecoder().decode(bytes).trimEnd().split("\n"))
  .flatMap((line, at) => (at % 4 === 0 ? [line, "going to sleep"] : [line]));

describe("a driver's log that is written as data", () => {
  it.each(Object.entries(STYLES))("in the %s is carried by the lines it cites", async (_, { write }) => {
    const dext = { name: "dext.log", bytes: encode(write(loggedBy(messages))) };
    const captures = [dext, ...told.captures.filter(({ name }) => name !== "dext.log")];
    const { wrong, report } = await proved(captures, told.options);
    expect(wrong).toEqual([]);
    expect(report.diagnoses.length).toBeGreaterThan(0);
  });
});
