/** The order of dialects: the more general one is asked later, whatever the order in which they are given. */
import { describe, expect, it } from "vitest";
import { type Dialect, says } from "../../src/parsers/dialect.ts";
import { dialects } from "../../src/parsers/dialects/index.ts";
import { shipped } from "../../src/parsers/lexicon.ts";
import { sentenceOf } from "../../src/parsers/parse.ts";
import { byGenerality } from "../../src/parsers/precedence.ts";

const dialect = (id: string, word: string, ...lines: readonly string[]): Dialect => ({
  id,
  about: "",
  readings: [{ example: word, topics: ["submit"], opens: true, reads: (sentence) => says(sentence, word) }],
  samples: [{ lines, gives: ["submit"] }],
});

const order = (...all: readonly Dialect[]): readonly string[] =>
  byGenerality(all, (line) => sentenceOf(line, shipped)).map(({ id }) => id);

const general = dialect("general", "ring", "ring now");
const particular = dialect("particular", "armed", "ring armed");
const other = dialect("other", "slot", "slot gone");

describe("dialects", () => {
  it("are asked from the particular to the general", () => {
    expect(order(general, particular)).toEqual(["particular", "general"]);
    expect(order(particular, general)).toEqual(["particular", "general"]);
    expect(order(other, general, particular)).toEqual(["other", "particular", "general"]);
  });

  it("that claim each other's lines keep their order", () => {
    const [one, two] = [dialect("one", "ring", "ring armed"), dialect("two", "armed", "armed ring")];
    expect(order(one, two)).toEqual(["one", "two"]);
    expect(order(two, one)).toEqual(["two", "one"]);
  });

  it("of the house stand in that order already", () => {
    expect(order(...dialects)).toEqual(dialects.map(({ id }) => id));
  });
});
