/**
 * Tasks that are judged once for all of their outline get the report that each gets by itself. Every sample is repeated, so that each of its
 * tasks comes again later on, with its own id or with the same data at another place.
 */
import { describe, expect, it } from "vitest";
import { align } from "../../src/model/align.ts";
import { correlate } from "../../src/model/correlate.ts";
import type { Timeline } from "../../src/model/timeline.ts";
import { openCapture } from "../../src/parsers/capture.ts";
import { lexiconOf } from "../../src/parsers/lexicon.ts";
import { assemble } from "../../src/report/report.ts";
import { openSingleBenches } from "../../src/rules/bench.ts";
import { diagnose } from "../../src/rules/diagnose.ts";
import { type Sample, samples } from "./load.ts";

const TIMES = 5;

const repeated = ({ captures, options }: Sample): Timeline => {
  const parsed = captures.map(({ name, bytes }, index) => {
    const reader = openCapture(name, index, lexiconOf([]));
    for (let time = 0; time < TIMES; time += 1) reader.feed(bytes);
    return reader.finish(false);
  });
  const events = parsed.flatMap((one) => one.events);
  const found = parsed.map(({ capture }) => capture);
  return align(correlate(found, events, options.given ?? [], options.platform ?? "unknown"), []);
};

describe("judged together and one by one", () => {
  it.each(samples.map((sample) => [sample.name, sample] as const))("%s is the same", (_, sample) => {
    const timeline = repeated(sample);
    const together = assemble(diagnose(timeline));
    expect(together).toEqual(assemble(diagnose(timeline, undefined, undefined, openSingleBenches(timeline))));
  });
});
