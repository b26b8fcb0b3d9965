/** A JSON report that an earlier run wrote, read back. */
import type { Report } from "../../src/index.ts";
import { REPORT_LIMIT_MIB } from "../config/acceptance.ts";
import { readText } from "../host.ts";
import { stop } from "../problem.ts";

/** The report of a file and the identity of that file. Throws `CannotAnalyse` if it is none of this version. */
export const savedReport = async (path: string): Promise<{ readonly report: Report; readonly identity: string }> => {
  const { text, identity } = await readText(path, REPORT_LIMIT_MIB);
  const { parseReport } = await import("../config/shapes.ts");
  const report =
    parseReport(text) ??
    stop(
      path,
      "this is no report of this version",
      "make one with dma-forensics analyze FILES --format json=REPORT",
      "report",
    );
  return { report, identity };
};
