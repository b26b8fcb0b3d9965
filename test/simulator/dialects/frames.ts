/** The way of older SAS drivers: `key(value)`, message frames, upper-case firmware. */
import { type Dialect, hex, kernelWords, pairs, rows, SHOWN } from "./dialect.ts";

const row = (at: number, bytes: Uint8Array): string => `  ${hex(at, 4)}: ${pairs(bytes)}`;

export const frames: Dialect = {
  name: "frames",
  frame: (source, message, _tick, { name }) => (source === "host" ? `${name.toLowerCase()}_cm0: ${message}` : message),
  words: {
    ...kernelWords,
    initBegin: () => "UserInitializeController: enter",
    initStep: ({ call, result }) => `${call}: rc(${hex(result, 8)})`,
    constraintKey: ({ key, value }) => `  ${key}(${value})`,
    constraints: ({ result }) => `UserReportHBAConstraints: rc(${hex(result, 8)})`,
    override: () => "UserReportHBAConstraints: overridden",
    initEnd: ({ result }) => `UserInitializeController: exit, rc(${hex(result, 8)})`,
    started: () => "UserStartController: exit, rc(0x00000000)",
    specification: ({ bits, align, max }) =>
      `UserGetDMASpecification: max transfer size(${max}), address bits(${bits}), alignment(${align})`,
    highest: ({ id }) => `UserReportHighestSupportedDeviceID: highest target(${id})`,
    properties: ({ result }) => `SetProperties: rc(${hex(result, 8)})`,
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      `UserProcessParallelTask: task id(${task}), target(${target}), iova(${hex(iova, 16)}), length(${length}), direction(${way}), cdb(${pairs(cdb)})`,
    dataBuffer: ({ task, result, address, length, where }) =>
      `${where === "dispatch" ? "UserProcessParallelTask" : "_base_interrupt"}: UserGetDataBuffer: task id(${task}), rc(${hex(result, 8)}), address(${hex(address)}), length(${length})`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `PrepareForDMA: task id(${task}), rc(${hex(result, 8)}), segments(${segments}), iova(${hex(iova, 16)}), length(${length}), buffer(${hex(buffer)}), direction(${access})`,
    unprepare: ({ task, result, iova, length }) =>
      `CompleteDMA: task id(${task}), rc(${hex(result, 8)}), iova(${hex(iova, 16)}), length(${length})`,
    submit: ({ task, iova, length, way }) =>
      `_build_sg: task id(${task}), sge addr(${hex(iova, 16)}), sge len(${length}), direction(${way})`,
    doorbell: ({ task }) => `_put_smid: task id(${task})`,
    reply: ({ task, status, scsi, moved }) =>
      `_scsi_io_done: task id(${task}), ioc_status(${hex(status, 4)}), scsi_status(${hex(scsi, 2)}), transfer_count(${moved})`,
    clear: ({ task, address, length, value }) =>
      `memset: task id(${task}), address(${hex(address)}), value(${hex(value, 2)}), length(${length})`,
    copy: ({ task, from, to, length }) =>
      `memcpy: task id(${task}), from(${hex(from)}), to(${hex(to)}), length(${length})`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `dump: task id(${task}), ${exact && whose === "private" ? "private buffer" : exact && whose === "data buffer" ? "UserGetDataBuffer buffer" : "data buffer"}${exact && address !== null ? `, address(${hex(address)})` : ""}, length(${announced})${exact ? `, phase(${phase})` : ""}`,
      ...rows(bytes, row),
    ],
    complete: ({ task, moved, status, version }) =>
      `ParallelTaskCompletion: task id(${task}), bytes transferred(${moved}), completion status(${hex(status)}), version(${version})`,
    abort: ({ task }) => `UserAbortTaskRequest: task id(${task})`,
    registers: ({ name, value }) => `read ${name}(${hex(value, 8)})`,
    notOpen: ({ result }) => `read failed: device not open, rc(${hex(result, 8)})`,
    enter: ({ task, method }) => `${method}: enter, task id(${task})`,
    received: ({ task, iova, length, cdb }) =>
      `IOP: SCSI_IO: TAG(${task}) HOST_ADDR(${hex(iova, 16)}) XFER_LEN(${length}) CDB(${pairs(cdb)})`,
    staged: ({ task, from, bytes }) => [
      `IOP: STAGING BUFFER: TAG(${task}) ADDR(${hex(from)}) LEN(${bytes.length})`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    engine: ({ task, from, to, length }) =>
      `IOP: DMA START: TAG(${task}) SRC(${hex(from)}) DST(${hex(to, 16)}) LEN(${length})`,
    engineDone: ({ task, count }) => `IOP: DMA DONE: TAG(${task}) COUNT(${count})`,
    posted: ({ task, status }) => `IOP: REPLY POSTED: TAG(${task}) STATUS(${hex(status)})`,
    firmwareFault: ({ code }) => `IOP: FAULT STATE: CODE(${hex(code)})`,
    timeout: ({ task, seconds }) => `scsi: task id(${task}) timed out after ${seconds} seconds`,
    crash: ({ address }) => `driver process terminated: EXC_BAD_ACCESS, address(${hex(address)})`,
    clientDump: ({ task, bytes }) => [
      `client buffer: task id(${task}), length(${bytes.length})`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    clientError: ({ task, errno }) => `client: task id(${task}), I/O error, errno(${errno})`,
    clientShort: ({ task, got, wanted }) => `client: task id(${task}), got ${got} of ${wanted} bytes`,
    disk: ({ blocks, blockBytes }) =>
      `client: disk blocks(${blocks}) block size(${blockBytes}) capacity(${blocks * BigInt(blockBytes)} bytes)`,
  },
};
