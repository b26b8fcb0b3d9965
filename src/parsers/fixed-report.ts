/**
 * Puts lines of fixed form together: a kernel prints several for one refusal, and other lines may stand between them. A report is
 * an event once no line can join it any more.
 */
import type { Event } from "../model/event.ts";
import { fixedEvent, type ReportLine } from "./build/fixed.ts";
import type { Source } from "./claim.ts";
import type { Coverage } from "./coverage.ts";
import type { FixedLine } from "./fixed.ts";
import type { Line } from "./lines.ts";
import { linesOf } from "./passage.ts";

/** Where lines of fixed form are put together. */
export interface Reports {
  take(source: Source, line: FixedLine): void;
  finish(): void;
}

interface Report {
  readonly family: string;
  unit: string | null;
  readonly thread: string | null;
  readonly lines: ReportLine[];
}

/** Lines of the capture between two of one report, and reports that are kept open. */
const NEAR_LINES = 12;
const MAX_REPORTS = 16;
const MAX_LINES = 64;

/** Lines without a device belong to whichever is being reported. */
const fits = (report: Report, source: Source, line: FixedLine): boolean => {
  if (report.family !== line.family || report.thread !== source.thread) return false;
  if (report.unit !== null && line.unit !== null && report.unit !== line.unit) return false;
  const last = report.lines.at(-1)?.source.ordinal ?? 0;
  if (source.ordinal - last > NEAR_LINES || report.lines.length >= MAX_LINES) return false;
  return line.slot === null || !report.lines.some((own) => own.fixed.slot === line.slot);
};

/** Takes events, each with the lines that it was made of. */
export type Emit = (event: Event, lines: readonly Line[]) => void;

/** Hands each report to `emit` once it is complete. */
export const openReports = (emit: Emit, coverage: Coverage): Reports => {
  let open: readonly Report[] = [];

  const close = (lines: readonly ReportLine[]): void => {
    const event = fixedEvent(lines);
    const own = lines.flatMap(({ source }) => linesOf(source.passage));
    if (event !== null) emit(event, own);
    for (const { number, text } of own) {
      if (event !== null) coverage.understood(number, text);
      else coverage.unread({ line: number, text, because: "a part of a report whose beginning is missing" }, true);
    }
  };

  return {
    take: (source, fixed) => {
      const gone = open.filter((report) => source.ordinal - (report.lines.at(-1)?.source.ordinal ?? 0) > NEAR_LINES);
      for (const report of gone) close(report.lines);
      open = open.filter((report) => !gone.includes(report));
      if (fixed.family === null) {
        close([{ source, fixed }]);
        return;
      }
      const found = open.findLast((report) => fits(report, source, fixed));
      if (found !== undefined) {
        found.lines.push({ source, fixed });
        found.unit ??= fixed.unit;
        return;
      }
      const { family, unit } = fixed;
      open = [...open, { family, unit, thread: source.thread, lines: [{ source, fixed }] }];
      if (open.length > MAX_REPORTS) {
        close(open[0]?.lines ?? []);
        open = open.slice(1);
      }
    },
    finish: () => {
      for (const { lines } of open) close(lines);
      open = [];
    },
  };
};
