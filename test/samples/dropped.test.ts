/** A healthy capture stays silent when a tenth of its lines is lost: what is missing is no contradiction and no broken rule. */
import { describe, expect, it } from "vitest";
import { run, type Sample, samples } from "./load.ts";

const SHARE = 0.1;
const RUNS = 60;

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
const random = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const thinned = (sample: Sample, seed: number): Sample => {
  const next = random(seed * 7919);
  const keep = (text: string): string =>
    text
      .split("\n")
      .filter(() => next() >= SHARE)
      .join("\n");
  const captures = sample.captures.map(({ name, bytes }) => ({
    name,
    bytes: new TextEncoder().encode(keep(new TextDecoder().decode(bytes))),
  }));
  return { ...sample, captures };
};

describe.each(samples.filter(({ name }) => name === "healthy-probe").map((sample) => [sample.name, sample] as const))(
  "%s",
  (_, sample) => {
    it(`stays silent in ${RUNS} runs with lines missing`, () => {
      const alarms = Array.from({ length: RUNS }, (__, seed) => {
        const { report } = run(thinned(sample, seed + 1));
        return [
          ...report.discrepancies.map(({ what }) => `run ${seed + 1}: ${what}`),
          ...report.violations
            .filter(({ status }) => status === "violated")
            .map(({ what }) => `run ${seed + 1}: ${what}`),
        ];
      });
      expect(alarms.flat()).toEqual([]);
    });
  },
);
