/** One case as one line: what of a report many cases are compared by, and which input it is about. Pure. */
import type { Gate } from "../gate/status.ts";
import { exitStatus } from "../gate/status.ts";
import type { Report } from "../schema.ts";
import { visibleJson } from "../visible.ts";
import type { CaseLine } from "./schema.ts";

/** What is known of a case before and beside its analysis. */
export type CaseInput = Pick<CaseLine, "case" | "files" | "leftOut" | "input" | "by">;

const isShownBroken = ({ status, evidence }: Report["violations"][number]): boolean =>
  status === "violated" && evidence.some((one) => "line" in one);

/** The line of a case that was analysed. */
export const lineOf = (input: CaseInput, report: Report, driverVersions: readonly string[], gate: Gate): CaseLine => ({
  schemaVersion: "1",
  verdict: report.verdict,
  case: input.case,
  exit: exitStatus(report, gate),
  assessed: report.assessed,
  headline: report.headline,
  driverVersions: [...driverVersions],
  taskCount: report.taskCount,
  failing: report.scope.failing,
  discrepancies: report.discrepancies.length,
  causes: report.diagnoses.map(({ causes, verdict, tasks }) => ({ causes, verdict, tasks: tasks.length })),
  violations: report.violations.filter(isShownBroken).map(({ rule, cause }) => ({ rule, cause })),
  captures: report.captures.map(({ name, side, lines, understood, unread }) => ({
    name,
    side,
    lines,
    understood,
    unread,
  })),
  files: input.files,
  leftOut: input.leftOut,
  input: input.input,
  error: null,
  by: input.by,
});

/** The line of a case that could not be analysed. */
export const brokenLine = (input: CaseInput, error: NonNullable<CaseLine["error"]>): CaseLine => ({
  schemaVersion: "1",
  verdict: null,
  case: input.case,
  exit: 2,
  assessed: null,
  headline: null,
  driverVersions: [],
  taskCount: null,
  failing: null,
  discrepancies: null,
  causes: [],
  violations: [],
  captures: [],
  files: input.files,
  leftOut: input.leftOut,
  input: input.input,
  error,
  by: input.by,
});

/** The line as it is written, with its line end: keys in the order in which it is made, which is that of the schema. */
export const caseLineText = (line: CaseLine): string => `${visibleJson(JSON.stringify(line))}\n`;

/** The exit status of many cases: 2 wins over 1, 1 over 3. 0 if there are none. */
export const worstOf = (lines: readonly Pick<CaseLine, "exit">[]): CaseLine["exit"] =>
  ([2, 1, 3] as const).find((status) => lines.some(({ exit }) => exit === status)) ?? 0;
