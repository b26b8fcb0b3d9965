/** `log show` in its default style, C++ method names, `Key: value` lists; the firmware prints scopes of its own. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN, upper } from "./dialect.ts";

export const unified: Dialect = {
  name: "unified",
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return message;
    const head = `2026-03-09 ${clockOf(tick)}+0200 0x5a1      Default     0x0                  0      0    `;
    if (source === "client") return `${head}probe-tool: ${message}`;
    if (source === "kernel") return `${head}kernel: ${message}`;
    return `${head}kernel: (com.${name.toLowerCase()}.hba.dext) ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: (_, { name }) => `${name}::UserInitializeController: enter`,
    initStep: ({ call, result }, { name }) => `${name}::UserInitializeController: ${call} -> ${hex(result)}`,
    constraintKey: ({ key, value }, { name }) => `${name}::UserInitializeController: ${key}: ${value}`,
    constraints: ({ result }, { name }) =>
      `${name}::UserInitializeController: UserReportHBAConstraints -> ${hex(result)}`,
    override: (_, { name }) => `${name}::UserInitializeController: class overrides UserReportHBAConstraints`,
    initEnd: ({ result }, { name }) => `${name}::UserInitializeController: leave, result: ${hex(result)}`,
    started: (_, { name }) => `${name}::UserStartController: returned 0x0`,
    specification: ({ bits, align, max }, { name }) =>
      `${name}::UserGetDMASpecification: maxTransferSize: ${max}, numAddressBits: ${bits}, alignment: ${align}`,
    highest: ({ id }, { name }) =>
      `${name}::UserInitializeController: UserReportHighestSupportedDeviceID, highest id: ${id}`,
    properties: ({ result }, { name }) => `${name}::UserInitializeController: SetProperties -> ${hex(result)}`,
    dispatch: ({ task, target, iova, length, way, cdb }, { name }) =>
      `${name}::UserProcessParallelTask: fTargetID: ${target}, fControllerTaskIdentifier: ${task}, fTransferDirection: ${way === "in" ? 2 : way === "out" ? 1 : 0}, fBufferIOVMAddr: ${hex(iova)}, fRequestedTransferCount: ${length}, fCommandDescriptorBlock: ${pairs(cdb)}`,
    dataBuffer: ({ task, result, address, length, where }, { name }) =>
      `${name}::${where === "dispatch" ? "UserProcessParallelTask" : "HandleInterrupt"}: UserGetDataBuffer(task: ${task}) -> ${hex(result)}, address: ${hex(address)}, length: ${length}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }, { name }) =>
      `${name}::MapForTask: PrepareForDMA -> ${hex(result)}, task: ${task}, segments: ${segments}, address: ${hex(iova)}, length: ${length}, buffer: ${hex(buffer)}, direction: ${access === "in" ? "In" : "Out"}`,
    unprepare: ({ task, result, length }, { name }) =>
      `${name}::UnmapForTask: CompleteDMA -> ${hex(result)}, task: ${task}, length: ${length}`,
    submit: ({ task, iova, length, way }, { name }) =>
      `${name}::PostRequest: task: ${task}, SGE[0] Address: ${hex(iova)}, Length: ${length}, Direction: ${way === "in" ? "In" : "Out"}`,
    doorbell: ({ task }, { name }) => `${name}::PostRequest: doorbell written for task ${task}`,
    reply: ({ task, status, scsi, moved }, { name }) =>
      `${name}::HandleInterrupt: [TaskID: ${task}] ReplyStatus: ${status === 0 ? "SUCCESS" : "FAILED"} (${hex(status)}), SCSIStatus: ${scsi === 0 ? "GOOD" : "CHECK_CONDITION"} (${hex(scsi)}), Hardware Transferred: ${moved} bytes`,
    clear: ({ task, address, length }, { name }) =>
      `${name}::HandleInterrupt: task: ${task}, bzero(${hex(address)}, ${length})`,
    copy: ({ task, from, to, length }, { name }) =>
      `${name}::HandleInterrupt: task: ${task}, memcpy(${hex(to)}, ${hex(from)}, ${length})`,
    dump: ({ task, whose, address, bytes, announced, phase }, { name, exact }) => [
      `${name}::HandleInterrupt: ${exact && whose === "data buffer" ? "UserGetDataBuffer buffer" : exact && whose === "private" ? "driver-owned buffer" : "data buffer"} dump, task: ${task}${exact && address !== null ? `, address: ${hex(address)}` : ""}, length: ${announced}${exact ? `, phase: ${phase}` : ""}`,
      ...rows(bytes, (at, row) => `${name}::HandleInterrupt: ${at.toString(16).padStart(8, "0")}  ${pairs(row)}`),
    ],
    complete: ({ task, target, moved, status, version }, { name }) =>
      `${name}::HandleInterrupt: ParallelTaskCompletion: fTargetID: ${target}, fControllerTaskIdentifier: ${task}, fBytesTransferred: ${moved}, fCompletionStatus: ${hex(status)}, version: ${version}`,
    abort: ({ task }, { name }) => `${name}::UserAbortTaskRequest: fControllerTaskIdentifier: ${task}`,
    registers: ({ name: register, value }, { name }) => `${name}::ReadRegister: ${register}: ${hex(value, 8)}`,
    notOpen: ({ result }, { name }) => `${name}::ReadRegister: not open (${hex(result)})`,
    enter: ({ task, method }, { name }) => `${name}::UserProcessParallelTask: task: ${task}, entering ${method}`,
    received: ({ task, iova, length, cdb }) => [
      `Request::TaskID: ${task}`,
      `Request::CDB: ${pairs(cdb)}`,
      `Request::Host IOVA (High:Low): ${hex(iova >> 32n, 8)}:${hex(iova & 0xffff_ffffn, 8)}`,
      `Request::DataLength in Header: ${length} (${hex(length)})`,
    ],
    staged: ({ from, bytes }) => [
      `Payload::Source Address: ${upper(from)}, Length: ${bytes.length} bytes`,
      ...rows(bytes.subarray(0, SHOWN), (at, row) => `Payload::${hex(at, 4)}: ${pairs(row)}`),
    ],
    engine: ({ from, to, length }) =>
      `Engine::start: Source: ${hex(from)}, Destination: ${hex(to, 16)}, Length: ${length}`,
    engineDone: ({ count }) => `Engine::done: count: ${count} bytes`,
    posted: ({ task, status }) => `Reply::posted: TaskID: ${task}, Status: ${hex(status)}`,
    firmwareFault: ({ code }) => `Core::entered FAULT state, code: ${hex(code)}`,
    timeout: ({ task, seconds }) => `(IOSCSIParallelFamily) task ${task} timed out after ${seconds} seconds`,
    crash: ({ address }) => `DriverKit process exited: EXC_BAD_ACCESS (KERN_INVALID_ADDRESS at ${hex(address)})`,
    clientDump: ({ task, bytes }) => [
      `client buffer dump: task: ${task}, length: ${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), (at, row) => `${at.toString(16).padStart(8, "0")}  ${pairs(row)}`),
    ],
    clientError: ({ task, errno }) => `read failed for task ${task}: errno ${errno}, Input/output error`,
    clientShort: ({ task, got, wanted }) => `short transfer for task ${task}: ${got} of ${wanted} bytes`,
    disk: ({ blocks, blockBytes }) => `disk5 capacity: ${blocks * BigInt(blockBytes)} bytes`,
  },
};
