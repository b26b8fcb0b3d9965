/** A hand that logs keys and values for a log server and never a sentence, every line an event with a dotted name; a firmware in Rust that prints its structures, and below each line the place in the code. Written before anybody looked at what the analyzer makes of it. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN } from "./dialect.ts";

const DIR = { in: "read", out: "write", none: "none" } as const;
const array = (bytes: Iterable<number>): string => `[${[...bytes].map((byte) => hex(byte, 2)).join(", ")}]`;
const code = (path: string, file: string, line: number): string => `└─ fw::${path} @ src/${file}.rs:${line}`;

export const logfmt: Dialect = {
  name: "logfmt",
  fresh: true,
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return message.startsWith("└") ? message : `${(tick / 1e6).toFixed(6)} ${message}`;
    const head = `ts=2026-07-14T${clockOf(tick).slice(0, 12)}Z`;
    if (source === "host") return `${head} lvl=debug drv=${name.toLowerCase()} ${message}`;
    return source === "kernel"
      ? `${head} lvl=error src=kernel msg="${message}"`
      : `${head} lvl=info app=rdcheck ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => [
      "event=init.begin fn=UserInitializeController",
      "event=fw.info version=0.9.14 git=4be11c2 slots=128",
    ],
    initStep: ({ call, result }) => `event=init.step fn=${call} err=${hex(result)}`,
    constraintKey: ({ key, value }) => `event=init.constraint name=${key} value=${value}`,
    constraints: ({ result }) => `event=init.step fn=UserReportHBAConstraints err=${hex(result)}`,
    override: () => 'event=init.override fn=UserReportHBAConstraints note="overridden here"',
    initEnd: ({ result }) => `event=init.end fn=UserInitializeController err=${hex(result)}`,
    specification: ({ bits, align, max }) =>
      `event=dma.spec fn=UserGetDMASpecification xfer_max=${max} addr_width=${bits} alignment=${align}`,
    highest: ({ id }) => `event=init.step fn=UserReportHighestSupportedDeviceID last_id=${id}`,
    properties: ({ result }) => `event=init.step fn=SetProperties on=pci err=${hex(result)}`,
    started: () => "event=start.end fn=UserStartController err=0x0",
    dispatch: ({ task, target, iova, length, way, cdb }) => [
      `event=io.accept req=${task} target=${target} dir=${DIR[way]} bus_addr=${hex(iova)} bytes=${length} cdb="${pairs(cdb)}"`,
      `event=io.depth now=1 peak=${1 + (task % 3)}`,
    ],
    dataBuffer: ({ task, result, address, length, where }) =>
      `event=io.buffer fn=UserGetDataBuffer req=${task} err=${hex(result)} ptr=${hex(address)} bytes=${length} during=${where === "dispatch" ? "accept" : "finish"}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `event=dma.map fn=PrepareForDMA req=${task} err=${hex(result)} ptr=${hex(buffer)} segments=${segments} bus_addr=${hex(iova)} bytes=${length} dir=${DIR[access === "in" ? "in" : "out"]}`,
    unprepare: ({ task, result, iova, length }) =>
      `event=dma.unmap fn=CompleteDMA req=${task} err=${hex(result)} bus_addr=${hex(iova)} bytes=${length}`,
    submit: ({ task, iova, length, way }) =>
      `event=hw.push req=${task} desc=0 bus_addr=${hex(iova)} bytes=${length} dir=${DIR[way]}`,
    doorbell: ({ task }) => `event=hw.kick req=${task}`,
    reply: ({ task, status, scsi, moved }) => [
      `event=hw.pop req=${task} hw_status=${hex(status)} scsi_status=${hex(scsi, 2)} bytes_done=${moved}`,
      "event=hw.irq vector=3 entries=1 spurious=false",
    ],
    clear: ({ task, address, length }) => `event=buf.wipe req=${task} ptr=${hex(address)} bytes=${length} fill=0x00`,
    copy: ({ task, from, to, length }) => `event=buf.copy req=${task} from=${hex(from)} to=${hex(to)} bytes=${length}`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `event=buf.peek req=${task} owner=${exact && whose === "private" ? "driver" : exact && whose === "data buffer" ? "UserGetDataBuffer" : "task"}${exact && address !== null ? ` ptr=${hex(address)}` : ""} bytes=${announced}${exact ? ` when=${phase === "before reply" ? "before_pop" : "before_finish"}` : ""}`,
      ...rows(bytes, (at, row) => `event=buf.hex req=${task} off=${hex(at)} hex="${pairs(row)}"`),
    ],
    complete: ({ task, moved, status, version }) =>
      `event=io.finish fn=ParallelTaskCompletion req=${task} bytes_done=${moved} scsi_status=${hex(status, 2)} resp_version=${version}`,
    abort: ({ task }) => `event=io.abort fn=UserAbortTaskRequest req=${task}`,
    registers: ({ name, value }) => `event=mmio.read reg="${name}" val=${hex(value, 8)}`,
    notOpen: ({ result }) => `event=mmio.read err=${hex(result)} reason="device not open"`,
    enter: ({ task, method }) => `event=call fn=${method} req=${task}`,
    received: ({ task, iova, length, cdb }) => [
      `INFO  fetched Command { tag: ${task}, host: ${hex(iova)}, len: ${length}, cdb: ${array(cdb)} }`,
      code("frontend::fetch", "frontend", 112),
      "TRACE idle ticks 4411, stack free 1832",
    ],
    staged: ({ task, from, bytes }) => [
      `DEBUG loaded Page { tag: ${task}, sram: ${hex(from)}, len: ${bytes.length} }`,
      ...rows(bytes.subarray(0, SHOWN), (at, row) => `DEBUG   ${at.toString(16).padStart(4, "0")}: ${pairs(row)}`),
      code("media::load", "media", 57),
    ],
    engine: ({ task, from, to, length }) => [
      `DEBUG dma armed Transfer { tag: ${task}, src: ${hex(from)}, dst: ${hex(to)}, len: ${length} }`,
      code("dma::arm", "dma", 88),
    ],
    engineDone: ({ task, count }) => [
      `DEBUG dma finished { tag: ${task}, count: ${count} }`,
      code("dma::isr", "dma", 131),
    ],
    posted: ({ task, status }) => [
      `INFO  pushed Response { tag: ${task}, scsi: ${hex(status, 2)} }`,
      code("frontend::respond", "frontend", 160),
    ],
    firmwareFault: ({ code: number }) => [`ERROR panicked: firmware fault ${hex(number)}`, code("panic", "main", 19)],
    timeout: ({ task, seconds }) => `SCSI task ${task} timed out (${seconds} s)`,
    crash: ({ address }) => `dext crashed, EXC_BAD_ACCESS at ${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `event=client.peek req=${task} bytes=${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), (at, row) => `event=client.hex req=${task} off=${hex(at)} hex="${pairs(row)}"`),
    ],
    clientError: ({ task, errno }) => `event=client.failed req=${task} errno=${errno}`,
    clientShort: ({ task, got, wanted }) => `event=client.short req=${task} got=${got} wanted=${wanted}`,
    disk: ({ blocks, blockBytes }) => `event=client.disk blocks=${blocks} block_size=${blockBytes}`,
    canary: ({ task, value, length }) => `event=client.fill req=${task} value=${hex(value)} bytes=${length}`,
  },
};
