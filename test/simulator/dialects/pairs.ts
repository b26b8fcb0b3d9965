/** One line for each step, `key=value`, with short words. */
import { pairs as bytePairs, type Dialect, hex, kernelWords, rows, SHOWN } from "./dialect.ts";

export const pairs: Dialect = {
  name: "pairs",
  frame: (source, message, _tick, { name }) => (source === "host" ? `${name}: ${message}` : message),
  words: {
    ...kernelWords,
    initBegin: () => "UserInitializeController enter",
    initStep: ({ call, result }) => `call=${call} ret=${hex(result)}`,
    constraintKey: ({ key, value }) => `constraint ${key.replace(/^k|Key$/g, "")}=${value}`,
    constraints: ({ result }) => `call=UserReportHBAConstraints ret=${hex(result)}`,
    override: () => "override of UserReportHBAConstraints present",
    initEnd: ({ result }) => `UserInitializeController exit ret=${hex(result)}`,
    started: () => "UserStartController exit ret=0x0",
    specification: ({ bits, align, max }) =>
      `call=UserGetDMASpecification max_transfer_size=${max} address_bits=${bits} align=${align}`,
    highest: ({ id }) => `call=UserReportHighestSupportedDeviceID highest_id=${id}`,
    properties: ({ result }) => `call=SetProperties ret=${hex(result)}`,
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      `UserProcessParallelTask task=${task} target=${target} iova=${hex(iova)} len=${length} dir=${way.toUpperCase()} cdb=${bytePairs(cdb, "")}`,
    dataBuffer: ({ task, result, address, length, where }) =>
      `${where === "dispatch" ? "UserProcessParallelTask" : "finish_io"} call=UserGetDataBuffer task=${task} ret=${hex(result)} addr=${hex(address)} len=${length}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `call=PrepareForDMA task=${task} ret=${hex(result)} segments=${segments} iova=${hex(iova)} len=${length} buffer=${hex(buffer)} dir=${access.toUpperCase()}`,
    unprepare: ({ task, result, iova, length }) =>
      `call=CompleteDMA task=${task} ret=${hex(result)} iova=${hex(iova)} len=${length}`,
    submit: ({ task, iova, length, way }) =>
      `sge task=${task} addr=${hex(iova)} len=${length} dir=${way.toUpperCase()}`,
    doorbell: ({ task }) => `kick task=${task}`,
    reply: ({ task, status, scsi, moved }) =>
      `reply task=${task} reply_status=${hex(status)} scsi_status=${hex(scsi)} transferred=${moved}`,
    clear: ({ task, address, length, value }) =>
      `memset task=${task} addr=${hex(address)} value=${hex(value)} len=${length}`,
    copy: ({ task, from, to, length }) => `memcpy task=${task} src_va=${hex(from)} dst_va=${hex(to)} len=${length}`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `dump task=${task} buf=${exact && whose !== "task" ? (whose === "private" ? "bounce" : "UserGetDataBuffer") : "data"} len=${announced}${exact && address !== null ? ` addr=${hex(address)}` : ""}${exact ? ` phase="${phase}"` : ""}`,
      ...rows(bytes, (at, row) => `  ${at.toString(16).padStart(4, "0")}: ${bytePairs(row)}`),
    ],
    complete: ({ task, moved, status, version }) =>
      `ParallelTaskCompletion task=${task} bytes=${moved} status=${hex(status)} version=${version}`,
    abort: ({ task }) => `UserAbortTaskRequest task=${task}`,
    registers: ({ name, value }) => `mmio ${name.replaceAll(" ", "_")}=${hex(value, 8)}`,
    notOpen: ({ result }) => `mmio error: device not open ret=${hex(result)}`,
    enter: ({ task, method }) => `${method} enter task=${task}`,
    received: ({ task, iova, length, cdb }) =>
      `rx tag=${task} host_addr=${hex(iova, 16)} xfer_len=${length} cdb=${bytePairs(cdb, "")}`,
    staged: ({ task, from, bytes }) => [
      `stage tag=${task} buf=${hex(from, 8)} len=${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), (at, row) => `  ${at.toString(16).padStart(4, "0")}: ${bytePairs(row)}`),
    ],
    engine: ({ task, from, to, length }) => `dma_start tag=${task} src=${hex(from)} dst=${hex(to)} len=${length}`,
    engineDone: ({ task, count }) => `dma_done tag=${task} count=${count}`,
    posted: ({ task, status }) => `reply posted tag=${task} status=${status}`,
    firmwareFault: ({ code }) => `ASSERT code=${hex(code)} state=FAULT`,
    timeout: ({ task, seconds }) => `task=${task} timed out after ${seconds}s`,
    crash: ({ address }) => `dext process crashed: EXC_BAD_ACCESS address=${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `client buffer task=${task} len=${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), (at, row) => `  ${at.toString(16).padStart(4, "0")}: ${bytePairs(row)}`),
    ],
    clientError: ({ task, errno }) => `client task=${task} error: errno=${errno} (EIO)`,
    clientShort: ({ task, got, wanted }) => `client task=${task} short read: got=${got} wanted=${wanted}`,
    disk: ({ blocks, blockBytes }) =>
      `client disk: blocks=${blocks} block_size=${blockBytes} capacity=${blocks * BigInt(blockBytes)} bytes`,
  },
};
