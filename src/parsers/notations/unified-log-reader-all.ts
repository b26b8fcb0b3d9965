/**
 * `UnifiedLogReader -f TSV_ALL`: a table of every field. Its published version names one column more than it writes, and the one
 * that is missing is the message.
 */
import { writerOf } from "../image-path.ts";
import { naiveStamp } from "../naive-stamp.ts";
import { type Notation, SILENT } from "../notation.ts";
import { foldedName, type Row } from "../scan/csv.ts";

const ORDER =
  "SourceFile LogFilePos ContinousTime Time ThreadId LogType ActivityId ParentActivityId PID EUID TTL ProcessName SenderName Subsystem Category SignpostName SignpostString ImageOffset ImageUUID ProcessImageUUID SenderImagePath ProcessImagePath LogMessage"
    .split(" ")
    .map(foldedName);

const WITHOUT_MESSAGE = "this table of UnifiedLogReader has no message in it; its default output has";

// 2026-03-14 00:26:53.589793
const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?$/;

// logdata.LiveData.tracev3⇥4096⇥81723004411⇥2026-03-14 00:26:53.589793⇥
const BEGINS = /^[^\t]{0,200}\t\d{1,20}\t\d{1,20}\t\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/;

// 9961     0x26e9
const threadIn = (text: string | null): string | null =>
  text !== null && /^(?:0x[0-9a-fA-F]{1,16}|\d{1,20})$/.test(text) ? `0x${BigInt(text).toString(16)}` : null;

const read = (row: Row) => {
  const stamp = row.text("time");
  if (stamp === null || !MOMENT.test(stamp) || !/^\d{1,20}$/.test(row.text("continoustime") ?? "")) return null;
  const names = writerOf(row.text("processimagepath", "processname"), row.text("senderimagepath", "sendername"));
  const envelope = {
    stamp,
    thread: threadIn(row.text("threadid")),
    ...names,
    level: row.text("logtype"),
    bodyColumn: 0,
  };
  const message = row.cell("logmessage");
  if (message !== null) return { ...SILENT, envelope, bodies: message };
  return { ...SILENT, envelope, bodies: row.cell("time") ?? [], because: WITHOUT_MESSAGE };
};

export const unifiedLogReaderAll: Notation = {
  id: "unified-log-reader-all",
  about: "The table of UnifiedLogReader with every field but, in its published version, the message.",
  carrier: "table",
  examples: [
    [
      "SourceFile\tLogFilePos\tContinousTime\tTime\tThreadId\tLogType\tActivityId\tParentActivityId\tPID\tEUID\tTTL\tProcessName\tSenderName\tSubsystem\tCategory\tSignpostName\tSignpostString\tImageOffset\tImageUUID\tProcessImageUUID\tSenderImagePath\tProcessImagePath\tLogMessage",
      "logdata.LiveData.tracev3\t4096\t81723004411\t2026-03-14 00:26:53.589793\t9961\tDefault\t0\t0\t0\t0\t0\tkernel\tcom.example.raid\t\t\t\t\t4096\t4F3C\t9B2E\t/Library/SystemExtensions/0A1B/com.example.raid.dext/com.example.raid\t/kernel\t[DEBUG] fBufferIOVMAddr = 0x8a5c4000",
    ],
  ],
  quoted: false,
  orders: [ORDER, ORDER.slice(0, -1)],
  // Nearly no line of a log has a tab, and to look for one is much faster.
  begins: (line) => (line.includes("\t") && BEGINS.test(line) ? "\t" : null),
  spare: true,
  header: (names) => names.includes("continoustime") && names.includes("logfilepos"),
  read,
  writer: "host",
  stampOf: (text) => naiveStamp(text, "local:unified-log-reader-all", text),
};
