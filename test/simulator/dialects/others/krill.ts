/** Has always used glog: severity letter, date, thread, file:line] and a streamed sentence; calls his requests SRBs. */

import type { Way } from "../../statement.ts";
import { clockOf, type Dialect, hex, kernelWords, rows, SHOWN } from "../dialect.ts";

const VERB: Readonly<Record<Way | "both", string>> = { in: "rx", out: "tx", none: "no data", both: "rx+tx" };
const c = (bytes: Iterable<number>): string => [...bytes].map((byte) => hex(byte, 2)).join(", ");
const initialiser = (bytes: Uint8Array): readonly string[] => [...rows(bytes, (_, row) => `    ${c(row)},`, 12), "};"];
const srb = (task: number): string => `SRB ${hex(task, 4)}`;
const ok = (result: number): string => (result === 0 ? "OK" : `FAILED: ${hex(result, 8)}`);
/** Every statement of the source has its line: made up from its first words. */
const lineOf = (message: string): number => {
  const words = message
    .replaceAll(/0x[0-9a-f]+|\d+/gu, "")
    .split(/\s+/u)
    .slice(0, 3)
    .join(" ");
  return 100 + [...words].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 799, 7);
};
const severity = (message: string): string =>
  /FATAL|crashed/u.test(message)
    ? "F"
    : /FAILED|fault|timed out/u.test(message)
      ? "E"
      : /abort|short|CHECK/u.test(message)
        ? "W"
        : "I";

export const krill: Dialect = {
  name: "krill",
  fresh: true,
  frame: (source, message, tick) => {
    const [thread, file] = {
      host: ["  611", "scsi_hba.cc"],
      firmware: ["    1", "core0.cc"],
      kernel: ["    0", "xnu_relay.cc"],
      client: [" 1407", "reader_main.cc"],
    }[source] as [string, string];
    return `${severity(message)}0514 ${clockOf(tick)} ${thread} ${file}:${lineOf(message)}] ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: (_, { name }) => `${name}::UserInitializeController() starts`,
    initStep: ({ call, result }) => `${call}(): ${ok(result)}`,
    constraintKey: ({ key, value }) => `Telling the family ${key} is ${value}`,
    constraints: ({ result }) => `UserReportHBAConstraints(): ${ok(result)}`,
    override: () => "UserReportHBAConstraints() is overridden by this driver and does not call super",
    initEnd: ({ result }) => `UserInitializeController() returns: ${ok(result)}`,
    started: () => ["HBA is up", "Firmware 7.02.11, NVRAM 3.1, 8 phys, 2 of them linked at 6.0 Gbps"],
    specification: ({ bits, align, max }) =>
      `UserGetDMASpecification(): ${bits} address bits, aligned to ${align} bytes, at most ${max} bytes per transfer`,
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      `${srb(task)} from the framework for target ${target}: ${VERB[way]}, ${length} bytes at DMA address ${hex(iova)}, opcode bytes {${c(cdb)}}`,
    dataBuffer: ({ task, target, result, address, length, where }) =>
      `${srb(task)} ${where === "dispatch" ? "start" : "finish"}: UserGetDataBuffer(target ${target}) ${ok(result)}, pointer ${hex(address)}, ${length} bytes`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `${srb(task)} PrepareForDMA(${VERB[access]}) of pointer ${hex(buffer)}, ${length} bytes: ${ok(result)}${result === 0 ? `, DMA address ${hex(iova)} in ${segments} segment${segments === 1 ? "" : "s"}` : ""}`,
    unprepare: ({ task, result, iova, length }) =>
      `${srb(task)} CompleteDMA of DMA address ${hex(iova)}, ${length} bytes: ${ok(result)}`,
    submit: ({ task, iova, length, way }) =>
      `${srb(task)} goes to the send queue: ${VERB[way]}, DMA address ${hex(iova)}, ${length} bytes`,
    reply: ({ task, status, scsi, moved }) =>
      `${srb(task)} came back from the controller with status ${status}${status === 0 ? "" : " (FAILED)"}, SCSI status ${scsi === 0 ? "GOOD" : scsi === 2 ? "CHECK CONDITION" : hex(scsi, 2)}, ${moved} bytes actually moved`,
    clear: ({ task, address, length, value }) =>
      `${srb(task)} memset of pointer ${hex(address)} to ${hex(value, 2)}, ${length} bytes`,
    copy: ({ task, from, to, length }) =>
      `${srb(task)} memcpy from pointer ${hex(from)} to pointer ${hex(to)}, ${length} bytes`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => {
      const buffer = {
        task: "the SRB's own buffer",
        "data buffer": "the buffer UserGetDataBuffer gave us",
        private: "our private bounce buffer",
      }[whose];
      const at = address === null ? "" : `, pointer ${hex(address)}`;
      const when =
        phase === null ? "" : phase === "before reply" ? ", controller still working" : ", about to complete";
      const head = exact
        ? `${srb(task)} ${buffer}${at}, ${announced} bytes${when}: uint8_t head[${bytes.length}] = {`
        : `${srb(task)} data, ${announced} bytes: uint8_t head[${bytes.length}] = {`;
      return [head, ...initialiser(bytes)];
    },
    complete: ({ task, target, moved, status, version }) =>
      `${srb(task)} handed to ParallelTaskCompletion for target ${target}: task status ${status === 0 ? "GOOD" : status === 2 ? "CHECK CONDITION" : hex(status, 2)}, ${moved} bytes transferred, response struct version ${version}`,
    abort: ({ task }) => `${srb(task)} UserAbortTaskRequest, family wants it aborted`,
    registers: ({ name, value }) => `MMIO read of ${name} register gave ${hex(value, 8)}`,
    notOpen: ({ result }) => `MMIO read ${ok(result)} (provider is not open)`,
    enter: ({ task, method }) => `${srb(task)} entering ${method}()`,
    received: ({ task, iova, length, cdb, way }) =>
      `${srb(task)} pulled from host queue: host ${way === "none" ? "moves no data" : VERB[way]}, ${length} bytes, host DMA address ${hex(iova)}, opcode bytes {${c(cdb)}}`,
    staged: ({ task, from, bytes }) => [
      `${srb(task)} payload of ${bytes.length} bytes sits in DDR at ${hex(from)}: uint8_t head[${Math.min(SHOWN, bytes.length)}] = {`,
      ...initialiser(bytes.subarray(0, SHOWN)),
    ],
    engine: ({ task, from, to, length }) =>
      `${srb(task)} DMA channel 2 programmed: ${length} bytes from ${hex(from)} to ${hex(to)}`,
    engineDone: ({ task, count }) => `${srb(task)} DMA channel 2 idle again after ${count} bytes`,
    posted: ({ task, status }) => `${srb(task)} answered to host with status ${status}`,
    firmwareFault: ({ code }) => `Check failed: FATAL fault code ${hex(code)}, core stopped`,
    firmwareReset: () => "Core restarted by host reset",
    timeout: ({ task, seconds }) => `SCSI task ${hex(task, 4)} timed out after ${seconds} seconds`,
    crash: ({ address }, { name }) => `Driver ${name} crashed on a bad access to address ${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `${srb(task)} pread() returned ${bytes.length} bytes: uint8_t head[${Math.min(192, bytes.length)}] = {`,
      ...initialiser(bytes.subarray(0, 192)),
    ],
    clientError: ({ task, length, errno }) => `${srb(task)} pread() of ${length} bytes FAILED: errno ${errno}`,
    clientShort: ({ task, got, wanted }) => `${srb(task)} pread() came up short: ${got} of ${wanted} bytes`,
    disk: ({ blocks, blockBytes }) => `Attached disk: ${blocks} blocks, ${blockBytes} bytes each`,
    canary: ({ task, value, length }) =>
      `${srb(task)} caller's buffer painted with ${hex(value, 2)}, ${length} bytes, before pread()`,
  },
};
