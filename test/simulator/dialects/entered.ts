/** A DriverKit hand: every method says that it is entered and left, results by their names, counts with their units, pointers of objects before everything. Written apart from the analyzer's words. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN } from "./dialect.ts";

const RETURNS: Readonly<Record<number, string>> = {
  0: "kIOReturnSuccess",
  3758097084: "kIOReturnError",
  3758097086: "kIOReturnNoResources",
  3758097090: "kIOReturnBadArgument",
  3758097101: "kIOReturnNotOpen",
};
const named = (result: number): string => RETURNS[result] ?? hex(result, 8);
const ERRORS: Readonly<Record<number, string>> = { 5: "Input/output error", 60: "Operation timed out" };
const status = (scsi: number): string =>
  scsi === 0 ? "kSCSITaskStatus_GOOD" : scsi === 2 ? "kSCSITaskStatus_CHECK_CONDITION" : hex(scsi);
const sized = (length: number): string => (length === 1 ? "1 byte" : `${length} bytes`);
const FLAGS = { in: "kIOMemoryDirectionIn", out: "kIOMemoryDirectionOut", none: "kIOMemoryDirectionNone" } as const;
const THIS = "this=0x600002c84000";
const cArray = (bytes: Iterable<number>): string => `{ ${[...bytes].map((byte) => hex(byte, 2)).join(", ")} }`;

const row = (at: number, bytes: Uint8Array): string => `      [${String(at).padStart(3)}] ${pairs(bytes)}`;

export const entered: Dialect = {
  name: "entered",
  fresh: true,
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return message;
    const head = `2026-06-02 ${clockOf(tick)}+0200  localhost kernel[0]:`;
    if (source === "host") return `${head} (${name}Driver) [com.example.${name}:io] ${message}`;
    return source === "kernel"
      ? `${head} ${message}`
      : `2026-06-02 ${clockOf(tick)}+0200  localhost rdprobe[1188]: ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: (_, { name }) => [
      `--> UserInitializeController_Impl ${THIS}`,
      `UserInitializeController_Impl: ${name} 1.4.2 (build 311), ivars 0x600003d10180, 344 bytes`,
    ],
    initStep: ({ call, result }) => `UserInitializeController_Impl: ${call}() -> ${named(result)}`,
    constraintKey: ({ key, value }) => `UserInitializeController_Impl: constraints[${key}] = ${value}`,
    constraints: ({ result }) =>
      `UserInitializeController_Impl: UserReportHBAConstraints(constraints) -> ${named(result)}`,
    override: () => "UserReportHBAConstraints_Impl: overridden in this class, SUPERDISPATCH is not used",
    initEnd: ({ result }) => `<-- UserInitializeController_Impl: ${named(result)}`,
    specification: ({ bits, align, max }) =>
      `<-- UserGetDMASpecification_Impl: up to ${max} bytes per transfer, ${bits} address bits, aligned to ${align} bytes`,
    highest: ({ id }) => `<-- UserReportHighestSupportedDeviceID_Impl: highest id ${id}`,
    properties: ({ result }) =>
      `UserInitializeController_Impl: fPCIDevice->SetProperties(constraints) -> ${named(result)}`,
    started: () => "<-- UserStartController_Impl: kIOReturnSuccess",
    dispatch: ({ task, target, iova, length, way, cdb }) => [
      `--> UserProcessParallelTask_Impl ${THIS}, request 0x16f8a3c40`,
      `UserProcessParallelTask_Impl: task ${task} for target ${target}: ${sized(length)}, ${way === "none" ? "no data" : way === "in" ? "device to memory" : "memory to device"}, DMA address ${hex(iova)}, CDB ${cArray(cdb)}`,
    ],
    dataBuffer: ({ task, result, address, length, where }) =>
      `${where === "dispatch" ? "UserProcessParallelTask_Impl" : "InterruptOccurred_Impl"}: UserGetDataBuffer(task ${task}) -> ${named(result)}, ${sized(length)} at virtual address ${hex(address)}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `MapCommand: task ${task}: fDMACommand->PrepareForDMA() -> ${named(result)}, virtual address ${hex(buffer)}, ${segments} segment${segments === 1 ? "" : "s"}, segment 0 at DMA address ${hex(iova)} with ${sized(length)}, ${FLAGS[access === "in" ? "in" : "out"]}`,
    unprepare: ({ task, result, iova, length }) =>
      `UnmapCommand: task ${task}: fDMACommand->CompleteDMA() -> ${named(result)}, DMA address ${hex(iova)}, ${sized(length)}`,
    submit: ({ task, iova, length, way }) =>
      `BuildRequest: task ${task}: scatter/gather element 0 points to ${hex(iova)} for ${sized(length)}, ${FLAGS[way]}`,
    doorbell: ({ task }) => `BuildRequest: task ${task}: doorbell written, 1 outstanding`,
    reply: ({ task, status: answer, scsi, moved }) => [
      `--> InterruptOccurred_Impl ${THIS}, count 1`,
      `InterruptOccurred_Impl: task ${task} answered: controller status ${hex(answer)}, ${status(scsi)}, ${sized(moved)} transferred`,
    ],
    clear: ({ task, address, length }) =>
      `InterruptOccurred_Impl: task ${task}: zero-filling ${sized(length)} at virtual address ${hex(address)}`,
    copy: ({ task, from, to, length }) =>
      `InterruptOccurred_Impl: task ${task}: memcpy(dst=${hex(to)}, src=${hex(from)}, ${sized(length)})`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `InterruptOccurred_Impl: task ${task}: ${sized(announced)} of ${exact && whose === "private" ? "driver-allocated buffer" : exact && whose === "data buffer" ? "UserGetDataBuffer memory" : "data buffer"}${exact && address !== null ? ` at virtual address ${hex(address)}` : ""}${exact ? `, ${phase === "before reply" ? "before the answer" : "before ParallelTaskCompletion"}` : ""}:`,
      ...rows(bytes, row),
    ],
    complete: ({ task, moved, status: scsi, version }) =>
      `InterruptOccurred_Impl: ParallelTaskCompletion(task ${task}): ${sized(moved)} transferred, ${status(scsi)}, response version ${version}`,
    abort: ({ task }) => `--> UserAbortTaskRequest_Impl ${THIS}, task ${task}`,
    registers: ({ name, value }) => `MemoryRead32(${name}) -> ${hex(value, 8)}`,
    notOpen: ({ result }) => `MemoryRead32: the device is not open -> ${named(result)}`,
    enter: ({ task, method }) => `--> ${method} ${THIS}, task ${task}`,
    received: ({ task, iova, length, cdb }) => [
      `[core0] fe: new command, task ${task}, CDB ${cArray(cdb)}, host memory ${hex(iova)}, ${sized(length)}`,
      "[core0] wl: free blocks 20481, erase count 17, 0 pending",
    ],
    staged: ({ task, from, bytes }) => [
      `[core1] buf: task ${task} has ${sized(bytes.length)} in SRAM at ${hex(from)}`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    engine: ({ task, from, to, length }) =>
      `[core1] dma: task ${task}: moving ${sized(length)} from ${hex(from)} to ${hex(to)}`,
    engineDone: ({ task, count }) => `[core1] dma: task ${task}: moved ${sized(count)}`,
    posted: ({ task, status: scsi }) => `[core0] fe: task ${task}: answer queued, SCSI status ${hex(scsi, 2)}`,
    firmwareFault: ({ code }) => `[core0] !! firmware fault ${hex(code, 8)}, stopping both cores`,
    timeout: ({ task, seconds }) => `IOSCSIParallelFamily: task ${task} has not completed within ${seconds} seconds`,
    crash: ({ address }) => `the driver extension crashed: EXC_BAD_ACCESS (code=1, address=${hex(address)})`,
    clientDump: ({ task, bytes }) => [
      `task ${task}: ${sized(bytes.length)} of client buffer after the call:`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    clientError: ({ task, errno }) => `task ${task}: the call failed: ${ERRORS[errno] ?? `error ${errno}`}`,
    clientShort: ({ task, got, wanted }) => `task ${task}: received ${got} of ${sized(wanted)}`,
    disk: ({ blocks, blockBytes }) =>
      `disk7: ${blocks} blocks of ${blockBytes} bytes, ${blocks * BigInt(blockBytes)} bytes in total`,
    canary: ({ task, value, length }) => `task ${task}: client buffer prefilled, ${sized(length)} of ${hex(value, 2)}`,
  },
};
