/** A hand that traces states of a task from one to the next, in an English that was German; a firmware of rows with commas, a module and a word before each. Written before anybody looked at what the analyzer makes of it. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN } from "./dialect.ts";

const WAY = { in: "device to host", out: "host to device", none: "no data" } as const;
const step = (task: number, from: string, to: string): string => `Task ${task}: ${from} -> ${to}`;

export const states: Dialect = {
  name: "states",
  fresh: true,
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `${Math.floor(tick)},${message}`;
    const head = clockOf(tick).slice(0, 12);
    if (source === "host") return `${head} [${name}] ${message}`;
    return source === "kernel" ? `${head} [kernel] ${message}` : `${head} [DiskProbe] ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => [
      "Controller: OFF -> INIT (UserInitializeController)",
      "Controller: Serial 0041-77, Revision C, 2 Ports",
    ],
    initStep: ({ call, result }) => `Controller: ${call} returned ${hex(result)}`,
    constraintKey: ({ key, value }) => `Controller: Constraint ${key} is ${value}`,
    constraints: ({ result }) => `Controller: UserReportHBAConstraints returned ${hex(result)}`,
    override: () => "Controller: UserReportHBAConstraints is overridden by us",
    initEnd: ({ result }) => `Controller: INIT -> READY (UserInitializeController returned ${hex(result)})`,
    specification: ({ bits, align, max }) =>
      `Controller: UserGetDMASpecification with maximal Transfer ${max} Byte, ${bits} Address-Bits, Alignment ${align} Byte`,
    highest: ({ id }) => `Controller: UserReportHighestSupportedDeviceID with ${id}`,
    properties: ({ result }) => `Controller: SetProperties of PCI-Device returned ${hex(result)}`,
    started: () => "Controller: READY -> RUNNING (UserStartController returned 0x0)",
    dispatch: ({ task, target, iova, length, way, cdb }) => [
      `${step(task, "FREE", "ACCEPTED")}, Target ${target}, CDB ${pairs(cdb, "-")}, Bus-Adress ${hex(iova)}, Count ${length} Byte, ${WAY[way]}`,
      `Controller: 1 Task active, ${31 - (task % 5)} free`,
    ],
    dataBuffer: ({ task, result, address, length, where }) =>
      `Task ${task}: UserGetDataBuffer returned ${hex(result)} in State ${where === "dispatch" ? "ACCEPTED" : "FINISHING"}, CPU-Adress ${hex(address)}, Size ${length} Byte`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `${step(task, "ACCEPTED", "MAPPED")}, PrepareForDMA returned ${hex(result)}, CPU-Adress ${hex(buffer)}, Bus-Adress ${hex(iova)}, Count ${length} Byte in ${segments} Segment${segments === 1 ? "" : "s"}, ${WAY[access === "in" ? "in" : "out"]}`,
    unprepare: ({ task, result, iova, length }) =>
      `${step(task, "FINISHING", "UNMAPPED")}, CompleteDMA returned ${hex(result)}, Bus-Adress ${hex(iova)}, Count ${length} Byte`,
    submit: ({ task, iova, length, way }) =>
      `${step(task, "MAPPED", "QUEUED")}, Entry 0 with Bus-Adress ${hex(iova)}, Count ${length} Byte, ${WAY[way]}`,
    doorbell: ({ task }) => step(task, "QUEUED", "IN HARDWARE"),
    reply: ({ task, status, scsi, moved }) => [
      `${step(task, "IN HARDWARE", "ANSWERED")}, IOC-State ${hex(status)}, SCSI-State ${hex(scsi, 2)}, ${moved} Byte done`,
      "Controller: Interrupt 5 with 1 Answer",
    ],
    clear: ({ task, address, length }) =>
      `Task ${task}: Memory at CPU-Adress ${hex(address)} is overwritten with 0, ${length} Byte`,
    copy: ({ task, from, to, length }) => `Task ${task}: ${length} Byte are copied from ${hex(from)} to ${hex(to)}`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `Task ${task}: Content of ${exact && whose === "private" ? "own Buffer" : exact && whose === "data buffer" ? "Buffer of UserGetDataBuffer" : "Data-Buffer"}${exact && address !== null ? `, CPU-Adress ${hex(address)}` : ""}, ${announced} Byte${exact ? `, before ${phase === "before reply" ? "ANSWERED" : "FINISHING"}` : ""}`,
      ...rows(bytes, (at, row) => `    ${at.toString(16).padStart(4, "0")}h  ${pairs(row)}`),
    ],
    complete: ({ task, moved, status, version }) =>
      `${step(task, "FINISHING", "FREE")}, ParallelTaskCompletion with ${moved} Byte done, SCSI-State ${hex(status, 2)}, Version ${version}`,
    abort: ({ task }) => `${step(task, "IN HARDWARE", "ABORTING")} (UserAbortTaskRequest)`,
    registers: ({ name, value }) => `Controller: Register ${name} is ${hex(value, 8)}`,
    notOpen: ({ result }) => `Controller: PCI-Device is not open, read returned ${hex(result)}`,
    enter: ({ task, method }) => `Task ${task}: ${method} is called`,
    received: ({ task, iova, length, cdb }) => [
      `FE,CMD,tag=${task},haddr=${hex(iova, 16)},hlen=${length},cdb=${pairs(cdb)}`,
      "PM,TMP,t0=44,t1=47,fan=0",
    ],
    staged: ({ task, from, bytes }) => [
      `BM,FILL,tag=${task},laddr=${hex(from)},llen=${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), (at, row) => `BM,HEX,${at.toString(16).padStart(4, "0")},${pairs(row)}`),
    ],
    engine: ({ task, from, to, length }) => `DE,GO,tag=${task},sadr=${hex(from)},dadr=${hex(to)},n=${length}`,
    engineDone: ({ task, count }) => `DE,END,tag=${task},n=${count}`,
    posted: ({ task, status }) => `FE,RSP,tag=${task},scsi=${hex(status, 2)}`,
    firmwareFault: ({ code }) => `SY,FAULT,code=${hex(code)}`,
    timeout: ({ task, seconds }) => `SCSI Task ${task}: Timeout after ${seconds} s`,
    crash: ({ address }) => `driver crashed with EXC_BAD_ACCESS at ${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `Task ${task}: Content of Client-Buffer, ${bytes.length} Byte`,
      ...rows(bytes.subarray(0, SHOWN), (at, row) => `    ${at.toString(16).padStart(4, "0")}h  ${pairs(row)}`),
    ],
    clientError: ({ task, errno }) => `Task ${task}: I/O failed with errno ${errno}`,
    clientShort: ({ task, got, wanted }) => `Task ${task}: only ${got} of ${wanted} Byte received`,
    disk: ({ blocks, blockBytes }) => `Disk has ${blocks} Blocks with ${blockBytes} Byte`,
    canary: ({ task, value, length }) => `Task ${task}: Client-Buffer filled with ${hex(value)}, ${length} Byte`,
  },
};
