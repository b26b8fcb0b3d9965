/** Two runs held against each other: cases in other words on both sides, with a truth that was written by hand, and the laws of a comparison. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  analyze,
  type CompareListing,
  composeCompare,
  drawMarkdown,
  drawText,
  listCompare,
  type Outcome,
} from "../../src/index.ts";
import { run as runSample, samples } from "../samples/load.ts";

interface Truth {
  readonly outcome: CompareListing["outcome"];
  readonly first: {
    readonly good: string;
    readonly bad: string;
    readonly step: string;
    readonly of: string;
    readonly values: readonly [good: string, bad: string];
  } | null;
  /** Of the first pair that differs. */
  readonly differences: readonly string[];
  readonly notRecorded: { readonly good: readonly string[]; readonly bad: readonly string[] };
  readonly matters: readonly string[];
  readonly matterless: readonly string[];
  readonly goodOnly: readonly string[];
  readonly badOnly: readonly string[];
}

const outcomeOf = (name: string, side: "good" | "bad", change: (text: string) => string = (text) => text): Outcome => {
  const folder = join(import.meta.dirname, name, side);
  return analyze(
    readdirSync(folder).map((file) => ({
      name: file,
      bytes: new TextEncoder().encode(change(readFileSync(join(folder, file), "utf8"))),
    })),
  );
};

const cases = readdirSync(import.meta.dirname, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

const firstOf = ({ pairs }: CompareListing) => pairs.find(({ differences }) => differences.length > 0);

const names = (facets: readonly { readonly of: string }[] = []): readonly string[] => facets.map(({ of }) => of);

describe.each(cases)("%s", (name) => {
  const truth = JSON.parse(readFileSync(join(import.meta.dirname, name, "truth.json"), "utf8")) as Truth;
  const [good, bad] = [outcomeOf(name, "good"), outcomeOf(name, "bad")];
  const listing = listCompare(good.diagnosis, bad.diagnosis);

  it("comes out as its truth says", () => {
    const pair = firstOf(listing);
    const [first] = pair?.differences ?? [];
    expect(listing.outcome).toBe(truth.outcome);
    expect(
      first === undefined
        ? null
        : {
            good: pair?.good.ref,
            bad: pair?.bad.ref,
            step: first.step,
            of: first.of,
            values: [first.good?.value, first.bad?.value],
          },
    ).toEqual(truth.first);
    expect(names(pair?.differences)).toEqual(truth.differences);
    for (const run of ["good", "bad"] as const) {
      expect(names(pair?.open.filter((facet) => facet[run] === null))).toEqual(truth.notRecorded[run]);
    }
    expect(listing.goodOnly.map(({ ref }) => ref)).toEqual(truth.goodOnly);
    expect(listing.badOnly.map(({ ref }) => ref)).toEqual(truth.badOnly);
  });

  it("says which configuration matters", () => {
    const [matter, rest] = [
      listing.configuration.filter((one) => one.matters),
      listing.configuration.filter((one) => !one.matters),
    ];
    expect(names(matter)).toEqual(expect.arrayContaining([...truth.matters]));
    expect(names(rest)).toEqual(expect.arrayContaining([...truth.matterless]));
  });

  it("cites only lines that are there", () => {
    const cited = listing.pairs.flatMap((pair) =>
      [...pair.differences, ...pair.open].flatMap((facet) => [
        ...(facet.good?.evidence ?? []).map((one) => ({ one, source: good.source })),
        ...(facet.bad?.evidence ?? []).map((one) => ({ one, source: bad.source })),
      ]),
    );
    for (const { one, source } of cited) {
      if (!("line" in one)) continue;
      expect(source(one.capture, one.line)?.slice(one.column - 1, one.column - 1 + one.length)).toBe(one.text);
    }
  });

  it("reads as its golden", async () => {
    const document = composeCompare(listing, { good: good.source, bad: bad.source });
    await expect(drawText(document, 100)).toMatchFileSnapshot(join(import.meta.dirname, name, "golden/compare.txt"));
    await expect(drawMarkdown(document)).toMatchFileSnapshot(join(import.meta.dirname, name, "golden/compare.md"));
  });

  it("does not depend on tags, ids and line ends", () => {
    const changed = outcomeOf(name, "bad", (text) =>
      text
        .replaceAll(/\[(?:Dispatch|Reply|HandleReply)\]/gu, "[Zorilla]")
        .replaceAll("wren:", "zorilla:")
        .replaceAll("\n", "\r\n"),
    );
    const again = listCompare(good.diagnosis, changed.diagnosis);
    expect(again.outcome).toBe(listing.outcome);
    expect(names(firstOf(again)?.differences)).toEqual(names(firstOf(listing)?.differences));
  });
});

describe("a run against itself", () => {
  it.each(samples.map((sample) => [sample.name, sample] as const))("%s has no difference", (_, sample) => {
    const { diagnosis } = runSample(sample);
    const listing = listCompare(diagnosis, diagnosis);
    expect(listing.outcome).toBe(listing.pairs.length === 0 ? "not-comparable" : "same");
    expect({ goodOnly: listing.goodOnly, badOnly: listing.badOnly, configuration: listing.configuration }).toEqual({
      goodOnly: [],
      badOnly: [],
      configuration: [],
    });
    expect(listing.pairs.every(({ good, bad }) => good.ref === bad.ref)).toBe(true);
  });
});
