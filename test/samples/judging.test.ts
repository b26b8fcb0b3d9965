/**
 * Judging fast is judging the same: replays that share their steps give what single replays give, and the short answer to
 * "does it explain anything" is that of the whole finding. Every sample is asked about its own share of all causes and pairs.
 */
import { describe, expect, it } from "vitest";
import { setting } from "../../src/model/assumption.ts";
import { compare } from "../../src/model/compare.ts";
import { correlate } from "../../src/model/correlate.ts";
import { replay } from "../../src/model/replay.ts";
import type { Timeline } from "../../src/model/timeline.ts";
import { openCapture } from "../../src/parsers/capture.ts";
import { lexiconOf } from "../../src/parsers/lexicon.ts";
import { assemble } from "../../src/report/report.ts";
import { causes } from "../../src/rules/causes/index.ts";
import { diagnose } from "../../src/rules/diagnose.ts";
import { anomaliesOf } from "../../src/rules/discrepancy.ts";
import { combinable, judgeOf, openSingleCourt } from "../../src/rules/finding.ts";
import { type Sample, samples } from "./load.ts";

const established = causes.filter(({ effect }) => effect === "established");
const pairs = established.flatMap((first, index) =>
  established.slice(index + 1).flatMap((second) => (combinable(first, second) ? [[first, second]] : [])),
);
const candidates = [...established.map((cause) => [cause]), ...pairs];

/** Of every so many candidates each sample takes one, beginning at another; as many samples ask about all of them. */
const STRIDE = 67;

const text = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part));

const timelineOf = ({ captures, options }: Sample): Timeline => {
  const parsed = captures.map(({ name, bytes }, index) => {
    const reader = openCapture(name, index, lexiconOf([]));
    reader.feed(bytes);
    return reader.finish(false);
  });
  const events = parsed.flatMap((one) => one.events);
  const found = parsed.map(({ capture }) => capture);
  return correlate(found, events, options.given ?? [], options.platform ?? "unknown");
};

describe.each(samples.map((sample, index) => [sample.name, sample, index] as const))("%s", (_, sample, index) => {
  const timeline = timelineOf(sample);
  const { suspects } = anomaliesOf(timeline);
  const share = candidates.filter((_candidate, at) => at % STRIDE === index % STRIDE);

  it("gives in shared replays what single ones give", () => {
    for (const { bench } of suspects.slice(0, 2)) {
      const { judge } = judgeOf(bench);
      for (const candidate of share) {
        const { trial } = judge(candidate);
        if (trial === null) continue;
        const assumptions = setting(trial.flips);
        const machine = replay(bench.task, assumptions);
        const comparisons = bench.observations.map((one) => compare(bench.task, machine, one, assumptions));
        expect(text([trial.machine, trial.comparisons])).toBe(text([machine, comparisons]));
      }
    }
  });

  it.skipIf(suspects.length < 2)("finds of tasks that are tried together what it finds of each by itself", () => {
    expect(assemble(diagnose(timeline))).toEqual(assemble(diagnose(timeline, undefined, openSingleCourt())));
  });

  it("answers in short what the whole finding says", () => {
    for (const { bench } of suspects.slice(0, 2)) {
      const whole = judgeOf(bench);
      const short = judgeOf(bench);
      expect(share.filter((candidate) => short.explains(candidate))).toEqual(
        share.filter((candidate) => whole.judge(candidate).outcome === "explains"),
      );
    }
  });
});
