/** The observations of one rebuild: chosen together, at costs that a person may change, and never a verdict with them. */
import { describe, expect, it } from "vitest";
import { parseCosts } from "../../src/files.ts";
import { analyze, type Costs, costNames, defaultCosts, type Report } from "../../src/index.ts";
import { experiments } from "../../src/rules/experiments/index.ts";
import { samples } from "../samples/load.ts";

const reportOf = (name: string, costs: Costs = new Map()): Report => {
  const sample = samples.find((one) => one.name === name) ?? expect.fail(`the sample ${name} is missing`);
  return analyze(sample.captures, { ...sample.options, costs }).report;
};

const DEPENDABLE = new Set(experiments.filter(({ dependable }) => dependable).map(({ id }) => id));

const idsOf = ({ next }: Report): readonly string[] => next.map(({ id }) => id);

/** For each pair of causes with entries in `next`, whether one of these observations tells them apart. */
const toldBy = (next: Report["next"]): number => {
  const outcomes = next.map(
    ({ outcomes: all }) => new Map(all.flatMap(({ then }, at) => then.map((id) => [id, at] as const))),
  );
  const causes = [...new Set(outcomes.flatMap((one) => [...one.keys()]))];
  return causes.reduce(
    (sum, a, index) =>
      sum +
      causes
        .slice(index + 1)
        .filter((b) => outcomes.some((one) => one.has(a) && one.has(b) && one.get(a) !== one.get(b))).length,
    0,
  );
};

describe("the next observations", () => {
  it("ask of the seed which call produced the pointer, and for the length of the next INQUIRY", () => {
    const { next, bundle } = reportOf("seed");
    expect(next.map(({ id }) => id)).toEqual(expect.arrayContaining(["pointer", "next-inquiry"]));
    const sentences = next.flatMap(({ outcomes }) => outcomes.map((one) => one.if));
    expect(sentences).toContain("it asks for 36 bytes, as the staged reply announces, so the kernel got the data");
    expect(sentences).toContain("it asks for 5 bytes, so the kernel saw zeros");
    expect(bundle?.paste.map(({ place }) => place)).toEqual(["disk", "driver", "firmware"]);
  });

  it.each(samples.map(({ name }) => [name] as const))("of %s are five at most, and none of them is idle", (name) => {
    const { next, bundle } = reportOf(name);
    expect(next.length).toBeLessThanOrEqual(5);
    next.forEach((one, at) => {
      expect(toldBy([one])).toBeGreaterThan(0);
      // What an observation that may fail to show has told already is worth telling once more.
      const surer = next.slice(0, at).some(({ id }) => !DEPENDABLE.has(id));
      if (!surer) expect(toldBy(next.slice(0, at + 1))).toBeGreaterThan(toldBy(next.slice(0, at)));
    });
    expect(bundle === null).toBe(next.length === 0);
    expect(bundle?.cost ?? 0).toBe(next.reduce((sum, { cost }) => sum + cost, 0));
  });

  it("leave out what cannot be made", () => {
    const without = reportOf(
      "seed",
      new Map([
        ["firmware", null],
        ["pointer", null],
      ]),
    );
    expect(without.next.map(({ place }) => place)).not.toContain("firmware");
    expect(idsOf(without)).not.toContain("pointer");
    const but = reportOf(
      "seed",
      new Map([
        ["firmware", null],
        ["engine", 1],
      ]),
    );
    expect(but.next[0]).toMatchObject({ id: "engine", cost: 1 });
  });

  it("change no word with their costs", () => {
    const { next: _, bundle: __, diagnoses: ours, ...rest } = reportOf("seed", new Map([["driver", 900]]));
    const { next: ___, bundle: ____, diagnoses: theirs, ...nominal } = reportOf("seed");
    expect(rest).toEqual(nominal);
    expect(ours.map(({ causes, verdict }) => [causes, verdict])).toEqual(
      theirs.map(({ causes, verdict }) => [causes, verdict]),
    );
  });
});

describe("a file of costs", () => {
  it("is one that changes nothing if nobody edits it", () => {
    const costs = parseCosts(defaultCosts());
    expect(costs).toBeInstanceOf(Map);
    expect(reportOf("seed", costs as Costs)).toEqual(reportOf("seed"));
  });

  it.each([
    ["{", null],
    ["[1]", null],
    ['{"pointer": 0}', "pointer"],
    ['{"pointer": "dear"}', "pointer"],
    ['{"pionter": 3}', "pionter"],
  ])("%s is refused", (text, at) => {
    expect(parseCosts(text)).toMatchObject({ at });
  });

  it("may name places as well", () => {
    expect(costNames).toEqual(expect.arrayContaining(["disk", "driver", "firmware", "client", "pointer"]));
  });
});
