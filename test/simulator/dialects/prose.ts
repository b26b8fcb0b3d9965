/** Sentences, as people write them who print what they would say. */
import { type Dialect, hex, kernelWords, pairs, rows, SHOWN } from "./dialect.ts";

const row = (at: number, bytes: Uint8Array): string => `    ${at.toString(16).padStart(4, "0")}  ${pairs(bytes)}`;
const toward = { in: "to the host", out: "to the device", none: "nowhere" } as const;

export const prose: Dialect = {
  name: "prose",
  frame: (source, message, _tick, { name }) =>
    `${{ host: name, firmware: "fw", kernel: "kernel", client: "probe" }[source]}> ${message}`,
  words: {
    ...kernelWords,
    initBegin: () => "UserInitializeController begins",
    initStep: ({ call, result }) => `${call} returned ${hex(result)}`,
    constraintKey: ({ key, value }) => `${key} is ${value}`,
    constraints: ({ result }) => `UserReportHBAConstraints returned ${hex(result)}`,
    override: () => "this class overrides UserReportHBAConstraints",
    initEnd: ({ result }) => `UserInitializeController ends with ${hex(result)}`,
    started: () => "UserStartController ends with 0x0",
    specification: ({ bits, align, max }) =>
      `UserGetDMASpecification says max transfer size ${max}, address bits ${bits}, alignment ${align}`,
    highest: ({ id }) => `UserReportHighestSupportedDeviceID was given ${id}`,
    properties: ({ result }) => `SetProperties on the PCI device returned ${hex(result)}`,
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      `UserProcessParallelTask: task ${task} for target ${target} wants ${length} bytes ${toward[way]}, IOVA ${hex(iova)}, CDB ${pairs(cdb)}`,
    dataBuffer: ({ task, result, address, length, where }) =>
      `${where === "dispatch" ? "UserProcessParallelTask" : "completion path"}: UserGetDataBuffer for task ${task} returned ${hex(result)}: ${length} bytes at ${hex(address)}`,
    prepare: ({ task, iova, length, buffer, access, result }) =>
      result === 0
        ? `PrepareForDMA for task ${task} returned ${hex(result)}: buffer ${hex(buffer)} is mapped at IOVA ${hex(iova)}, ${length} bytes, ${access === "in" ? "device to host" : "host to device"}`
        : `PrepareForDMA for task ${task} failed with ${hex(result)}`,
    unprepare: ({ task, result, length }) => `CompleteDMA for task ${task} returned ${hex(result)}, ${length} bytes`,
    submit: ({ task, iova, length, way }) =>
      `task ${task} is posted with address ${hex(iova)} and length ${length}, ${way === "in" ? "device to host" : "host to device"}`,
    doorbell: ({ task }) => `rang the doorbell for task ${task}`,
    reply: ({ task, status, scsi, moved }) =>
      `task ${task} came back with reply status ${hex(status)} and SCSI status ${hex(scsi)}, ${moved} bytes transferred`,
    clear: ({ task, address, length }) => `task ${task}: clearing ${length} bytes at ${hex(address)} with memset`,
    copy: ({ task, from, to, length }) => `task ${task}: copied ${length} bytes from ${hex(from)} to ${hex(to)}`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `task ${task}: the ${exact && whose === "private" ? "private buffer" : exact && whose === "data buffer" ? "UserGetDataBuffer buffer" : "data buffer"}${exact && address !== null ? ` at ${hex(address)}` : ""} holds, ${exact ? `${phase}, ` : ""}${announced} bytes:`,
      ...rows(bytes, row),
    ],
    complete: ({ task, moved, status, version }) =>
      `ParallelTaskCompletion for task ${task}: ${moved} bytes transferred, completion status ${hex(status)}, version ${version}`,
    abort: ({ task }) => `UserAbortTaskRequest for task ${task}`,
    registers: ({ name, value }) => `the ${name} register reads ${hex(value, 8)}`,
    notOpen: ({ result }) => `the device is not open, ${hex(result)}`,
    enter: ({ task, method }) => `task ${task} enters ${method}`,
    received: ({ task, iova, length, cdb }) =>
      `received request with tag ${task}: host address ${hex(iova, 16)}, transfer length ${length}, CDB ${pairs(cdb)}`,
    staged: ({ task, from, bytes }) => [
      `tag ${task}: staging buffer at ${hex(from)}, ${bytes.length} bytes:`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    engine: ({ task, from, to, length }) =>
      `tag ${task}: DMA engine starts, source ${hex(from)}, destination ${hex(to)}, length ${length}`,
    engineDone: ({ task, count }) => `tag ${task}: DMA engine is done, ${count} bytes moved`,
    posted: ({ task, status }) => `tag ${task}: reply posted with status ${status}`,
    firmwareFault: ({ code }) => `firmware enters the fault state with code ${hex(code)}`,
    timeout: ({ task, seconds }) => `SCSI task ${task} timed out after ${seconds} seconds`,
    crash: ({ address }) => `the driver process crashed with EXC_BAD_ACCESS at ${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `the client's buffer for task ${task} holds ${bytes.length} bytes:`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    clientError: ({ task }) => `the client got an I/O error for task ${task}`,
    clientShort: ({ task, got, wanted }) => `the client got ${got} of ${wanted} bytes for task ${task}`,
    disk: ({ blocks, blockBytes }) => `a disk with a capacity of ${blocks * BigInt(blockBytes)} bytes appeared`,
  },
};
