/** What was read from one text is cast for another with that one's numbers, or not at all. */
import { expect, it } from "vitest";
import { shipped } from "../../../src/parsers/lexicon.ts";
import { type Like, mouldOf } from "../../../src/parsers/likeness/mould.ts";
import { lookAt } from "../../../src/parsers/likeness/slots.ts";
import { utteranceOf } from "../../../src/parsers/utterance.ts";

const like = (text: string): Like => ({ text, slots: lookAt(text).likeness([])?.slots ?? [] });

it.each([
  ["[Fn] fBufferIOVMAddr = 0x801c0000", "[Fn] fBufferIOVMAddr = 0x9abcdef0"],
  ["[Fn] [TaskID: 10241] COMPLETING...", "[Fn] [TaskID: 54321] COMPLETING..."],
  ["[Fn] task 10241: CDB = 12 00 00 00 24 00", "[Fn] task 54321: CDB = 28 00 00 01 00 00"],
  ["Hardware Transferred = 4096 bytes", "Hardware Transferred = 8192 bytes"],
])("%j gives what %j says", (first, second) => {
  const mould = mouldOf(utteranceOf(first, shipped, null), like(first));
  expect(mould?.(like(second))).toEqual(utteranceOf(second, shipped, null));
});

it("makes no mould where a number went into another one", () => {
  const text = "[Fn] Host IOVA (High:Low) = 0x10000:0x801c0000";
  const read = {
    content: { number: (0x10000n << 32n) | 0x801c0000n, bytes: null, words: null, code: null, secondHalf: 8 },
  };
  const like: Like = {
    text,
    slots: [
      { start: 28, end: 35, number: 0x10000n, bytes: null },
      { start: 36, end: 46, number: 0x801c0000n, bytes: null },
    ],
  };
  expect(mouldOf({ start: 28, end: 46, ...read }, like)).toBeNull();
});

it("makes no mould where a number stands in a word that is not in the text", () => {
  expect(mouldOf({ name: "0x801c0000!" }, like("iova = 0x801c0000"))).toBeNull();
});
