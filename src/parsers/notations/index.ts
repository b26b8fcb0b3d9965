/** Every notation of this folder. Derived from the file names by `npm run derive`; a test compares. */
import type { Notation } from "../notation.ts";
import { chromeTrace } from "./chrome-trace.ts";
import { ioreg } from "./ioreg.ts";
import { ips } from "./ips.ts";
import { logShowJson } from "./log-show-json.ts";
import { logShowNdjson } from "./log-show-ndjson.ts";
import { mandiantCsv } from "./mandiant-csv.ts";
import { mandiantJsonl } from "./mandiant-jsonl.ts";
import { megaraidEvents } from "./megaraid-events.ts";
import { pcieAnalyzerCsv } from "./pcie-analyzer-csv.ts";
import { traceTable } from "./trace-table.ts";
import { unifiedLogReaderAll } from "./unified-log-reader-all.ts";

export const notations: readonly Notation[] = [
  chromeTrace,
  ioreg,
  ips,
  logShowJson,
  logShowNdjson,
  mandiantCsv,
  mandiantJsonl,
  megaraidEvents,
  pcieAnalyzerCsv,
  traceTable,
  unifiedLogReaderAll,
];
