/** Watches of what other lines say need to see only the sentences that are watched: with all others in between they say the same. */
import { expect, it } from "vitest";
import { shipped } from "../../src/parsers/lexicon.ts";
import { openBaseWatch } from "../../src/parsers/open-base.ts";
import { openEndWatch } from "../../src/parsers/open-ends.ts";
import { openTaskWatch } from "../../src/parsers/open-tasks.ts";
import { openTidWatch } from "../../src/parsers/open-tids.ts";
import { openWayWatch } from "../../src/parsers/open-ways.ts";
import type { Sentence } from "../../src/parsers/sentence.ts";
import { utteranceOf } from "../../src/parsers/utterance.ts";
import { samples } from "../samples/load.ts";

const openAll = () => {
  const watches = [openTaskWatch(), openTidWatch(), openBaseWatch(), openWayWatch(), openEndWatch()];
  return (sentence: Sentence): Sentence => watches.reduce((said, watch) => watch.settled(said), sentence);
};

it.each(samples.map(({ name, captures }) => [name, captures] as const))("lines of %s", (_, captures) => {
  for (const { bytes } of captures) {
    const [all, some] = [openAll(), openAll()];
    for (const line of new TextDecoder().decode(bytes).split("\n")) {
      // What stands in front of a message is a part of a line, and no other line has it.
      for (const text of [line, line.replace(/^.*?(?=\[|\w+:)/, "")]) {
        const utterance = utteranceOf(text.slice(0, 4096), shipped, null);
        if (utterance === null) continue;
        const { sentence, watched } = utterance;
        expect(all(sentence)).toEqual(watched ? some(sentence) : sentence);
      }
    }
  }
});
