/** Bare lines, one key a line, with banners: the way of the founding case. */
import type { Way } from "../statement.ts";
import { type Dialect, hex, kernelWords, pairs, rows, SHOWN, upper } from "./dialect.ts";

const NUMBER: Readonly<Record<Way, number>> = { none: 0, out: 1, in: 2 };

const keyed = (tag: string, fields: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(fields).map(([key, value]) => `[${tag}] ${key.padEnd(26)}= ${value}`);

const dumped = (tag: string, bytes: Uint8Array): readonly string[] =>
  rows(bytes, (at, row) => `[${tag}] ${hex(at, 4)}: ${pairs(row).toUpperCase()}`);

export const blocks: Dialect = {
  name: "blocks",
  frame: (_source, message) => message,
  words: {
    ...kernelWords,
    initBegin: (_, { name }) => `[UserInitializeController_Impl] ${name} >>> begin`,
    initStep: ({ call, result }) => `[UserInitializeController_Impl] ${call} returned ${hex(result)}`,
    constraintKey: ({ key, value }) => `[UserInitializeController_Impl]   ${key.padEnd(44)}= ${value}`,
    constraints: ({ result }) => `[UserInitializeController_Impl] UserReportHBAConstraints returned ${hex(result)}`,
    override: () => "[UserInitializeController_Impl] UserReportHBAConstraints is overridden in this class",
    initEnd: ({ result }) => `[UserInitializeController_Impl] end, result = ${hex(result)}`,
    started: () => "[UserStartController_Impl] UserStartController returned 0x0",
    specification: ({ bits, align, max }) =>
      `[UserGetDMASpecification_Impl] maxTransferSize = ${max}, numAddressBits = ${bits}, alignment = ${align}`,
    highest: ({ id }) => `[UserInitializeController_Impl] UserReportHighestSupportedDeviceID: highest id = ${id}`,
    properties: ({ result }) => `[UserInitializeController_Impl] provider->SetProperties returned ${hex(result)}`,
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      keyed("UserProcessParallelTask_Impl", {
        fControllerTaskIdentifier: String(task),
        fTargetID: String(target),
        fCommandDescriptorBlock: pairs(cdb).toUpperCase(),
        fTransferDirection: String(NUMBER[way]),
        fBufferIOVMAddr: hex(iova),
        fRequestedTransferCount: String(length),
      }),
    dataBuffer: ({ task, result, address, length, where }) =>
      `[${where === "dispatch" ? "UserProcessParallelTask_Impl" : "FinishReply"}] [TaskID: ${task}] UserGetDataBuffer returned ${hex(result)}, address = ${hex(address)}, length = ${length}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `[MapBuffer] [TaskID: ${task}] PrepareForDMA returned ${hex(result)}, segments = ${segments}, address = ${hex(iova)}, length = ${length}, buffer = ${hex(buffer)}, direction = ${access === "in" ? "In" : "Out"}`,
    unprepare: ({ task, result, length }) =>
      `[MapBuffer] [TaskID: ${task}] CompleteDMA returned ${hex(result)}, length = ${length}`,
    submit: ({ task, iova, length, way }) =>
      `[BuildFrame] [TaskID: ${task}] SGE[0] Address = ${hex(iova)}, Length = ${length}, Direction = ${way === "in" ? "IN" : "OUT"}`,
    doorbell: ({ task }) => `[BuildFrame] [TaskID: ${task}] doorbell rung`,
    reply: ({ task, status, scsi, moved }) => [
      `[Handler_SCSI_Request] [TaskID: ${task}] COMPLETING...`,
      `[Handler_SCSI_Request] Hardware Transferred  = ${moved} bytes`,
      `[Handler_SCSI_Request]   - ReplyStatus         = ${status === 0 ? "SUCCESS" : "ERROR"} (${hex(status)})`,
      `[Handler_SCSI_Request]   - SCSIStatus          = ${scsi === 0 ? "SUCCESS" : "CHECK CONDITION"} (${hex(scsi)})`,
    ],
    clear: ({ task, address, length, value }) =>
      `[Handler_SCSI_Request] [TaskID: ${task}] memset: address = ${hex(address)}, value = ${hex(value, 2)}, length = ${length}`,
    copy: ({ task, from, to, length }) =>
      `[Handler_SCSI_Request] [TaskID: ${task}] memcpy: from = ${hex(from)}, to = ${hex(to)}, length = ${length}`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => {
      const label =
        whose === "private" ? "private buffer" : whose === "data buffer" ? "UserGetDataBuffer buffer" : "fDataBuffer";
      const where = address === null || !exact ? "" : `, address = ${hex(address)}`;
      const when = exact ? `, phase = ${phase}` : "";
      return [
        `[Handler_SCSI_Request] [TaskID: ${task}] ${exact ? label : "fDataBuffer"} dump: length = ${announced}${where}${when}`,
        ...dumped("Handler_SCSI_Request", bytes),
      ];
    },
    complete: ({ task, moved, status, version }) =>
      `[Handler_SCSI_Request] ParallelTaskCompletion: fControllerTaskIdentifier = ${task}, fBytesTransferred = ${moved}, fCompletionStatus = ${status === 0 ? "GOOD" : "CHECK CONDITION"} (${hex(status)}), version = ${version}`,
    abort: ({ task }) => `[UserAbortTaskRequest_Impl] fControllerTaskIdentifier = ${task}`,
    registers: ({ name, value }) => `[ReadRegister] ${name} register = ${hex(value, 8)}`,
    notOpen: ({ result }) => `[ReadRegister] IOPCIDevice is not open, returned ${hex(result)}`,
    enter: ({ task, method }) => `[UserProcessParallelTask_Impl] [TaskID: ${task}] calling ${method}...`,
    received: ({ task, iova, length, cdb }) => [
      "-- [FIRMWARE PROBE: INCOMING REQUEST] --",
      `  TaskID in Header       = ${task} (${hex(task)})`,
      `  CDB                    = ${pairs(cdb).toUpperCase()}`,
      `  Host IOVA (High:Low)   = ${hex(iova, 16)}`,
      `  DataLength in Header   = ${length} (${hex(length)})`,
    ],
    staged: ({ from, bytes }) => [
      "--- [Firmware Data Dump] ---",
      `Source Address: ${upper(from)}, Length: ${bytes.length} bytes`,
      ...rows(bytes.subarray(0, SHOWN), (at, row) => `${hex(at, 4)}: ${pairs(row).toUpperCase()}`),
    ],
    engine: ({ from, to, length }) =>
      `DMA Engine start: Source = ${hex(from)}, Destination = ${hex(to, 16)}, Length = ${length}`,
    engineDone: ({ count }) => `DMA engine done: count = ${count} bytes`,
    posted: ({ task, status }) => `Reply posted: TaskID ${task}, Status = ${hex(status)}`,
    firmwareFault: ({ code }) => `*** FIRMWARE FAULT, code = ${hex(code)} ***`,
    timeout: ({ task, seconds }) => `SCSI task timed out: TaskID = ${task}, after ${seconds} s`,
    crash: ({ address }) => `Exception Type: EXC_BAD_ACCESS (SIGSEGV), KERN_INVALID_ADDRESS at ${hex(address, 16)}`,
    clientDump: ({ task, bytes }) => [
      `client buffer dump: task ${task}, length = ${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), (at, row) => `${hex(at, 4)}: ${pairs(row).toUpperCase()}`),
    ],
    clientError: ({ task, errno }) => `client: task ${task} failed: Input/output error (errno ${errno})`,
    clientShort: ({ task, got, wanted }) => `client: task ${task} got ${got} of ${wanted} bytes`,
    disk: ({ blocks, blockBytes }) => `client: disk4 capacity: ${blocks * BigInt(blockBytes)} bytes`,
    canary: ({ task, value, length }) => `client: task ${task}: ${length} bytes filled with ${hex(value)}`,
  },
};
