/** A journal for machines, an object a line, with the bytes in one field; a firmware with module and verb before its fields. Written apart from the analyzer's words. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN, upper } from "./dialect.ts";

type Fields = Readonly<Record<string, string | number>>;
const said = (event: string, fields: Fields): string => JSON.stringify({ ev: event, ...fields });

const WAY = { in: "from_device", out: "to_device", none: "no_data" } as const;

const peek =
  (id: number) =>
  (at: number, bytes: Uint8Array): string =>
    `MEDIA.peek rid=${id} off=${hex(at)} bytes=${pairs(bytes, ":")}`;

export const journal: Dialect = {
  name: "journal",
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `@${Math.floor(tick)} ${message}`;
    const stamp = `2026-06-02T${clockOf(tick)}Z`;
    if (!message.startsWith("{")) return `{"ts":"${stamp}","from":"kernel","msg":${JSON.stringify(message)}}`;
    return `{"ts":"${stamp}","from":"${source === "host" ? name.toLowerCase() : source}",${message.slice(1)}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => said("init", { method: "UserInitializeController", phase: "enter" }),
    initStep: ({ call, result }) => said("init", { method: call, ioreturn: hex(result) }),
    constraintKey: ({ key, value }) => said("init.constraint", { name: key, value }),
    constraints: ({ result }) => said("init", { method: "UserReportHBAConstraints", ioreturn: hex(result) }),
    override: () => said("init", { method: "UserReportHBAConstraints", note: "overridden by this class" }),
    initEnd: ({ result }) => said("init", { method: "UserInitializeController", phase: "exit", ioreturn: hex(result) }),
    specification: ({ bits, max }) =>
      said("init", { method: "UserGetDMASpecification", max_transfer_size: max, address_bits: bits }),
    highest: ({ id }) => said("init", { method: "UserReportHighestSupportedDeviceID", highest_id: id }),
    properties: ({ result }) => said("init", { method: "SetProperties", ioreturn: hex(result) }),
    started: () => said("init", { method: "UserStartController", phase: "exit", ioreturn: "0x0" }),
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      said("scsi.dispatch", {
        rid: task,
        tgt: target,
        iova: hex(iova),
        xfer_bytes: length,
        data_dir: WAY[way],
        cdb: pairs(cdb, ""),
      }),
    dataBuffer: ({ task, result, address, length, where }) =>
      said(where === "dispatch" ? "scsi.dispatch.buffer" : "scsi.irq.buffer", {
        method: "UserGetDataBuffer",
        rid: task,
        ioreturn: hex(result),
        vaddr: hex(address),
        size_bytes: length,
      }),
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      said("dma.prepare", {
        method: "PrepareForDMA",
        rid: task,
        ioreturn: hex(result),
        segs: segments,
        iova: hex(iova),
        size_bytes: length,
        vaddr: hex(buffer),
        data_dir: WAY[access === "in" ? "in" : "out"],
      }),
    unprepare: ({ task, result, iova, length }) =>
      said("dma.complete", {
        method: "CompleteDMA",
        rid: task,
        ioreturn: hex(result),
        iova: hex(iova),
        size_bytes: length,
      }),
    submit: ({ task, iova, length, way }) =>
      said("ring.post", { rid: task, sge_addr: hex(iova), sge_bytes: length, data_dir: WAY[way] }),
    doorbell: ({ task }) => said("ring.doorbell", { rid: task }),
    reply: ({ task, status, scsi, moved }) =>
      said("irq.reply", { rid: task, hw_status: hex(status), scsi_status: hex(scsi), bytes_done: moved }),
    clear: ({ task, address, length, value }) =>
      said("mem.set", { method: "memset", rid: task, vaddr: hex(address), value: hex(value), size_bytes: length }),
    copy: ({ task, from, to, length }) =>
      said("mem.copy", {
        method: "memcpy",
        rid: task,
        src_vaddr: hex(from),
        dst_vaddr: hex(to),
        size_bytes: length,
      }),
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) =>
      said("mem.dump", {
        rid: task,
        ...(exact
          ? {
              buffer:
                whose === "private" ? "own bounce buffer" : whose === "task" ? "data buffer" : "UserGetDataBuffer",
              when: phase ?? "unknown",
            }
          : {}),
        ...(exact && address !== null ? { vaddr: hex(address) } : {}),
        size_bytes: announced,
        hex: pairs(bytes, ""),
      }),
    complete: ({ task, moved, status, version }) =>
      said("scsi.complete", {
        method: "ParallelTaskCompletion",
        rid: task,
        bytes_done: moved,
        scsi_status: hex(status),
        response_version: version,
      }),
    abort: ({ task }) => said("scsi.abort", { method: "UserAbortTaskRequest", rid: task }),
    registers: ({ name, value }) => said("mmio.read", { register: name, value: hex(value, 8) }),
    notOpen: ({ result }) => said("mmio.error", { msg: "device is not open", ioreturn: hex(result) }),
    enter: ({ task, method }) => said("call.enter", { method, rid: task }),
    received: ({ task, iova, length, cdb }) =>
      `CMDQ.rx rid=${task} host=${upper(iova)}/${length} cdb=${pairs(cdb, ":")}`,
    staged: ({ task, from, bytes }) => [
      `MEDIA.ready rid=${task} sram=${upper(from)}/${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), peek(task)),
    ],
    engine: ({ task, from, to, length }) => `DMAC.go rid=${task} src=${upper(from)} dst=${upper(to)} n=${length}`,
    engineDone: ({ task, count }) => `DMAC.end rid=${task} n=${count}`,
    posted: ({ task, status }) => `CMDQ.tx rid=${task} status=${upper(status)}`,
    firmwareFault: ({ code }) => `CORE.fault code=${upper(code)} state=halted`,
    timeout: ({ task, seconds }) => `SCSI request ${task} has timed out (${seconds} s)`,
    crash: ({ address }) => `driver extension died: EXC_BAD_ACCESS at address ${hex(address)}`,
    clientDump: ({ task, bytes }) =>
      said("client.dump", {
        rid: task,
        buffer: "client buffer",
        size_bytes: bytes.length,
        hex: pairs(bytes.subarray(0, SHOWN), ""),
      }),
    clientError: ({ task, errno }) => said("client.error", { rid: task, errno, msg: "Input/output error" }),
    clientShort: ({ task, got, wanted }) => said("client.short", { rid: task, got, wanted }),
    disk: ({ blocks, blockBytes }) =>
      said("client.disk", {
        blocks: Number(blocks),
        block_size: blockBytes,
        capacity_bytes: Number(blocks * BigInt(blockBytes)),
      }),
    canary: ({ task, value, length }) => said("client.prefill", { rid: task, value: hex(value), size_bytes: length }),
  },
};
