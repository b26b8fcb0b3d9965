/** The measure of reading finds what is there, what is not, and what is something else. */
import { describe, expect, it } from "vitest";
import type { Dialect } from "./dialects/dialect.ts";
import { pairs } from "./dialects/pairs.ts";
import { markReading } from "./reading.ts";

const SEED = 1;
const whatOf = (words: Dialect["words"]): ReadonlySet<string> =>
  new Set(
    markReading({ ...pairs, name: "altered", words: { ...pairs.words, ...words } }, SEED)
      .differences.filter(({ kind }) => kind === "dispatch")
      .map(({ what, field }) => `${what} ${field}`),
  );

describe("how well words are read", () => {
  it("finds nothing wrong in words that are known", () => {
    const { fields, read, differences } = markReading(pairs, SEED);
    expect(read / fields).toBeGreaterThan(0.98);
    expect(differences.filter(({ what }) => what === "wrong")).toEqual([]);
  });

  it("finds a value that is another one wrong", () => {
    const dispatch = pairs.words.dispatch;
    if (dispatch === undefined) throw new Error("no words");
    const altered = whatOf({ dispatch: (one, voice) => dispatch({ ...one, length: one.length + 4 }, voice) });
    expect([...altered].filter((one) => one.startsWith("wrong"))).toEqual(["wrong dispatch length"]);
  });

  it("finds all of a statement missing whose words say nothing", () => {
    const altered = whatOf({ dispatch: () => "tick" });
    expect(altered).toContain("missing dispatch");
    expect([...altered].every((one) => one.startsWith("missing"))).toBe(true);
  });
});
