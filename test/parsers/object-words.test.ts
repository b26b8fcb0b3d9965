/** A log may say the words that every object of the language has: they are words like all others. */
import { describe, expect, it } from "vitest";
import { gists } from "./read.ts";

const WORDS = [...Object.getOwnPropertyNames(Object.prototype), "prototype"];

const LINES: readonly ((word: string) => string)[] = [
  (word) => `drv: ${word}: X`,
  (word) => `drv: request 7: ${word}=0x84c00000, ${word} 6 bytes`,
  (word) => `drv: tag 7 direction=${word} iova=0x84c00000 len=6`,
  (word) => `drv: tag 7 reply, 6 ${word}, scsi status ${word}`,
  (word) => `{"ts_us":1,"ev":"${word}","tag":7,"${word}":"${word}","dir":"${word}","iova":"0x84c00000"}`,
  (word) => `drv: ${word} of ${word}() = ${word}`,
];

describe.each(WORDS)("%s", (word) => {
  it("is a word and no value", () => {
    for (const line of LINES) {
      for (const gist of gists(line(word)))
        expect(Object.values(gist).every((value) => typeof value !== "function" && typeof value !== "symbol")).toBe(
          true,
        );
    }
  });
});
