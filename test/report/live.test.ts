/** What is told of a growing capture: each finding once, and never taken back in silence. */
import { describe, expect, it } from "vitest";
import { analyze, openTeller, type Report } from "../../src/index.ts";
import { run, samples } from "../samples/load.ts";
import { seedTold } from "./fixtures/seed-told.ts";

const withWord = (verdict: Report["diagnoses"][number]["verdict"]): Report => ({
  ...seedTold,
  diagnoses: seedTold.diagnoses.slice(0, 1).map((one) => ({ ...one, verdict })),
});

describe("a teller", () => {
  it("tells what is certain, once", () => {
    const teller = openTeller();
    const first = [...teller.tell(withWord("likely")), ...teller.tell(withWord("likely"))];
    expect(first.filter((line) => line.startsWith("copied-back-buffer is likely"))).toHaveLength(1);
    expect(teller.tell(withWord("likely"))).toEqual([]);
  });

  it("says what later lines change", () => {
    const teller = openTeller();
    teller.tell(withWord("likely"));
    teller.tell(withWord("likely"));
    expect(teller.tell(withWord("confirmed"))).toEqual([
      expect.stringMatching(/^changed by later lines: copied-back-buffer is confirmed/u),
    ]);
    expect(teller.tell(withWord("possible"))).toEqual([
      expect.stringMatching(/^no longer holds: copied-back-buffer is confirmed.+; it is possible now$/u),
    ]);
    expect(teller.tell(withWord("possible"))).toEqual([]);
  });

  it("never calls a cause certain that is only possible", () => {
    const lines = openTeller().tell(withWord("possible"));
    expect(lines.filter((line) => line.includes("copied-back-buffer"))).toEqual([]);
  });
});

const GROWING = ["copied-back-buffer", "truncated-iova", "lost-interrupt", "healthy-probe", "other-driver-1"];

describe.each(samples.filter(({ name }) => GROWING.includes(name)).map((one) => [one.name, one] as const))(
  "%s, told quarter by quarter",
  (_, sample) => {
    it("ends with exactly the findings of the whole, and says of each other one that it no longer holds", () => {
      const teller = openTeller();
      const standing = new Set<string>();
      const hear = (report: Report): void => {
        for (const line of teller.tell(report)) {
          const [, gone, changed] = /^(?:no longer holds: (.+); [^;]+|changed by later lines: (.+))$/u.exec(line) ?? [];
          if (gone !== undefined) expect([...standing].some((one) => gone.startsWith(one))).toBe(true);
          if (gone === undefined && changed === undefined) expect(standing.has(line)).toBe(false);
          if (gone === undefined) standing.add(changed ?? line);
        }
      };
      for (const part of [0.25, 0.5, 0.75]) {
        const captures = sample.captures.map(({ name, bytes }) => {
          const end = bytes.lastIndexOf(0x0a, Math.floor(bytes.length * part)) + 1;
          return { name, bytes: bytes.subarray(0, end) };
        });
        hear(analyze(captures, sample.options).report);
      }
      const { report } = run(sample);
      hear(report);
      hear(report);
      const settled = report.diagnoses.filter(({ verdict }) => verdict === "likely" || verdict === "confirmed");
      for (const { causes, verdict } of settled) {
        expect([...standing].some((line) => line.startsWith(`${causes.join(" + ")} is ${verdict}`))).toBe(true);
      }
    });
  },
);
