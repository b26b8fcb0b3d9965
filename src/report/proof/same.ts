/** Whether two reports give one answer, for captures that were changed where it should not matter. */
import type { Report } from "../schema.ts";
import { differences } from "./differences.ts";

const counted = (report: Report): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { task, kind } of report.discrepancies)
    add(`discrepancy of ${kind}${task === null ? "" : ` at task ${task}`}`);
  for (const { ref, bytes, direction, events } of report.tasks) {
    counts.set(`task ${ref} of ${bytes ?? "unknown"} bytes, ${direction}, with ${events.join(", ")}`, 1);
  }
  for (const { name, lines, understood } of report.captures) {
    counts.set(`line of ${name}`, lines);
    counts.set(`understood line of ${name}`, understood);
  }
  for (const { cause } of report.notAssessable) add(`entry of ${cause} that is not assessable`);
  return counts;
};

/** Sentences on what the second report says otherwise, none if both give one answer. */
export const sameAnswer = (report: Report, other: Report): readonly string[] => {
  const [before, after] = [counted(report), counted(other)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return [
    ...differences(report, other, ["as captured", "redacted"]),
    ...other.ruledOut
      .filter(({ cause }) => !report.ruledOut.some((one) => one.cause === cause))
      .map(({ cause }) => `${cause} is ruled out redacted, and not as captured`),
    ...(report.assessed === other.assessed
      ? []
      : [`what is assessed is ${report.assessed} as captured, and ${other.assessed} redacted`]),
    ...keys
      .filter((key) => before.get(key) !== after.get(key))
      .map((key) => `${before.get(key) ?? 0} times a ${key} as captured, and ${after.get(key) ?? 0} times redacted`),
  ];
};
