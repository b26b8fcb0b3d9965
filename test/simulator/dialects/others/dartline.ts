/** A minimalist who thinks in arrows: `>>>` goes down to the device, `<<<` comes back; plain ASCII, HH:MM:SS.mmm, `job`. */

import type { Way } from "../../statement.ts";
import type { Dialect } from "../dialect.ts";
import { clockOf, hex, kernelWords, pairs, rows, SHOWN } from "../dialect.ts";

const ARROW: Record<Way | "both", string> = { in: "<- dev", out: "-> dev", none: "-- dev", both: "<-> dev" };
const VERB: Record<Way, string> = { in: "READ", out: "WRITE", none: "NODATA" };
const tail = (result: number): string => (result === 0 ? "OK" : `FAILED 0x${(result >>> 0).toString(16)}`);
const plain = (bytes: Uint8Array): readonly string[] => rows(bytes, (at, row) => `    ${hex(at, 3)} | ${pairs(row)}`);

export const dartline: Dialect = {
  name: "dartline",
  fresh: true,
  frame: (source, message, tick) => {
    if (source === "firmware")
      return `${String(Math.floor(tick / 1000)).padStart(6)}.${String(Math.floor(tick) % 1000).padStart(3, "0")} ms  ${message}`;
    const mark = { host: "", kernel: "(kernel) ", client: "(reader) " }[source];
    return `${clockOf(tick).slice(0, 12)} ${mark}${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: (_, { name }) => `=== ${name} UserInitializeController ===`,
    initStep: ({ call, result }) => `    ${call} ... ${tail(result)}`,
    constraintKey: ({ key, value }) => `    ${key} := ${value}`,
    constraints: ({ result }) => `    UserReportHBAConstraints ... ${tail(result)}`,
    override: () => "<<< UserReportHBAConstraints landed in our override, not forwarded to super",
    initEnd: ({ result }) => `=== UserInitializeController ... ${tail(result)} ===`,
    started: () => ["=== controller started ===", "--- qdepth 64, irq coalescing off ---"],
    specification: ({ bits, align, max }) => `<<< UserGetDMASpecification: ${bits}-bit, align ${align}, max ${max}`,
    highest: ({ id }) => `<<< UserReportHighestSupportedDeviceID: ${id}`,
    properties: ({ result }) => `    SetProperties(pci, constraints) ... ${tail(result)}`,
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      `>>> job ${task} tgt ${target} ${VERB[way]} ${length} @${hex(iova)} [${pairs(cdb)}]`,
    dataBuffer: ({ task, result, address, length, where }) =>
      ` >> job ${task} UserGetDataBuffer${where === "completion" ? " (completing)" : ""} ... ${tail(result)} va ${hex(address)} + ${length}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      ` >> job ${task} PrepareForDMA ... ${tail(result)} va ${hex(buffer)} + ${length} => iova ${hex(iova)}, ${segments} seg, ${ARROW[access]}`,
    unprepare: ({ task, result, iova, length }) =>
      ` << job ${task} CompleteDMA ... ${tail(result)} iova ${hex(iova)} + ${length}`,
    submit: ({ task, iova, length, way }) => `>>> job ${task} to ctlr: mem ${hex(iova)} + ${length} ${ARROW[way]}`,
    doorbell: ({ task }) => `>>> job ${task} ding`,
    reply: ({ task, status, scsi, moved }) =>
      `<<< job ${task} from ctlr: ${status === 0 ? "success" : `error ${status}`}, scsi status ${hex(scsi, 2)}, ${moved} bytes moved`,
    clear: ({ task, address, length, value }) => ` -- job ${task} memset(${hex(address)}, ${hex(value, 2)}, ${length})`,
    copy: ({ task, from, to, length }) => ` -- job ${task} memcpy(${hex(to)} <- ${hex(from)}, ${length})`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      exact
        ? ` -- job ${task} ${phase === null ? "" : phase === "before reply" ? "before ctlr reply, " : "before completion, "}${{ task: "task buffer", "data buffer": "UserGetDataBuffer mem", private: "private buffer" }[whose]}${address === null ? "" : ` va ${hex(address)}`} + ${announced}:`
        : ` -- job ${task} data, ${announced} bytes:`,
      ...plain(bytes),
    ],
    complete: ({ task, target, moved, status, version }) =>
      `<<< job ${task} tgt ${target} ParallelTaskCompletion: ${moved} bytes, task status ${hex(status, 2)}, response version ${version}`,
    abort: ({ task }) => `>>> job ${task} UserAbortTaskRequest`,
    registers: ({ name, value }) => `<<< reg ${name} == ${hex(value, 8)}`,
    notOpen: ({ result }) => `<<< reg read ... ${tail(result)} (PCI device not open)`,
    enter: ({ task, method }) => `>>> job ${task} ${method} {`,
    received: ({ task, iova, length, cdb, way }) =>
      `==> job ${task} [${pairs(cdb)}] ${VERB[way]} ${length}, host mem ${hex(iova)}`,
    staged: ({ task, from, bytes }) => [
      `  . job ${task} local mem ${hex(from)} + ${bytes.length}:`,
      ...plain(bytes.subarray(0, SHOWN)),
    ],
    engine: ({ task, from, to, length }) => `  > job ${task} dma ${hex(from)} -> ${hex(to)} + ${length}`,
    engineDone: ({ task, count }) => `  < job ${task} dma moved ${count}`,
    posted: ({ task, status }) => `<== job ${task} ${status === 0 ? "success" : `error ${status}`}`,
    firmwareFault: ({ code }) => `xxx firmware fault ${hex(code)} xxx`,
    firmwareReset: () => "=== firmware reset ===",
    timeout: ({ task, seconds }) => `SCSI task ${task}: timeout, ${seconds} s`,
    crash: ({ address }, { name }) => `${name}: SIGSEGV, bad address ${hex(address)}`,
    clientDump: ({ task, bytes }) => [`<<< job ${task} read -> ${bytes.length} bytes:`, ...plain(bytes)],
    clientError: ({ task, length, errno }) => `<<< job ${task} i/o of ${length} bytes -> errno ${errno}`,
    clientShort: ({ task, got, wanted }) => `<<< job ${task} read -> ${got} bytes, wanted ${wanted}`,
    disk: ({ blocks, blockBytes }) => `<<< disk: ${blocks} blocks x ${blockBytes} bytes`,
    canary: ({ task, value, length }) => `>>> job ${task} read buffer pre-set to ${hex(value, 2)} x ${length}`,
  },
};
