/**
 * The trace buffer of Linux (`trace`, `trace-cmd report`): the task that was running, a processor, flags, seconds since boot.
 * The task is not the writer: an interrupt is traced under whatever it interrupted.
 */
import type { Envelope, Framing, Furniture } from "../framing.ts";
import { uptimeStamp } from "../naive-stamp.ts";

//             bash-1977  [000] .... 17284.993652: …          <idle>-0     (-----) [003] d...   461.122534: …     fwd-712 [001] 461.122540: print: tracing_mark_write: …
const COLUMNS =
  /^ {0,24}(\S(?:.{0,30}\S)?-\d{1,8}) {1,16}(?:\( {0,8}[\d-]{1,8}\) {1,8})?\[\d{3,4}\] {1,8}(?:[^\s:]{4,6} {1,12})?(\d{1,10}\.\d{6,9}): {1,4}(?:(?:tracing_mark_write|bprint|bputs|print): {1,4}){0,2}/;

/** Lines of the frame, each with a literal example above it. */
const FURNITURE: readonly RegExp[] = [
  // # tracer: nop
  /^# tracer: \S/,
  // #                                / _----=> need-resched     #              | |         |   ||||     |         |
  /^# {8,60}[|/_]/,
  // #           TASK-PID     CPU#  |||||  TIMESTAMP  FUNCTION
  /^# {1,40}TASK-PID\b/,
  // cpus=8
  /^cpus=\d{1,4}$/,
];

// # entries-in-buffer/entries-written: 140080/250280   #P:4
const WRITTEN = /^# entries-in-buffer\/entries-written: (\d{1,15})\/(\d{1,15})\b/;

// CPU:2 [LOST 118 EVENTS]
const LOST = /^CPU:\d{1,4} \[LOST (\d{1,9}) EVENTS\]/;

const match = (line: string): Envelope | null => {
  // A cheap look first: the processor's bracket never stands before a name and a number.
  if (line.indexOf("[") < 4) return null;
  const columns = COLUMNS.exec(line);
  if (columns === null) return null;
  const [head, thread = null, stamp = null] = columns;
  return { stamp, thread, process: null, sender: null, level: null, bodyColumn: head.length };
};

const furniture = (line: string): Furniture | null => {
  if (!/^[#Cc]/.test(line)) return null;
  const written = WRITTEN.exec(line);
  if (written !== null) {
    const count = Number(written[2]) - Number(written[1]);
    return { lost: count > 0 ? { kind: "gap", count } : null };
  }
  const lost = LOST.exec(line);
  if (lost !== null) return { lost: { kind: "gap", count: Number(lost[1]) } };
  return FURNITURE.some((pattern) => pattern.test(line)) ? { lost: null } : null;
};

export const ftrace: Framing = {
  id: "ftrace",
  about: "The trace buffer of Linux, from the file trace or from trace-cmd.",
  examples: [
    "            bash-1977  [000] .... 17284.993652: map: IOMMU: iova=0x801c0000 size=4096",
    "     kworker/0:1-12    (   12) [003] d..1.   461.122534: scsi_dispatch_cmd_start: host_no=0",
    "       raid tool-4711  [001]   461.122540: unmap: IOMMU: iova=0x801c0000 size=4096",
  ],
  general: false,
  writer: null,
  match,
  furniture,
  stampOf: (text) => uptimeStamp(text, "s", "boot:ftrace", text),
};
