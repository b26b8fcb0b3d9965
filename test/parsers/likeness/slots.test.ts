/** Texts are alike if they differ in large numbers, lists of bytes and ids of tasks only, and in none that a reader may ask more of. */
import { expect, it } from "vitest";
import { type Likeness, lookAt } from "../../../src/parsers/likeness/slots.ts";

/** The likeness of a text if small numbers of it are ids, by their places among the small ones. */
const likenessOf = (text: string, ids: readonly number[] = []): Likeness | null => lookAt(text).likeness(ids);

const alike = (a: string, b: string, ids: readonly number[] = []): boolean => {
  const [one, other] = [likenessOf(a, ids), likenessOf(b, ids)];
  return one !== null && other !== null && one.slots.length > 0 && one.shape === other.shape;
};

it.each([
  ["[Fn] fBufferIOVMAddr = 0x801c0000", "[Fn] fBufferIOVMAddr = 0x9abcdef0"],
  ["[TaskID: 10241] COMPLETING...", "[TaskID: 99999] COMPLETING..."],
  ["iova=0x00000001801c0000, length 4096", "iova=0x00000007ffff0000, length 8192"],
  ["CDB = 12 00 00 00 24 00", "CDB = 28 00 00 01 00 00"],
  ["data 00 1F 00 AB 24 00", "data 12 F0 DE AD BE 00"],
  ["hba[0x1f3]: iova = 0x801c0000", "hba[0x1f3]: iova = 0x9abcdef0"],
  ["0000:07:00.0: 4096 512KiB", "0000:07:00.0: 8192 512KiB"],
])("%j is like %j", (a, b) => {
  expect(alike(a, b)).toBe(true);
});

it.each([
  ["tag 17 done", "tag 23 done", [0]],
  ["len 6 of tag 17", "len 6 of tag 23", [1]],
  ["[3] tag 17 at 0x801c0000, 4096", "[3] tag 42 at 0x9abcdef0, 8192", [1]],
])("%j is like %j if the numbers at %j are ids", (a, b, ids) => {
  expect(alike(a, b, ids)).toBe(true);
  expect(alike(a, b)).toBe(false);
});

it.each([
  ["another number that is the same", "len 17 of tag 17", "len 17 of tag 23", [1]],
  ["the same number in hexadecimal", "op 0x11 of tag 17", "op 0x11 of tag 23", [0]],
  ["another length", "tag 7 done", "tag 17 done", [0]],
  ["another code", "op 18 of tag 17", "op 40 of tag 17", [1]],
])("%s makes texts with ids unlike: %j and %j", (_, a, b, ids) => {
  expect(alike(a, b, ids)).toBe(false);
});

it.each([
  ["another width", "iova = 0x801c0000", "iova = 0x101c00000"],
  ["zeros ahead", "iova = 0x801c0000", "iova = 0x00011000"],
  ["the end of a page in decimal digits", "addr = 2149318656", "addr = 2149318000"],
  ["a code", "opcode = 18", "opcode = 40"],
  ["an error of IOKit", "returned 0xe00002bc", "returned 0x801c0000"],
  ["a group of digits", "length 1,024", "length 2,048"],
  ["a time", "at 10:20:300", "at 10:20:400"],
  ["a unit that is joined", "512-byte blocks", "520-byte blocks"],
  ["a word with digits", "queue q2048", "queue q4096"],
  ["the order of two", "4096 of 8192 done", "8192 of 4096 done"],
  ["two that are the same", "4096 of 4096 done", "4096 of 8192 done"],
  ["a number beside it that is the same", "4096 of 0x1000", "8192 of 0x1000"],
  ["a number beside it that is larger", "3999 of 4096B", "4101 of 4096B"],
  ["another number beside it", "hba[0x1f3]: 0x801c0000", "hba[0x1f4]: 0x801c0000"],
  ["a first pair that begins as a word", "CDB = 12 00 00 00 24 00", "CDB = a8 00 00 00 24 00"],
  ["a last pair that begins as a word", "CDB = 12 00 00 00 24 00", "CDB = 12 00 00 00 24 c0"],
])("%s makes texts unlike: %j and %j", (_, a, b) => {
  expect(alike(a, b)).toBe(false);
});

it.each(["12 00 00 00 24 00 and 12 00 00 00 24 01", "10001 10002 10003 10004 10005 10006 10007"])(
  "%j is like no other text",
  (text) => {
    expect(likenessOf(text)?.slots ?? []).toEqual([]);
  },
);
