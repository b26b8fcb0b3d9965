/** An engineer who writes verbs in capitals and semicolons between fields; a firmware that calls its own functions by name. Written apart from the analyzer's words. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN, upper } from "./dialect.ts";

const row = (at: number, bytes: Uint8Array): string => `  ${hex(at, 3)} = ${pairs(bytes, " ")}`;
const WAY = { in: "card-to-host", out: "host-to-card", none: "nothing" } as const;
const good = (status: number): string => (status === 0 ? "fine" : hex(status));

export const verbs: Dialect = {
  name: "verbs",
  frame: (source, message, tick, { name }) => {
    if (source === "firmware")
      return `${Math.floor(tick / 1e6)}s${String(Math.floor(tick) % 1e6).padStart(6, "0")} ${message}`;
    return `${clockOf(tick)} ${source === "host" ? `${name}Driver` : source} ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => "ENTER UserInitializeController",
    initStep: ({ call, result }) => `CALL ${call}; gave ${hex(result)}`,
    constraintKey: ({ key, value }) => `LIMIT ${key}; ${value}`,
    constraints: ({ result }) => `CALL UserReportHBAConstraints; gave ${hex(result)}`,
    override: () => "NOTE UserReportHBAConstraints is overridden",
    initEnd: ({ result }) => `LEAVE UserInitializeController; gave ${hex(result)}`,
    specification: ({ bits, max }) => `ANSWER UserGetDMASpecification; max transfer ${max}; address bits ${bits}`,
    highest: ({ id }) => `CALL UserReportHighestSupportedDeviceID; id ${id}`,
    properties: ({ result }) => `CALL SetProperties; gave ${hex(result)}`,
    started: () => "LEAVE UserStartController; gave 0x0",
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      `TAKE job ${task}; target ${target}; command ${pairs(cdb)}; ${length} bytes ${WAY[way]}; device address ${hex(iova)}`,
    dataBuffer: ({ task, result, address, length, where }) =>
      `CALL UserGetDataBuffer; job ${task}; gave ${hex(result)}; pointer ${hex(address)}; ${length} bytes; ${where === "dispatch" ? "while taking" : "while ending"}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `CALL PrepareForDMA; job ${task}; gave ${hex(result)}; pointer ${hex(buffer)}; device address ${hex(iova)}; ${length} bytes; ${segments} segments; ${WAY[access === "in" ? "in" : "out"]}`,
    unprepare: ({ task, result, iova, length }) =>
      `CALL CompleteDMA; job ${task}; gave ${hex(result)}; device address ${hex(iova)}; ${length} bytes`,
    submit: ({ task, iova, length, way }) =>
      `WRITE element; job ${task}; device address ${hex(iova)}; ${length} bytes; ${WAY[way]}`,
    doorbell: ({ task }) => `RING doorbell; job ${task}`,
    reply: ({ task, status, scsi, moved }) =>
      `HEAR reply; job ${task}; card ${good(status)}; scsi status ${hex(scsi)}; ${moved} bytes moved`,
    clear: ({ task, address, length }) => `CALL memset; job ${task}; pointer ${hex(address)}; value 0; ${length} bytes`,
    copy: ({ task, from, to, length }) =>
      `CALL memcpy; job ${task}; pointer ${hex(to)} from ${hex(from)}; ${length} bytes`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `SHOW ${exact && whose === "private" ? "own bounce buffer" : exact && whose === "data buffer" ? "UserGetDataBuffer buffer" : "data buffer"}; job ${task}${exact && address !== null ? `; pointer ${hex(address)}` : ""}; ${announced} bytes${exact ? `; ${phase}` : ""}:`,
      ...rows(bytes, row),
    ],
    complete: ({ task, moved, status, version }) =>
      `CALL ParallelTaskCompletion; job ${task}; ${moved} bytes moved; scsi status ${hex(status)}; version ${version}`,
    abort: ({ task }) => `ABORT job ${task}; UserAbortTaskRequest`,
    registers: ({ name, value }) => `READ ${name} register; ${hex(value, 8)}`,
    notOpen: ({ result }) => `READ refused, not open; gave ${hex(result)}`,
    enter: ({ task, method }) => `ENTER ${method}; job ${task}`,
    received: ({ task, iova, length, cdb }) =>
      `get_request(job ${task}): host address ${upper(iova)}, ${length} bytes, command ${pairs(cdb)}`,
    staged: ({ task, from, bytes }) => [
      `fill_buffer(job ${task}): local address ${upper(from)}, ${bytes.length} bytes`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    engine: ({ task, from, to, length }) =>
      `start_dma(job ${task}): from ${upper(from)} to ${upper(to)}, ${length} bytes`,
    engineDone: ({ task, count }) => `end_dma(job ${task}): ${count} bytes`,
    posted: ({ task, status }) => `put_reply(job ${task}): status ${upper(status)}`,
    firmwareFault: ({ code }) => `halt(): firmware fault ${upper(code)}`,
    timeout: ({ task, seconds }) => `SCSI job ${task} timed out after ${seconds} seconds`,
    crash: ({ address }) => `driver process ended by EXC_BAD_ACCESS at ${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `SHOW client buffer; job ${task}; ${bytes.length} bytes:`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    clientError: ({ task, errno }) => `MEET Input/output error; job ${task}; errno ${errno}`,
    clientShort: ({ task, got, wanted }) => `GET ${got} of ${wanted} bytes; job ${task}`,
    disk: ({ blocks, blockBytes }) => `FIND disk; capacity ${blocks * BigInt(blockBytes)} bytes`,
    canary: ({ task, value, length }) => `FILL client buffer; job ${task}; value ${hex(value)}; ${length} bytes`,
  },
};
