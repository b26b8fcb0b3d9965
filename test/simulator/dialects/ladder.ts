/** A hand of layers: each line names its layer, and a job is a cookie; verbs in the past, addresses as device and process address, amounts with "octets"; a firmware that counts jobs as contexts and draws arrows. Written when twenty-one vocabularies were read, before anybody looked at what is made of it. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN, upper } from "./dialect.ts";

const WAY = { in: "inbound", out: "outbound", none: "dataless" } as const;
const row = (at: number, bytes: Uint8Array): string => `      ${at.toString(16).padStart(3, "0")} : ${pairs(bytes)}`;
const cookie = (task: number): string => `cookie ${task}`;

export const ladder: Dialect = {
  name: "ladder",
  fresh: true,
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `${(tick / 1e6).toFixed(6)}: ${message}`;
    const head = clockOf(tick).slice(0, 12);
    if (source === "host") return `${head} ${name}/drv: ${message}`;
    return source === "kernel" ? `${head} kernel: ${message}` : `${head} blktool: ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => ["setup: UserInitializeController entered", "setup: board revision B2, personality IT, 2 lanes"],
    initStep: ({ call, result }) => `setup: ${call} gave ${hex(result)}`,
    constraintKey: ({ key, value }) => `setup: declaring ${key} = ${value}`,
    constraints: ({ result }) => `setup: UserReportHBAConstraints gave ${hex(result)}`,
    override: () => "setup: UserReportHBAConstraints overridden, empty body",
    initEnd: ({ result }) => `setup: UserInitializeController left with ${hex(result)}`,
    specification: ({ bits, align, max }) =>
      `setup: UserGetDMASpecification asks for at most ${max} octets, ${bits} address bits, alignment ${align}`,
    highest: ({ id }) => `setup: UserReportHighestSupportedDeviceID says ${id}`,
    properties: ({ result }) => `setup: SetProperties on the PCI provider gave ${hex(result)}`,
    started: () => "setup: UserStartController left with 0x0",
    dispatch: ({ task, target, iova, length, way, cdb }) => [
      `upper: ${cookie(task)} arrived for target ${target}, ${WAY[way]}, ${length} octets, device address ${hex(iova)}, CDB [${pairs(cdb)}]`,
      `upper: ${1 + (task % 2)} cookies outstanding`,
    ],
    dataBuffer: ({ task, result, address, length, where }) =>
      `${where === "dispatch" ? "upper" : "lower"}: ${cookie(task)} asked UserGetDataBuffer, gave ${hex(result)}, process address ${hex(address)}, ${length} octets`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `mapper: ${cookie(task)} PrepareForDMA gave ${hex(result)}, process address ${hex(buffer)} became device address ${hex(iova)}, ${length} octets, ${segments} segment(s), ${WAY[access === "in" ? "in" : "out"]}`,
    unprepare: ({ task, result, iova, length }) =>
      `mapper: ${cookie(task)} CompleteDMA gave ${hex(result)}, device address ${hex(iova)}, ${length} octets`,
    submit: ({ task, iova, length, way }) =>
      `lower: ${cookie(task)} list[0] = device address ${hex(iova)}, ${length} octets, ${WAY[way]}`,
    doorbell: ({ task }) => `lower: ${cookie(task)} rang the bell`,
    reply: ({ task, status, scsi, moved }) => [
      `lower: ${cookie(task)} came back, adapter status ${hex(status)}, SCSI status ${hex(scsi, 2)}, ${moved} octets transferred`,
      "lower: 1 answer drained",
    ],
    clear: ({ task, address, length }) =>
      `lower: ${cookie(task)} zeroed ${length} octets at process address ${hex(address)}`,
    copy: ({ task, from, to, length }) =>
      `lower: ${cookie(task)} copied ${length} octets from ${hex(from)} to ${hex(to)}`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `lower: ${cookie(task)} ${exact && whose === "private" ? "private memory" : exact && whose === "data buffer" ? "UserGetDataBuffer memory" : "data memory"}${exact && address !== null ? ` at process address ${hex(address)}` : ""}, ${announced} octets${exact ? `, ${phase === "before reply" ? "before it came back" : "before ParallelTaskCompletion"}` : ""}:`,
      ...rows(bytes, row),
    ],
    complete: ({ task, moved, status, version }) =>
      `upper: ${cookie(task)} ParallelTaskCompletion, ${moved} octets transferred, SCSI status ${hex(status, 2)}, version ${version}`,
    abort: ({ task }) => `upper: ${cookie(task)} UserAbortTaskRequest`,
    registers: ({ name, value }) => `lower: ${name} register read ${hex(value, 8)}`,
    notOpen: ({ result }) => `lower: register read refused, device not open, gave ${hex(result)}`,
    enter: ({ task, method }) => `upper: ${cookie(task)} ${method} entered`,
    received: ({ task, iova, length, cdb }) => [
      `ctx ${task} <- host: CDB [${pairs(cdb)}], window ${upper(iova, 16)}, ${length} octets`,
      "lane 0: 12.0 Gb/s, 0 symbol errors",
    ],
    staged: ({ task, from, bytes }) => [
      `ctx ${task} <- media: ${upper(from, 8)}, ${bytes.length} octets`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    engine: ({ task, from, to, length }) =>
      `ctx ${task} mover: ${upper(from, 8)} -> ${upper(to, 16)}, ${length} octets`,
    engineDone: ({ task, count }) => `ctx ${task} mover: through, ${count} octets`,
    posted: ({ task, status }) => `ctx ${task} -> host: answer, SCSI status ${hex(status, 2)}`,
    firmwareFault: ({ code }) => `FIRMWARE FAULT ${hex(code)}, both cores held`,
    timeout: ({ task, seconds }) => `SCSI task ${task} timed out after ${seconds} s`,
    crash: ({ address }) => `driver extension crashed: EXC_BAD_ACCESS at ${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `${cookie(task)} caller's memory, ${bytes.length} octets:`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    clientError: ({ task, errno }) => `${cookie(task)} failed with errno ${errno}`,
    clientShort: ({ task, got, wanted }) => `${cookie(task)} short: ${got} of ${wanted} octets`,
    disk: ({ blocks, blockBytes }) => `disk5: ${blocks} blocks of ${blockBytes} octets`,
    canary: ({ task, value, length }) =>
      `${cookie(task)} caller's memory painted with ${hex(value, 2)}, ${length} octets`,
  },
};
