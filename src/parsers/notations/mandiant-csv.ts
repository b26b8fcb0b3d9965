/** Mandiant's `unifiedlog_iterator --format csv`; messages hold quotes and line ends, and wrappers add columns of their own. */
import { exportedOf, exportedStamp } from "../exported-row.ts";
import type { Notation } from "../notation.ts";
import { foldedName } from "../scan/csv.ts";

const NOW =
  "Timestamp,Event Type,Log Type,Subsystem,Thread ID,PID,EUID,Library,Library UUID,Activity ID,Parent Activity ID,Category,Process,Process UUID,Message,Raw Message,Boot UUID,System Timezone Name";

const order = (header: string): readonly string[] => header.split(",").map(foldedName);

// 2026-03-14T00:26:53.589Z,Log,Default,
const BEGINS =
  /^"?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z"?([,;\t])"?(?:Log|Activity|Trace|Signpost|Simpledump|Statedump|Loss|Unknown)"?\1/;

export const mandiantCsv: Notation = {
  id: "mandiant-csv",
  about: "Rows of unifiedlog_iterator, which reads log archives without macOS.",
  carrier: "table",
  examples: [
    [
      NOW,
      '2026-03-14T00:26:53.589Z,Log,Default,,9961,0,0,/Library/SystemExtensions/0A1B/com.example.raid.dext/com.example.raid,4F3C,0,0,,/kernel,9B2E,"[DEBUG] fBufferIOVMAddr = 0x8a5c4000",%s,3590A0B1,Tokyo',
    ],
  ],
  quoted: true,
  // Builds before 2023 have no column for the parent's activity.
  orders: [order(NOW), order(NOW.replace(",Parent Activity ID", ""))],
  begins: (line) => BEGINS.exec(line)?.[1] ?? null,
  header: (names) =>
    names.includes("eventtype") &&
    names.includes("message") &&
    (names.includes("rawmessage") || names.includes("logtype")),
  // In a row of the newer order that is cut, the older order finds no process where it looks for one.
  read: (row) =>
    row.text("process", "parentactivityid") === null
      ? null
      : exportedOf({
          text: row.text,
          lines: (name) => (row.text(name) === null ? [] : (row.cell(name) ?? [])),
        }),
  writer: "host",
  stampOf: exportedStamp,
};
