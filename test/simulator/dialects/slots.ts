/** A hand of an NVMe-like adapter: file, function and line in brackets, slots for tasks, short verbs without articles, lengths in hexadecimal; a firmware of the same house with modules in brackets. Written before anybody looked at what the analyzer makes of it. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN } from "./dialect.ts";

const RW = { in: "R", out: "W", none: "N" } as const;
const row = (at: number, bytes: Uint8Array): string => `[${at.toString(16).padStart(4, "0")}] ${pairs(bytes)}`;
const at = (file: string, method: string, line: number): string => `[${file}.cpp][${method}][${line}]`;
const io = at("hba_io", "SubmitIo", 231);
const irq = at("hba_irq", "ProcessCq", 118);
const init = at("hba_main", "InitHba", 77);
const mem = at("hba_mem", "MapIo", 64);

export const slots: Dialect = {
  name: "slots",
  fresh: true,
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `<${(tick / 1e3).toFixed(3)}>${message}`;
    const head = clockOf(tick);
    if (source === "host") return `${head} [${name}]${message}`;
    return source === "kernel" ? `${head} [KERNEL] ${message}` : `${head} [TestTool] ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => [
      `${init} enter UserInitializeController`,
      `${init} fw ver=V200R1, sq num=8, cq num=8, slot num=256`,
    ],
    initStep: ({ call, result }) => `${init} call ${call} ret=${hex(result)}`,
    constraintKey: ({ key, value }) => `${init} add ${key}=${value}`,
    constraints: ({ result }) => `${init} call UserReportHBAConstraints ret=${hex(result)}`,
    override: () => `${init} UserReportHBAConstraints is override, do nothing`,
    initEnd: ({ result }) => `${init} leave UserInitializeController ret=${hex(result)}`,
    specification: ({ bits, align, max }) =>
      `${init} UserGetDMASpecification max trans size=${hex(max)}, addr bits=${bits}, align=${align}`,
    highest: ({ id }) => `${init} UserReportHighestSupportedDeviceID max id=${id}`,
    properties: ({ result }) => `${init} call SetProperties of pci ret=${hex(result)}`,
    started: () => `${init} leave UserStartController ret=0x0`,
    dispatch: ({ task, target, iova, length, way, cdb }) => [
      `${io} slot[${task}] recv io from os, tid=${target}, rw=${RW[way]}, dma addr=${hex(iova)}, total len=${hex(length)}, cdb=${pairs(cdb)}`,
      `${io} sq[1] pi=${task % 64} ci=${task % 64} depth=64`,
    ],
    dataBuffer: ({ task, result, address, length, where }) =>
      `${where === "dispatch" ? io : irq} slot[${task}] call UserGetDataBuffer ret=${hex(result)}, virt addr=${hex(address)}, buf size=${hex(length)}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `${mem} slot[${task}] call PrepareForDMA ret=${hex(result)}, virt addr=${hex(buffer)}, seg num=${segments}, dma addr=${hex(iova)}, seg len=${hex(length)}, rw=${RW[access === "in" ? "in" : "out"]}`,
    unprepare: ({ task, result, iova, length }) =>
      `${mem} slot[${task}] call CompleteDMA ret=${hex(result)}, dma addr=${hex(iova)}, seg len=${hex(length)}`,
    submit: ({ task, iova, length, way }) =>
      `${io} slot[${task}] fill sge[0] addr=${hex(iova)}, len=${hex(length)}, rw=${RW[way]}`,
    doorbell: ({ task }) => `${io} slot[${task}] write sq doorbell ok`,
    reply: ({ task, status, scsi, moved }) => [
      `${irq} slot[${task}] recv cqe, hw status=${hex(status)}, scsi status=${hex(scsi)}, trans len=${hex(moved)}`,
      `${irq} cq[1] pi=3 ci=3 phase=1`,
    ],
    clear: ({ task, address, length }) =>
      `${irq} slot[${task}] memset virt addr=${hex(address)} to 0, size=${hex(length)}`,
    copy: ({ task, from, to, length }) =>
      `${irq} slot[${task}] memcpy src addr=${hex(from)}, dst addr=${hex(to)}, size=${hex(length)}`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `${irq} slot[${task}] dump ${exact && whose === "private" ? "private buf" : exact && whose === "data buffer" ? "UserGetDataBuffer buf" : "data buf"}${exact && address !== null ? `, virt addr=${hex(address)}` : ""}, size=${hex(announced)}${exact ? `, before ${phase === "before reply" ? "recv cqe" : "return io to os"}` : ""}`,
      ...rows(bytes, row),
    ],
    complete: ({ task, moved, status, version }) =>
      `${irq} slot[${task}] return io to os by ParallelTaskCompletion, trans len=${hex(moved)}, scsi status=${hex(status)}, version=${version}`,
    abort: ({ task }) => `${io} slot[${task}] enter UserAbortTaskRequest`,
    registers: ({ name, value }) => `${init} read reg ${name} val=${hex(value, 8)}`,
    notOpen: ({ result }) => `${init} read reg fail, pci device is not open, ret=${hex(result)}`,
    enter: ({ task, method }) => `${io} slot[${task}] enter ${method}`,
    received: ({ task, iova, length, cdb }) => [
      `[HI] slot ${task} get sqe, cdb=${pairs(cdb)}, host addr=${hex(iova)}, byte cnt=${hex(length)}`,
      "[FTL] gc idle, free sblk=118, wa=1.2",
    ],
    staged: ({ task, from, bytes }) => [
      `[BM] slot ${task} data ready in ddr addr=${hex(from)}, byte cnt=${hex(bytes.length)}`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    engine: ({ task, from, to, length }) =>
      `[DMAC] slot ${task} trig ch2, ddr addr=${hex(from)}, host addr=${hex(to)}, byte cnt=${hex(length)}`,
    engineDone: ({ task, count }) => `[DMAC] slot ${task} ch2 done, byte cnt=${hex(count)}`,
    posted: ({ task, status }) => `[HI] slot ${task} send cqe, scsi status=${hex(status)}`,
    firmwareFault: ({ code }) => `[SYS] fw fault, code=${hex(code)}, cpu hang`,
    timeout: ({ task, seconds }) => `SCSI task ${task} timeout, ${seconds} seconds`,
    crash: ({ address }) => `dext crash, EXC_BAD_ACCESS addr=${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `io ${task} dump user buf, size=${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    clientError: ({ task, errno }) => `io ${task} fail, errno=${errno}`,
    clientShort: ({ task, got, wanted }) => `io ${task} short, want ${wanted} bytes, only get ${got} bytes`,
    disk: ({ blocks, blockBytes }) => `disk6: block num=${blocks}, block size=${blockBytes}`,
    canary: ({ task, value, length }) => `io ${task} fill user buf with ${hex(value)}, size=${length}`,
  },
};
