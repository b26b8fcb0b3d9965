/** A structured logger on the host, an event name and fields behind it; a firmware with module names. Written apart from the analyzer's words. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN } from "./dialect.ts";

const said = (event: string, fields: Readonly<Record<string, string | number | bigint>>): string =>
  `${event} ${Object.entries(fields)
    .map(([key, value]) => `${key}=${/\s/u.test(String(value)) ? `"${value}"` : value}`)
    .join(" ")}`;

const row = (at: number, bytes: Uint8Array): string => `${at.toString(16).padStart(6, "0")}: ${pairs(bytes)}`;

const WAY = { in: "rx", out: "tx", none: "idle" } as const;

export const records: Dialect = {
  name: "records",
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `[${(tick / 1e6).toFixed(6).padStart(11)}] ${message}`;
    const who = source === "host" ? `${name.toLowerCase()}-dext` : source === "kernel" ? "kernel" : "disktest";
    return `2026-06-02T${clockOf(tick)}Z ${who}: ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => "init.enter fn=UserInitializeController",
    initStep: ({ call, result }) => said("init.step", { fn: call, rc: hex(result) }),
    constraintKey: ({ key, value }) => said("init.limit", { [key]: value }),
    constraints: ({ result }) => said("init.step", { fn: "UserReportHBAConstraints", rc: hex(result) }),
    override: () => "init.note UserReportHBAConstraints overridden by subclass",
    initEnd: ({ result }) => said("init.leave", { fn: "UserInitializeController", rc: hex(result) }),
    specification: ({ bits, max }) =>
      said("init.dmaspec", { fn: "UserGetDMASpecification", maxTransferSize: max, numAddressBits: bits }),
    highest: ({ id }) => said("init.step", { fn: "UserReportHighestSupportedDeviceID", highestId: id }),
    properties: ({ result }) => said("init.step", { fn: "SetProperties", rc: hex(result) }),
    started: () => "init.step fn=UserStartController rc=0x0",
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      said("io.start", {
        io: task,
        target,
        dmaAddr: hex(iova),
        nbytes: length,
        dir: WAY[way],
        cdb: pairs(cdb),
      }),
    dataBuffer: ({ task, result, address, length, where }) =>
      said(where === "dispatch" ? "io.start.buffer" : "io.finish.buffer", {
        fn: "UserGetDataBuffer",
        io: task,
        rc: hex(result),
        vaddr: hex(address),
        nbytes: length,
      }),
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      said("dma.map", {
        fn: "PrepareForDMA",
        io: task,
        rc: hex(result),
        nsegs: segments,
        dmaAddr: hex(iova),
        nbytes: length,
        buffer: hex(buffer),
        dir: WAY[access === "in" ? "in" : "out"],
      }),
    unprepare: ({ task, result, iova, length }) =>
      said("dma.unmap", { fn: "CompleteDMA", io: task, rc: hex(result), dmaAddr: hex(iova), nbytes: length }),
    submit: ({ task, iova, length, way }) =>
      said("ring.push", { io: task, sgAddr: hex(iova), sgLen: length, dir: WAY[way] }),
    doorbell: ({ task }) => said("ring.kick", { io: task }),
    reply: ({ task, status, scsi, moved }) =>
      said("irq.reply", { io: task, iocStatus: hex(status), scsiStatus: hex(scsi), xferred: moved }),
    clear: ({ task, address, length, value }) =>
      said("mem.fill", { fn: "memset", io: task, vaddr: hex(address), value: hex(value, 2), nbytes: length }),
    copy: ({ task, from, to, length }) =>
      said("mem.copy", { fn: "memcpy", io: task, from: hex(from), to: hex(to), nbytes: length }),
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      said("mem.dump", {
        io: task,
        ...(exact ? { what: whose === "private" ? "private buffer" : whose, when: phase ?? "any time" } : {}),
        ...(exact && address !== null ? { vaddr: hex(address) } : {}),
        nbytes: announced,
      }),
      ...rows(bytes, row),
    ],
    complete: ({ task, moved, status, version }) =>
      said("io.finish", {
        fn: "ParallelTaskCompletion",
        io: task,
        xferred: moved,
        completionStatus: hex(status),
        version,
      }),
    abort: ({ task }) => said("io.abort", { fn: "UserAbortTaskRequest", io: task }),
    registers: ({ name, value }) => `mmio.read ${name} register -> ${hex(value, 8)}`,
    notOpen: ({ result }) => said("mmio.error device not open", { rc: hex(result) }),
    enter: ({ task, method }) => said("io.call", { fn: method, io: task }),
    received: ({ task, iova, length, cdb }) =>
      `cmdq: pulled request ${task}, host ${hex(iova)} x ${length} bytes, cdb ${pairs(cdb)}`,
    staged: ({ task, from, bytes }) => [
      `media: request ${task} data ready at ${hex(from)}, ${bytes.length} bytes`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    engine: ({ task, from, to, length }) => `dmac: request ${task} start ${hex(from)} -> ${hex(to)}, ${length} bytes`,
    engineDone: ({ task, count }) => `dmac: request ${task} finished, ${count} bytes`,
    posted: ({ task, status }) => `cmdq: response for request ${task} sent, status ${hex(status)}`,
    firmwareFault: ({ code }) => `core: firmware halted, fault code ${hex(code)}`,
    timeout: ({ task, seconds }) => `SCSI request ${task} timed out after ${seconds} s`,
    crash: ({ address }) => `driver process died: SIGSEGV, bad access at ${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `client read of request ${task}, ${bytes.length} bytes:`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    clientError: ({ task }) => `client: request ${task} failed: Input/output error`,
    clientShort: ({ task, got, wanted }) => `client: request ${task} returned ${got} of ${wanted} bytes`,
    disk: ({ blocks, blockBytes }) => `client: disk6 has a capacity of ${blocks * BigInt(blockBytes)} bytes`,
  },
};
