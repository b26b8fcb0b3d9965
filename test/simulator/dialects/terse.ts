/** An old parallel-SCSI hand: short words, numbers behind a hash, arrows; upper-case firmware with counts in hexadecimal. Written apart from the analyzer's words. */
import { type Dialect, hex, kernelWords, pairs, rows, SHOWN, upper } from "./dialect.ts";

const row = (at: number, bytes: Uint8Array): string => `   +${at.toString(16).padStart(3, "0")}  ${pairs(bytes)}`;

export const terse: Dialect = {
  name: "terse",
  frame: (source, message, _tick, { name }) => {
    if (source === "firmware") return message;
    return source === "host" ? `${name.slice(0, 4).toLowerCase()}0: ${message}` : `${source}: ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => "UserInitializeController entered",
    initStep: ({ call, result }) => `${call} -> ${hex(result)}`,
    constraintKey: ({ key, value }) => `${key} := ${value}`,
    constraints: ({ result }) => `UserReportHBAConstraints -> ${hex(result)}`,
    override: () => "UserReportHBAConstraints overridden",
    initEnd: ({ result }) => `UserInitializeController exit -> ${hex(result)}`,
    specification: ({ bits, max }) => `UserGetDMASpecification: max xfer ${max}, ${bits} address bits`,
    highest: ({ id }) => `UserReportHighestSupportedDeviceID(${id})`,
    properties: ({ result }) => `SetProperties -> ${hex(result)}`,
    started: () => "UserStartController exit -> 0x0",
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      `#${task} new cmd for target ${target}: iova ${hex(iova)}+${length} ${way === "in" ? "RD" : way === "out" ? "WR" : "--"} cdb ${pairs(cdb)}`,
    dataBuffer: ({ task, result, address, length, where }) =>
      `#${task} ${where === "dispatch" ? "in UserProcessParallelTask" : "in completion handler"}: UserGetDataBuffer -> ${hex(result)}, ${length} bytes at ${hex(address)}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `#${task} PrepareForDMA -> ${hex(result)}, buffer ${hex(buffer)} iova ${hex(iova)}+${length}, ${segments} seg, ${access === "in" ? "kIOMemoryDirectionIn" : "kIOMemoryDirectionOut"}`,
    unprepare: ({ task, result, iova, length }) =>
      `#${task} CompleteDMA -> ${hex(result)}, iova ${hex(iova)}+${length}`,
    submit: ({ task, iova, length, way }) => `#${task} SGE ${hex(iova)}+${length} ${way === "in" ? "RD" : "WR"}`,
    doorbell: ({ task }) => `#${task} go`,
    reply: ({ task, status, scsi, moved }) =>
      `#${task} reply: ioc status ${hex(status)}, scsi status ${hex(scsi)}, ${moved} bytes xferred`,
    clear: ({ task, address, length, value }) => `#${task} memset(${hex(address)}, ${value}, ${length})`,
    copy: ({ task, from, to, length }) => `#${task} memcpy(${hex(to)}, ${hex(from)}, ${length})`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `#${task} ${exact && whose === "private" ? "private buffer" : exact && whose === "data buffer" ? "UserGetDataBuffer buffer" : "buffer"}${exact && address !== null ? ` @ ${hex(address)}` : ""}, ${announced} bytes${exact ? ` (${phase})` : ""}:`,
      ...rows(bytes, row),
    ],
    complete: ({ task, moved, status, version }) =>
      `#${task} ParallelTaskCompletion, ${moved} bytes, status ${hex(status)}, v${version}`,
    abort: ({ task }) => `#${task} UserAbortTaskRequest`,
    registers: ({ name, value }) => `${name} reg ${hex(value, 8)}`,
    notOpen: ({ result }) => `not open -> ${hex(result)}`,
    enter: ({ task, method }) => `#${task} -> ${method}`,
    received: ({ task, iova, length, cdb }) =>
      `REQ ${task}: HOST ${upper(iova, 16)} LEN ${upper(length)} CDB ${pairs(cdb).toUpperCase()}`,
    staged: ({ task, from, bytes }) => [
      `REQ ${task}: DATA IN DRAM ${upper(from)} LEN ${upper(bytes.length)}`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    engine: ({ task, from, to, length }) => `REQ ${task}: DMA GO ${upper(from)} -> ${upper(to)} LEN ${upper(length)}`,
    engineDone: ({ task, count }) => `REQ ${task}: DMA END, ${count} BYTES`,
    posted: ({ task, status }) => `REQ ${task}: REPLY SENT, STATUS ${upper(status)}`,
    firmwareFault: ({ code }) => `FATAL: FIRMWARE IN FAULT STATE ${upper(code)}`,
    timeout: ({ task, seconds }) => `scsi cmd #${task}: no completion after ${seconds} s, giving up`,
    crash: ({ address }) => `dext terminated, EXC_BAD_ACCESS at ${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `cmd #${task} buffer, ${bytes.length} bytes:`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    clientError: ({ task, errno }) => `cmd #${task}: I/O error (errno ${errno})`,
    clientShort: ({ task, got, wanted }) => `cmd #${task}: ${got} of ${wanted} bytes`,
    disk: ({ blocks, blockBytes }) => `capacity is ${blocks * BigInt(blockBytes)} bytes`,
  },
};
