/** `log show --style compact`, and calls with their arguments in brackets. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN } from "./dialect.ts";

const WAY = { in: "FromDevice", out: "ToDevice", none: "None" } as const;

export const compact: Dialect = {
  name: "compact",
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `[${String(Math.floor(tick / 1000)).padStart(8)}ms] ${message}`;
    const head = `2026-05-11 ${clockOf(tick).slice(0, 12)} Df `;
    if (source === "client") return `${head}ddprobe[2214:9c1] ${message}`;
    return `${head}kernel[0:97c] ${source === "kernel" ? "" : `(com.${name.toLowerCase()}.dext) `}${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => "UserInitializeController() begin",
    initStep: ({ call, result }) => `${call}() => ${hex(result)}`,
    constraintKey: ({ key, value }) => `set(${key}, ${value})`,
    constraints: ({ result }) => `UserReportHBAConstraints() => ${hex(result)}`,
    override: () => "UserReportHBAConstraints() is an override here",
    initEnd: ({ result }) => `UserInitializeController() end => ${hex(result)}`,
    started: () => "UserStartController() => 0x0",
    specification: ({ bits, align, max }) =>
      `UserGetDMASpecification(maxTransferSize ${max}, numAddressBits ${bits}, alignment ${align})`,
    highest: ({ id }) => `UserReportHighestSupportedDeviceID(highest id ${id})`,
    properties: ({ result }) => `ivars->provider->SetProperties() => ${hex(result)}`,
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      `UserProcessParallelTask(task ${task}, target ${target}, iova ${hex(iova)}, ${length} bytes, ${WAY[way]}, cdb ${pairs(cdb)})`,
    dataBuffer: ({ task, result, address, length, where }) =>
      `${where === "dispatch" ? "UserProcessParallelTask" : "replyHandler"}: UserGetDataBuffer(task ${task}) => ${hex(result)}, address ${hex(address)}, length ${length}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `PrepareForDMA(task ${task}, buffer ${hex(buffer)}, direction ${access === "in" ? "FromDevice" : "ToDevice"}) => ${hex(result)}, segments ${segments}, address ${hex(iova)}, length ${length}`,
    unprepare: ({ task, result, length }) => `CompleteDMA(task ${task}) => ${hex(result)}, length ${length}`,
    submit: ({ task, iova, length, way }) =>
      `postRequest(task ${task}, sge address ${hex(iova)}, sge length ${length}, ${WAY[way]})`,
    doorbell: ({ task }) => `ringDoorbell(task ${task})`,
    reply: ({ task, status, scsi, moved }) =>
      `replyHandler(task ${task}, reply status ${hex(status)}, scsi status ${hex(scsi)}, transferred ${moved})`,
    clear: ({ task, address, length, value }) =>
      `memset(task ${task}, address ${hex(address)}, value ${value}, length ${length})`,
    copy: ({ task, from, to, length }) => `memcpy(task ${task}, from ${hex(from)}, to ${hex(to)}, length ${length})`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `dump(task ${task}, ${exact && whose === "private" ? "private buffer" : exact && whose === "data buffer" ? "UserGetDataBuffer buffer" : "data buffer"}${exact && address !== null ? `, address ${hex(address)}` : ""}, length ${announced}${exact ? `, ${phase}` : ""})`,
      ...rows(bytes, (at, row) => `+${at.toString(16).padStart(4, "0")}: ${pairs(row)}`),
    ],
    complete: ({ task, moved, status, version }) =>
      `ParallelTaskCompletion(task ${task}, bytes transferred ${moved}, completion status ${hex(status)}, version ${version})`,
    abort: ({ task }) => `UserAbortTaskRequest(task ${task})`,
    registers: ({ name, value }) => `readRegister(${name}) => ${hex(value, 8)}`,
    notOpen: ({ result }) => `readRegister() => ${hex(result)} (not open)`,
    enter: ({ task, method }) => `${method}(task ${task}) ...`,
    received: ({ task, iova, length, cdb }) =>
      `request(tag ${task}): host addr ${hex(iova, 16)}, xfer len ${length}, cdb ${pairs(cdb)}`,
    staged: ({ task, from, bytes }) => [
      `staging(tag ${task}): buffer ${hex(from)}, len ${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), (at, row) => `+${at.toString(16).padStart(4, "0")}: ${pairs(row)}`),
    ],
    engine: ({ task, from, to, length }) => `dma start(tag ${task}): src ${hex(from)}, dst ${hex(to)}, len ${length}`,
    engineDone: ({ task, count }) => `dma complete(tag ${task}): ${count} bytes moved`,
    posted: ({ task, status }) => `reply posted(tag ${task}): status ${status}`,
    firmwareFault: ({ code }) => `fault state, code ${hex(code)}`,
    timeout: ({ task, seconds }) => `SCSI task ${task} timed out (${seconds} s)`,
    crash: ({ address }) => `dext crashed: EXC_BAD_ACCESS at ${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `client buffer(task ${task}, length ${bytes.length})`,
      ...rows(bytes.subarray(0, SHOWN), (at, row) => `+${at.toString(16).padStart(4, "0")}: ${pairs(row)}`),
    ],
    clientError: ({ task, errno }) => `client: task ${task}: I/O error (${errno})`,
    clientShort: ({ task, got, wanted }) => `client: task ${task}: short transfer, ${got} of ${wanted} bytes`,
    disk: ({ blocks, blockBytes }) =>
      `client: capacity ${blocks * BigInt(blockBytes)} bytes (${blocks} blocks of ${blockBytes})`,
  },
};
