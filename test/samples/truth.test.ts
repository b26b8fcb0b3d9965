/** Every sample against the truth that was written by hand beside it. */
import { describe, expect, it } from "vitest";
import { exitStatus, FAIL_ON } from "../../src/index.ts";
import { run, samples, wordsOf } from "./load.ts";

describe.each(samples.map((sample) => [sample.name, sample] as const))("%s", (_, sample) => {
  const { truth } = sample;
  const outcome = run(sample);
  const { report } = outcome;

  it("gets the verdict, the reach, the tasks and the exit status of the truth", () => {
    const found = {
      verdict: report.verdict,
      assessed: report.assessed,
      tasks: report.taskCount,
      exit: exitStatus(report, { failOn: FAIL_ON, requireBytes: false }),
    };
    expect(found).toEqual({ verdict: truth.verdict, assessed: truth.assessed, tasks: truth.tasks, exit: truth.exit });
  });

  const words = wordsOf(outcome);
  it.each(Object.entries(truth.causes))("says of %s: %s", (cause, expected) => {
    expect([expected].flat()).toContain(words.get(cause) ?? "absent");
  });

  it.each(Object.entries(truth.violations))("finds rule %s %s", (rule, status) => {
    expect(
      report.violations.filter((violation) => violation.rule === rule).map((violation) => violation.status),
    ).toContain(status);
  });
});
