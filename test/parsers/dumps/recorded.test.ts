/**
 * Dumps that the real tools printed, read back out of captures. They were recorded by `npm run dumps -- --record`, so that the
 * tests need no tool; what the tools print today is measured by `npm run dumps`.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CAPTURES, outcomeOf } from "../../../scripts/dumps/judge.mjs";
import { read } from "../read.ts";

interface Dump {
  readonly dialect: string;
  readonly content: string;
  readonly bytes: string;
  readonly text: string;
}

const dumps: readonly Dump[] = JSON.parse(readFileSync(new URL("recorded.json", import.meta.url), "utf8"));

const byDialect = [...new Set(dumps.map(({ dialect }) => dialect))].map(
  (name) => [name, dumps.filter(({ dialect }) => dialect === name)] as const,
);

/** Of these nothing is open once the number of bytes is stated: neither offsets nor the order of bytes nor a length. */
const OPEN: ReadonlySet<string> = new Set([
  // A zero may be the character.
  "od -t u1",
  // Nothing tells the order of bytes, and a star has no end.
  "od -A n -t x1",
  "od -A n -t x2",
  // It prints 50 bytes and says how many more there are.
  "node Buffer",
]);

const HEADINGS = Object.keys(CAPTURES).filter((name) => name !== "no heading");
const STATED = HEADINGS.filter((name) => name !== "driver, no length");

const outcome = (name: string, { bytes, text }: Dump) => {
  const expected = Buffer.from(bytes, "hex");
  const framed = CAPTURES[name]?.(text.split("\n"), expected.length) ?? expect.fail("is no capture");
  return outcomeOf(read(...framed.lines), framed, expected);
};

describe.each(byDialect)("%s", (dialect, printed) => {
  it.each(Object.keys(CAPTURES))("has no wrong byte: %s", (name) => {
    expect(printed.filter((dump) => outcome(name, dump).judgement === "wrong")).toEqual([]);
  });

  it.each(HEADINGS)("leaves no line without account: %s", (name) => {
    expect(printed.filter((dump) => outcome(name, dump).silent > 0)).toEqual([]);
  });

  it.runIf(!OPEN.has(dialect)).each(STATED)("comes out exactly: %s", (name) => {
    expect(printed.filter((dump) => outcome(name, dump).judgement !== "exact")).toEqual([]);
  });
});
