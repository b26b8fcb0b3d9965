/** A dump of many rows takes time in proportion to them: rows are held against each other, and none against all. */
import { expect, it } from "vitest";
import { read } from "../read.ts";

const row = (at: number): string =>
  `0x${(at * 16).toString(16).padStart(8, "0")}: 41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f 50`;

const seconds = (rows: number): number => {
  const lines = ["fDataBuffer dump: length = 48", ...Array.from({ length: rows }, (_, at) => row(at))];
  const start = performance.now();
  read(...lines);
  return (performance.now() - start) / 1000;
};

it("takes eight times as long for eight times the rows", () => {
  seconds(2_000);
  // With room for a machine that does other things; each row against all others would take 64 times as long.
  expect(seconds(32_000)).toBeLessThan(24 * seconds(4_000) + 1);
});
