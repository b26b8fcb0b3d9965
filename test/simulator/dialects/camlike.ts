/** A BSD hand: control blocks in hexadecimal, counts behind short words, `bcopy` and `bzero`; a firmware that gets and puts. Written apart from the analyzer's words. */
import { clockOf, type Dialect, hex, kernelWords, pairs, printable, rows, SHOWN } from "./dialect.ts";

const row = (at: number, bytes: Uint8Array): string =>
  `${at.toString(16).padStart(4, "0")}   ${pairs(bytes).padEnd(47)}  |${printable(bytes)}|`;

const WAY = { in: "DATA-IN", out: "DATA-OUT", none: "NO-DATA" } as const;
const SCSI = (status: number): string => (status === 0 ? "GOOD" : status === 2 ? "CHECK-COND" : hex(status));

export const camlike: Dialect = {
  name: "camlike",
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `T+${String(Math.floor(tick)).padStart(9, "0")} ${message}`;
    const time = `Jun  2 ${clockOf(tick).slice(0, 8)} mini`;
    if (source === "host") return `${time} kernel[0]: (${name}.dext) ${name.slice(0, 3).toLowerCase()}0: ${message}`;
    return source === "kernel" ? `${time} kernel[0]: ${message}` : `${time} rdtest[812]: ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => "UserInitializeController: attach",
    initStep: ({ call, result }) => `${call}() = ${hex(result)}`,
    constraintKey: ({ key, value }) => `limits{${key}} = ${value}`,
    constraints: ({ result }) => `UserReportHBAConstraints() = ${hex(result)}`,
    override: () => "UserReportHBAConstraints() overridden here, super not called",
    initEnd: ({ result }) => `UserInitializeController: attached, error = ${hex(result)}`,
    specification: ({ bits, max }) => `UserGetDMASpecification: maxTransferSize ${max} addrbits ${bits}`,
    highest: ({ id }) => `UserReportHighestSupportedDeviceID(${id}) called`,
    properties: ({ result }) => `SetProperties() = ${hex(result)} on the pci nub`,
    started: () => "UserStartController() = 0x0",
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      `ccb ${hex(task)}: START tgt ${target} lun 0 ${WAY[way]} ${length} @ ${hex(iova)}, cdb ${pairs(cdb)}`,
    dataBuffer: ({ task, result, address, length, where }) =>
      `ccb ${hex(task)}: UserGetDataBuffer() = ${hex(result)} (va ${hex(address)}, size ${length}) ${where === "dispatch" ? "in UserProcessParallelTask" : "in the intr path"}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `ccb ${hex(task)}: PrepareForDMA() = ${hex(result)}, ${segments} segs, seg0 ${hex(iova)}/${length}, va ${hex(buffer)}, ${WAY[access === "in" ? "in" : "out"]}`,
    unprepare: ({ task, result, iova, length }) =>
      `ccb ${hex(task)}: CompleteDMA() = ${hex(result)}, seg0 ${hex(iova)}/${length}`,
    submit: ({ task, iova, length, way }) => `ccb ${hex(task)}: sg[0] addr ${hex(iova)} cnt ${length} ${WAY[way]}`,
    doorbell: ({ task }) => `ccb ${hex(task)}: posted to the queue`,
    reply: ({ task, status, scsi, moved }) =>
      `ccb ${hex(task)}: INTR iocstat ${hex(status)} scsistat ${SCSI(scsi)} xfrd ${moved}`,
    clear: ({ task, address, length }) => `ccb ${hex(task)}: bzero va ${hex(address)} cnt ${length}`,
    copy: ({ task, from, to, length }) => `ccb ${hex(task)}: bcopy va ${hex(from)} -> va ${hex(to)} cnt ${length}`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `ccb ${hex(task)}: hexdump of ${exact && whose === "private" ? "bounce memory" : exact && whose === "data buffer" ? "UserGetDataBuffer memory" : "data buffer"}${exact && address !== null ? ` va ${hex(address)}` : ""} cnt ${announced}${exact ? `, ${phase === "before reply" ? "prior to INTR" : "prior to DONE"}` : ""}`,
      ...rows(bytes, row),
    ],
    complete: ({ task, moved, status, version }) =>
      `ccb ${hex(task)}: DONE ParallelTaskCompletion xfrd ${moved} scsistat ${SCSI(status)} version ${version}`,
    abort: ({ task }) => `ccb ${hex(task)}: ABORT (UserAbortTaskRequest)`,
    registers: ({ name, value }) => `${name} reg reads ${hex(value, 8)}`,
    notOpen: ({ result }) => `pci nub not open, error = ${hex(result)}`,
    enter: ({ task, method }) => `ccb ${hex(task)}: enter ${method}`,
    received: ({ task, iova, length, cdb }) =>
      `hq: get ccb ${hex(task)} cdb ${pairs(cdb)} hostmem ${hex(iova, 16)} cnt ${length}`,
    staged: ({ task, from, bytes }) => [
      `media: ccb ${hex(task)} payload @ ${hex(from)} cnt ${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    engine: ({ task, from, to, length }) => `xdma: ccb ${hex(task)} kick ${hex(from)} => ${hex(to)} cnt ${length}`,
    engineDone: ({ task, count }) => `xdma: ccb ${hex(task)} idle, ${count} bytes moved`,
    posted: ({ task, status }) => `hq: put ccb ${hex(task)} iocstat ${hex(status)}`,
    firmwareFault: ({ code }) => `panic: firmware fault ${hex(code)}, halted`,
    timeout: ({ task, seconds }) => `SCSI: ccb ${hex(task)} not done after ${seconds} secs, timed out`,
    crash: ({ address }) => `dext exited on signal 11 (SIGSEGV), EXC_BAD_ACCESS va ${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `user buffer of ccb ${hex(task)} cnt ${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    clientError: ({ task, errno }) => `ccb ${hex(task)}: errno ${errno} (Input/output error)`,
    clientShort: ({ task, got, wanted }) => `ccb ${hex(task)}: short, ${got} of ${wanted} bytes`,
    disk: ({ blocks, blockBytes }) =>
      `da0: ${blocks} sectors of ${blockBytes} bytes, ${blocks * BigInt(blockBytes)} bytes in all`,
    canary: ({ task, value, length }) =>
      `ccb ${hex(task)}: user buffer of ${length} bytes prefilled with ${hex(value)}`,
  },
};
