/** A hand that tells what each numbered I/O does, an extent as an address and a plus, verbs of its own for every step; a firmware in the same way. Written after the analyzer's words were mended for others, and apart from them. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN } from "./dialect.ts";

const extent = (address: bigint, length: number): string => `${hex(address)} +${length}`;
const io = (task: number): string => `IO#${task}`;
const WAY = { in: "rd", out: "wr", none: "nodata" } as const;
const row = (at: number, bytes: Uint8Array): string => `    <${at.toString(16).padStart(4, "0")}> ${pairs(bytes)}`;

export const narrated: Dialect = {
  name: "narrated",
  fresh: true,
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `core${message.length % 2} ${(tick / 1e6).toFixed(6)}: ${message}`;
    const time = `${clockOf(tick).slice(0, 12)}`;
    if (source === "host") return `${time} ${name}HBA[0x1f3]: ${message}`;
    return source === "kernel" ? `${time} kernel[0x10]: ${message}` : `${time} iocheck[0x9a2]: ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => ["UserInitializeController >>", "firmware 7.11.3, 64 queues, 1024 credits"],
    initStep: ({ call, result }) => `${call} rc=${hex(result)}`,
    constraintKey: ({ key, value }) => `will report ${key}: ${value}`,
    constraints: ({ result }) => `UserReportHBAConstraints rc=${hex(result)}`,
    override: () => "note: UserReportHBAConstraints overridden by this driver",
    initEnd: ({ result }) => `UserInitializeController << rc=${hex(result)}`,
    specification: ({ bits, align, max }) =>
      `UserGetDMASpecification: biggest transfer ${max}, address bits ${bits}, alignment ${align}`,
    highest: ({ id }) => `UserReportHighestSupportedDeviceID: ${id}`,
    properties: ({ result }) => `provider SetProperties rc=${hex(result)}`,
    started: () => "UserStartController << rc=0x0",
    dispatch: ({ task, target, iova, length, way, cdb }) => [
      `${io(task)} begins for target ${target}: ${WAY[way]} ${extent(iova, length)}, cdb ${pairs(cdb)}`,
      `credits ${1000 - (task % 7)}, in flight 1`,
    ],
    dataBuffer: ({ task, result, address, length, where }) =>
      `${io(task)} UserGetDataBuffer rc=${hex(result)} gives ${extent(address, length)}, asked ${where === "dispatch" ? "while beginning" : "while ending"}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `${io(task)} PrepareForDMA rc=${hex(result)}: ${segments} extent${segments === 1 ? "" : "s"}, ${extent(iova, length)} backed by ${hex(buffer)}, ${WAY[access === "in" ? "in" : "out"]}`,
    unprepare: ({ task, result, iova, length }) =>
      `${io(task)} CompleteDMA rc=${hex(result)}: ${extent(iova, length)} let go`,
    submit: ({ task, iova, length, way }) => `${io(task)} descriptor[0] ${extent(iova, length)} ${WAY[way]}`,
    doorbell: ({ task }) => `${io(task)} handed to hardware`,
    reply: ({ task, status, scsi, moved }) => [
      `${io(task)} hardware answers: rc ${hex(status)}, sam ${hex(scsi, 2)}, ${moved} bytes moved`,
      "irq 7: 1 answer, 0 left",
    ],
    clear: ({ task, address, length }) => `${io(task)} scrubs ${extent(address, length)} to zero`,
    copy: ({ task, from, to, length }) => `${io(task)} copies ${length} bytes from ${hex(from)} to ${hex(to)}`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `${io(task)} look into ${exact && whose === "private" ? "own bounce buffer" : exact && whose === "data buffer" ? "buffer of UserGetDataBuffer" : "buffer"}${exact && address !== null ? ` at ${hex(address)}` : ""}, ${announced} bytes${exact ? `, ${phase === "before reply" ? "before the hardware answers" : "before ending"}` : ""}`,
      ...rows(bytes, row),
    ],
    complete: ({ task, moved, status, version }) =>
      `${io(task)} ends: ParallelTaskCompletion, ${moved} bytes moved, sam ${hex(status, 2)}, version ${version}`,
    abort: ({ task }) => `${io(task)} UserAbortTaskRequest`,
    registers: ({ name, value }) => `peek ${name} register: ${hex(value, 8)}`,
    notOpen: ({ result }) => `peek refused, provider not open, rc=${hex(result)}`,
    enter: ({ task, method }) => `${io(task)} ${method} >>`,
    received: ({ task, iova, length, cdb }) => [
      `${io(task)} pulled: cdb ${pairs(cdb)}, host window ${extent(iova, length)}`,
      "media: 3 dies busy, retry count 0",
    ],
    staged: ({ task, from, bytes }) => [
      `${io(task)} data cached at ${extent(from, bytes.length)}`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    engine: ({ task, from, to, length }) => `${io(task)} dma launches ${hex(from)} => ${hex(to)} +${length}`,
    engineDone: ({ task, count }) => `${io(task)} dma lands, ${count} bytes`,
    posted: ({ task, status }) => `${io(task)} answer placed, sam ${hex(status, 2)}`,
    firmwareFault: ({ code }) => `firmware fault ${hex(code)}, all cores stop`,
    timeout: ({ task, seconds }) => `SCSI ${io(task)} timed out, ${seconds} seconds are over`,
    crash: ({ address }) => `driver process crashed: EXC_BAD_ACCESS at ${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `${io(task)} look into client buffer, ${bytes.length} bytes`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    clientError: ({ task, errno }) => `${io(task)} comes back with errno ${errno}`,
    clientShort: ({ task, got, wanted }) => `${io(task)} comes back with ${got} of ${wanted} bytes`,
    disk: ({ blocks, blockBytes }) => `disk9: ${blocks} blocks of ${blockBytes}, ${blocks * BigInt(blockBytes)} bytes`,
    canary: ({ task, value, length }) => `${io(task)} client buffer painted with ${hex(value)}, ${length} bytes`,
  },
};
