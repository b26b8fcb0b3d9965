/** Laws that hold for every sample: what must not change a verdict, and what a report must always be. */
import { describe, expect, it } from "vitest";
import { analyze, type Outcome, reporters } from "../../src/index.ts";
import { reportSchema } from "../../src/report/schema.ts";
import { run, type Sample, samples, wordsOf } from "./load.ts";

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const encode = (content: string): Uint8Array => new TextEncoder().encode(content);

const utf16 = (content: string): Uint8Array => {
  const units = Uint16Array.from(`\ufeff${content}`, (char) => char.charCodeAt(0));
  return new Uint8Array(units.buffer);
};

const rewritten = (sample: Sample, change: (content: string) => string): Sample => ({
  ...sample,
  captures: sample.captures.map(({ name, bytes }) => ({ name, bytes: encode(change(text(bytes))) })),
});

/** What a verdict consists of, apart from places and words. */
const gist = (sample: Sample) => {
  const outcome = run(sample);
  const { report } = outcome;
  return {
    verdict: report.verdict,
    assessed: report.assessed,
    tasks: report.taskCount,
    discrepancies: report.discrepancies.map(({ kind, predicted, observed }) => ({ kind, predicted, observed })),
    words: Object.fromEntries([...wordsOf(outcome)].sort(([a], [b]) => (a < b ? -1 : 1))),
    // What a rule is kept by may be a tag, or the first of several captures.
    violations: report.violations.flatMap(({ rule, status, shape }) =>
      status === "violated" ? [`${rule} ${shape}`] : [],
    ),
    shapes: [...report.discrepancies, ...report.diagnoses].map(({ shape }) => shape),
  };
};

/** Gives every bracketed tag another name, the same for the same tag. Methods that name a step of the start-up are no mere tags. */
const retagged = (content: string): string => {
  const names = new Map<string, string>();
  return content.replaceAll(/\[([A-Za-z_]\w{2,60})\]/g, (tag, name: string) => {
    if (/^User(?:Initialize|Start|Report)/.test(name)) return tag;
    if (!names.has(name)) names.set(name, `Unit${names.size + 1}`);
    return `[${names.get(name)}]`;
  });
};

/** Chatter of another program, in no dialect that anybody reads. */
const CHATTER = ["powerd: lid is open", "bluetoothd: scanning finished", ""];

describe.each(samples.map((sample) => [sample.name, sample] as const))("%s", (_, sample) => {
  const straight = gist(sample);

  it("is the same with the captures in another order", () => {
    expect(gist({ ...sample, captures: [...sample.captures].reverse() })).toEqual(straight);
  });

  it("is the same with other line ends", () => {
    expect(gist(rewritten(sample, (content) => content.replaceAll("\n", "\r\n")))).toEqual(straight);
  });

  it("is the same in UTF-16", () => {
    const wide = sample.captures.map(({ name, bytes }) => ({ name, bytes: utf16(text(bytes)) }));
    expect(gist({ ...sample, captures: wide })).toEqual(straight);
  });

  it("is the same with unrelated lines at both ends", () => {
    expect(gist(rewritten(sample, (content) => [...CHATTER, content, ...CHATTER].join("\n")))).toEqual(straight);
  });

  it("is the same under other tags", () => {
    expect(gist(rewritten(sample, retagged))).toEqual(straight);
  });

  it("is the same under other file names", () => {
    const renamed = sample.captures.map(({ bytes }, index) => ({ name: `capture-${index}.txt`, bytes }));
    expect(gist({ ...sample, captures: renamed })).toEqual(straight);
  });

  it("cites only text that stands where it says", () => {
    const lines = new Map(sample.captures.map(({ name, bytes }) => [name, text(bytes).split("\n")]));
    const { report } = run(sample);
    JSON.stringify(report, (_key, value: unknown) => {
      if (typeof value === "object" && value !== null && "capture" in value && "column" in value) {
        const {
          capture,
          line,
          column,
          length,
          text: cited,
        } = value as { capture: string; line: number; column: number; length: number; text: string };
        expect(lines.get(capture)?.[line - 1]?.slice(column - 1, column - 1 + length)).toBe(cited);
        expect(length).toBe(cited.length);
      }
      return value;
    });
  });

  it("gives a report of the published shape, and the same bytes twice", () => {
    const { report } = run(sample);
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(JSON.stringify(run(sample).report)).toBe(JSON.stringify(report));
  });

  it("renders the same from the saved report", () => {
    const outcome = run(sample);
    for (const reporter of reporters) {
      const context = { width: 100, source: outcome.source, version: "0.0.0" };
      const saved = JSON.parse(JSON.stringify(outcome.report)) as typeof outcome.report;
      expect(reporter.render(saved, context)).toBe(reporter.render(outcome.report, context));
    }
  });

  it("loses nothing: every line is understood, noise or unread", () => {
    for (const { lines, understood, noise, unread } of run(sample).report.captures)
      expect(understood + noise + unread).toBe(lines);
  });

  it("rules out and confirms nothing new when a line is taken away, unless that line spoke for the opposite", () => {
    const whole = run(sample);
    const before = wordsOf(whole);
    /** The line is cited for the cause, or carried a discrepancy that the cause explains. */
    const spokeFor = (cause: string, capture: string, line: number, rest: Outcome): boolean => {
      const own = whole.report.diagnoses.filter(({ causes }) => causes.includes(cause));
      const cited = own.some((diagnosis) =>
        diagnosis.for.some((one) => "line" in one && one.capture === capture && one.line === line),
      );
      const left = rest.report.discrepancies.map(({ what }) => what);
      const explained = own.flatMap(({ explains }) => explains);
      return cited || whole.report.discrepancies.some(({ id, what }) => explained.includes(id) && !left.includes(what));
    };
    for (const [at, { name, bytes }] of sample.captures.entries()) {
      const lines = text(bytes).split("\n");
      lines.forEach((line, index) => {
        if (line.trim() === "") return;
        const kept = encode(lines.filter((_line, other) => other !== index).join("\n"));
        const captures = sample.captures.map((capture, other) => (other === at ? { name, bytes: kept } : capture));
        const rest = analyze(captures, sample.options);
        for (const [cause, word] of wordsOf(rest)) {
          // Where nothing is wrong nothing is ruled out: a line that makes all agree spoke against whatever is wrong without it.
          const settled = (word === "ruled-out" && whole.report.discrepancies.length > 0) || word === "confirmed";
          if (!settled || before.get(cause) === word || spokeFor(cause, name, index + 1, rest)) continue;
          expect.fail(`${cause} becomes ${word} without ${name}:${index + 1}`);
        }
      });
    }
  });
});
