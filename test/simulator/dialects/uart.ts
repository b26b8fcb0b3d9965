/** A kernel ring buffer on one side and a serial line with ticks on the other. */
import { type Dialect, hex, kernelWords, pairs, printable, rows, SHOWN } from "./dialect.ts";

const seconds = (tick: number): string => (tick / 1e6 + 281.5).toFixed(6).padStart(12);

const row = (at: number, bytes: Uint8Array): string =>
  `${at.toString(16).padStart(8, "0")}  ${pairs(bytes).padEnd(47)}  |${printable(bytes)}|`;

export const uart: Dialect = {
  name: "uart",
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `T${String(Math.floor(tick)).padStart(9, "0")}: ${message}`;
    return `[${seconds(tick)}] ${source === "host" ? `${name.toLowerCase()} 0000:0${name.length % 10}:00.0: ` : ""}${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => "UserInitializeController: start",
    initStep: ({ call, result }) => `${call}: ${hex(result)}`,
    constraintKey: ({ key, value }) => `limit ${key} ${value}`,
    constraints: ({ result }) => `UserReportHBAConstraints: ${hex(result)}`,
    override: () => "UserReportHBAConstraints: override in place",
    initEnd: ({ result }) => `UserInitializeController: done, rc ${hex(result)}`,
    started: () => "UserStartController: done, rc 0x0",
    specification: ({ bits, align, max }) =>
      `UserGetDMASpecification: max transfer size ${max} address bits ${bits} align ${align}`,
    highest: ({ id }) => `UserReportHighestSupportedDeviceID: ${id}`,
    properties: ({ result }) => `SetProperties: ${hex(result)}`,
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      `tag ${task} tgt ${target}: UserProcessParallelTask iova ${hex(iova)} bytes ${length} dir ${way === "in" ? "read" : way === "out" ? "write" : "none"} cdb [${pairs(cdb)}]`,
    dataBuffer: ({ task, result, address, length, where }) =>
      `tag ${task}: ${where === "dispatch" ? "UserProcessParallelTask" : "isr_bottom"} UserGetDataBuffer rc ${hex(result)} va ${hex(address)} len ${length}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `tag ${task}: PrepareForDMA rc ${hex(result)} segs ${segments} iova ${hex(iova)} len ${length} va ${hex(buffer)} dir ${access === "in" ? "read" : "write"}`,
    unprepare: ({ task, result, iova, length }) =>
      `tag ${task}: CompleteDMA rc ${hex(result)} iova ${hex(iova)} len ${length}`,
    submit: ({ task, iova, length, way }) =>
      `tag ${task}: sge addr ${hex(iova)} len ${length} dir ${way === "in" ? "read" : "write"}`,
    doorbell: ({ task }) => `tag ${task}: doorbell`,
    reply: ({ task, status, scsi, moved }) =>
      `tag ${task}: done, hw status ${hex(status)}, scsi ${hex(scsi)}, xfer ${moved}`,
    clear: ({ task, address, length, value }) => `tag ${task}: memset va ${hex(address)} value ${value} len ${length}`,
    copy: ({ task, from, to, length }) => `tag ${task}: memcpy va ${hex(from)} to va ${hex(to)} len ${length}`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `tag ${task}: dump of ${exact && whose === "private" ? "private buffer" : exact && whose === "data buffer" ? "UserGetDataBuffer buffer" : "data buffer"}${exact && address !== null ? ` va ${hex(address)}` : ""} len ${announced}${exact ? ` ${phase}` : ""}`,
      ...rows(bytes, row),
    ],
    complete: ({ task, moved, status, version }) =>
      `tag ${task}: ParallelTaskCompletion bytes ${moved} status ${hex(status)} version ${version}`,
    abort: ({ task }) => `tag ${task}: UserAbortTaskRequest`,
    registers: ({ name, value }) => `read32 ${name}: ${hex(value, 8)}`,
    notOpen: ({ result }) => `read32 failed, not open, rc ${hex(result)}`,
    enter: ({ task, method }) => `tag ${task}: ${method} enter`,
    received: ({ task, iova, length, cdb }) =>
      `CMD tag=${task} haddr=${hex(iova, 16)} hlen=${length} cdb=${pairs(cdb)}`,
    staged: ({ task, from, bytes }) => [
      `BUF tag=${task} local addr=${hex(from)} len=${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    engine: ({ task, from, to, length }) => `DMA start tag=${task} src=${hex(from)} dst=${hex(to)} len=${length}`,
    engineDone: ({ task, count }) => `DMA done tag=${task} count=${count}`,
    posted: ({ task, status }) => `RPL posted tag=${task} status=${status}`,
    firmwareFault: ({ code }) => `FAULT code=${hex(code)}`,
    timeout: ({ task, seconds: after }) => `scsi: tag ${task} timed out after ${after}s`,
    crash: ({ address }) => `driver fault: unable to handle access at ${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `sg_read: tag ${task}: client buffer len ${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    clientError: ({ task, errno }) => `sg_read: tag ${task}: Input/output error ${errno}`,
    clientShort: ({ task, got, wanted }) => `sg_read: tag ${task}: ${got} of ${wanted} bytes`,
    disk: ({ blocks, blockBytes }) =>
      `sd 0:0:0:0: [sdb] ${blocks} ${blockBytes}-byte logical blocks, capacity ${blocks * BigInt(blockBytes)} bytes`,
  },
};
