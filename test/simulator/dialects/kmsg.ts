/** A Linux hand of queues: return codes as signed numbers, errors below zero, arrows towards the left, chatter of rings and links; a firmware with levels before its modules. Written apart from the analyzer's words. */
import { clockOf, type Dialect, hex, kernelWords, pairs, printable, rows, SHOWN } from "./dialect.ts";

const row =
  (head: string) =>
  (at: number, bytes: Uint8Array): string =>
    `${head}${at.toString(16).padStart(8, "0")}: ${pairs(bytes).padEnd(47)}  ${printable(bytes)}`;

const WAY = { in: "DMA_FROM_DEVICE", out: "DMA_TO_DEVICE", none: "DMA_NONE" } as const;
const ERRNO: Readonly<Record<number, string>> = { 5: "EIO", 60: "ETIMEDOUT" };
const signed = (result: number): string => `ret=${result | 0}`;
const dma = (address: bigint): string => `dma=${hex(address, 16)}`;
const kva = (address: bigint): string => `kva=${hex(address, 16)}`;

export const kmsg: Dialect = {
  name: "kmsg",
  fresh: true,
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `${String(Math.floor(tick)).padStart(10, "0")}us ${message}`;
    const head = `Jun 02 ${clockOf(tick)} mini kernel:`;
    if (source === "host") return `${head} ${name.slice(0, 3).toLowerCase()} 0000:03:00.0: ${message}`;
    return source === "kernel" ? `${head} ${message}` : `Jun 02 ${clockOf(tick)} mini sgt[977]: ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => [
      "UserInitializeController: probing, rev 0x02, subsys 0x1000:0x3020",
      "BAR0 at 0x0000000600000000 len 0x10000, 64-bit prefetchable",
      "4 of 8 MSI-X vectors granted, irq base 33",
    ],
    initStep: ({ call, result }) => `${call} ${signed(result)}`,
    constraintKey: ({ key, value }) => `limits: ${key} <- ${value}`,
    constraints: ({ result }) => `UserReportHBAConstraints ${signed(result)}`,
    override: () => "UserReportHBAConstraints has a local override, super is not called",
    initEnd: ({ result }) => `UserInitializeController: probed, ${signed(result)}`,
    specification: ({ bits, align, max }) =>
      `UserGetDMASpecification: dma_mask ${bits} bits, align ${align}, max_hw_bytes ${max}`,
    highest: ({ id }) => `UserReportHighestSupportedDeviceID id=${id}`,
    properties: ({ result }) => `pdev SetProperties ${signed(result)}`,
    started: () => ["UserStartController ret=0", "sq 1: depth 64 entry 64 bytes, cq 1: depth 64 entry 16 bytes"],
    dispatch: ({ task, target, iova, length, way, cdb }) => [
      `queuecmd: cid ${task} tgt ${target} lun 0 ${WAY[way]} ${dma(iova)} dlen=${length} cmnd=${pairs(cdb)}`,
      `sq 1: head ${task % 64} tail ${(task + 1) % 64} free 62`,
    ],
    dataBuffer: ({ task, result, address, length, where }) =>
      `cid ${task}: UserGetDataBuffer ${signed(result)} ${kva(address)} dlen=${length} in ${where === "dispatch" ? "queuecmd" : "cq handler"}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `cid ${task}: PrepareForDMA ${signed(result)} nents=${segments} ${kva(buffer)} ${dma(iova)} dlen=${length} ${WAY[access === "in" ? "in" : "out"]}`,
    unprepare: ({ task, result, iova, length }) =>
      `cid ${task}: CompleteDMA ${signed(result)} ${dma(iova)} dlen=${length}`,
    submit: ({ task, iova, length, way }) =>
      `cid ${task}: sqe prp1=${hex(iova, 16)} prp2=0x0 dlen=${length} ${WAY[way]}`,
    doorbell: ({ task }) => `cid ${task}: sq 1 tail written`,
    reply: ({ task, status, scsi, moved }) => [
      `cqe: cid ${task} sqhd ${(task + 1) % 64} phase 1 hwstat=${hex(status, 4)} samstat=${hex(scsi, 2)} xfered=${moved}`,
      "irq 34: 1 cqe, budget 63 left",
    ],
    clear: ({ task, address, length, value }) => `cid ${task}: memset(${kva(address)}, ${value}, ${length})`,
    copy: ({ task, from, to, length }) => `cid ${task}: memcpy ${kva(to)} <- ${kva(from)} n=${length}`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `cid ${task}: hex of ${exact && whose === "private" ? "bounce page" : exact && whose === "data buffer" ? "UserGetDataBuffer page" : "data page"}${exact && address !== null ? ` ${kva(address)}` : ""} dlen=${announced}${exact ? ` (${phase === "before reply" ? "ahead of cqe" : "ahead of done"})` : ""}`,
      ...rows(bytes, row("data: ")),
    ],
    complete: ({ task, moved, status, version }) =>
      `cid ${task}: ParallelTaskCompletion xfered=${moved} samstat=${hex(status, 2)} ver=${version}`,
    abort: ({ task }) => `eh: UserAbortTaskRequest cid ${task}`,
    registers: ({ name, value }) => `readl(${name}) = ${hex(value, 8)}`,
    notOpen: ({ result }) => `readl: pdev not open, ${signed(result)}`,
    enter: ({ task, method }) => `cid ${task}: calling ${method}`,
    received: ({ task, iova, length, cdb }) => [
      `D/cmd: fetched cid=${task} prp1=${hex(iova, 16)} nbytes=${length} cdb=${pairs(cdb, ":")}`,
      "D/pwr: ps0, 41C, 812mA",
    ],
    staged: ({ task, from, bytes }) => [
      `D/med: cid=${task} sram=${hex(from, 8)} nbytes=${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), row("D/med: ")),
    ],
    engine: ({ task, from, to, length }) => `D/dma: cid=${task} ch0 arm ${hex(from)} -> ${hex(to)} nbytes=${length}`,
    engineDone: ({ task, count }) => `D/dma: cid=${task} ch0 eot nbytes=${count}`,
    posted: ({ task, status }) => `D/cmd: cid=${task} cqe written samstat=${hex(status, 2)}`,
    firmwareFault: ({ code }) => `E/sys: firmware fault ${hex(code)}, cores parked`,
    timeout: ({ task, seconds }) => `scsi host0: cid ${task} timed out, ${seconds * 1000} ms without a cqe`,
    crash: ({ address }) => `dext[431] killed by SIGSEGV, EXC_BAD_ACCESS at ${hex(address, 16)}`,
    clientDump: ({ task, bytes }) => [
      `cid ${task}: user page, n=${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), row("data: ")),
    ],
    clientError: ({ task, errno }) => `cid ${task}: failed, ret=-${errno} (-${ERRNO[errno] ?? "E?"})`,
    clientShort: ({ task, got, wanted }) => `cid ${task}: resid=${wanted - got} of dlen=${wanted}`,
    disk: ({ blocks, blockBytes }) =>
      `sdb: ${blocks} ${blockBytes}-byte logical blocks, ${blocks * BigInt(blockBytes)} bytes`,
    canary: ({ task, value, length }) => `cid ${task}: user page poisoned with ${hex(value)}, n=${length}`,
  },
};
