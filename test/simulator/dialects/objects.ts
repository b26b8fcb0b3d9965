/** A hand of C++ that prints its objects: class, arrow, method, then members with a dot; results by name; a firmware of short capitals with numbers behind them. Written when twenty-one vocabularies were read, before anybody looked at what is made of it. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN } from "./dialect.ts";

const RETURNS: Readonly<Record<number, string>> = {
  0: "kIOReturnSuccess",
  3758097084: "kIOReturnError",
  3758097086: "kIOReturnNoResources",
  3758097090: "kIOReturnBadArgument",
  3758097101: "kIOReturnNotOpen",
};
const named = (result: number): string => RETURNS[result] ?? hex(result, 8);
const DIR = { in: "FromTarget", out: "ToTarget", none: "NoData" } as const;
const row = (at: number, bytes: Uint8Array): string => `+${at.toString(16).padStart(4, "0")}  ${pairs(bytes)}`;
const wide = (address: bigint): string => hex(address, 16);

export const objects: Dialect = {
  name: "objects",
  fresh: true,
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `[${(tick / 1e6).toFixed(3)}] ${message}`;
    const head = `2026-09-09 ${clockOf(tick).slice(0, 12)}`;
    if (source === "host") return `${head} ${name}Controller->${message}`;
    return source === "kernel" ? `${head} kernel: ${message}` : `${head} verifier: ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => ["UserInitializeController() {", "readManufacturing() page.version = 4, page.crc = ok"],
    initStep: ({ call, result }) => `${call}() = ${named(result)}`,
    constraintKey: ({ key, value }) => `constraints.set(${key}, ${value})`,
    constraints: ({ result }) => `UserReportHBAConstraints() = ${named(result)}`,
    override: () => "UserReportHBAConstraints() override, returns nothing",
    initEnd: ({ result }) => `UserInitializeController() } = ${named(result)}`,
    specification: ({ bits, align, max }) =>
      `UserGetDMASpecification() spec.maxTransfer = ${max}, spec.addressBits = ${bits}, spec.alignment = ${align}`,
    highest: ({ id }) => `UserReportHighestSupportedDeviceID() = ${id}`,
    properties: ({ result }) => `provider.SetProperties() = ${named(result)}`,
    started: () => "UserStartController() = kIOReturnSuccess",
    dispatch: ({ task, target, iova, length, way, cdb }) => [
      `queueRequest() req.tag = ${task}, req.target = ${target}, req.dir = ${DIR[way]}, req.ioAddr = ${hex(iova)}, req.nbytes = ${length}, req.cdb = ${pairs(cdb)}`,
      `queueRequest() pool.free = ${63 - (task % 4)}, pool.busy = 1`,
    ],
    dataBuffer: ({ task, result, address, length, where }) =>
      `${where === "dispatch" ? "queueRequest" : "finishRequest"}() UserGetDataBuffer(req.tag = ${task}) = ${named(result)}, buf.addr = ${hex(address)}, buf.nbytes = ${length}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `mapRequest() req.tag = ${task}, PrepareForDMA() = ${named(result)}, buf.addr = ${hex(buffer)}, seg.count = ${segments}, seg[0].ioAddr = ${hex(iova)}, seg[0].nbytes = ${length}, dir = ${DIR[access === "in" ? "in" : "out"]}`,
    unprepare: ({ task, result, iova, length }) =>
      `unmapRequest() req.tag = ${task}, CompleteDMA() = ${named(result)}, seg[0].ioAddr = ${hex(iova)}, seg[0].nbytes = ${length}`,
    submit: ({ task, iova, length, way }) =>
      `fillFrame() frame.tag = ${task}, frame.sge[0].ioAddr = ${hex(iova)}, frame.sge[0].nbytes = ${length}, frame.dir = ${DIR[way]}`,
    doorbell: ({ task }) => `ringFrame() frame.tag = ${task}`,
    reply: ({ task, status, scsi, moved }) => [
      `drainReplies() reply.tag = ${task}, reply.hwStatus = ${hex(status)}, reply.scsiStatus = ${hex(scsi)}, reply.nbytes = ${moved}`,
      "drainReplies() ring.index = 5, ring.phase = 1",
    ],
    clear: ({ task, address, length }) =>
      `finishRequest() req.tag = ${task}, bzero(buf.addr = ${hex(address)}, ${length})`,
    copy: ({ task, from, to, length }) =>
      `finishRequest() req.tag = ${task}, memcpy(dst = ${hex(to)}, src = ${hex(from)}, ${length})`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `hexdump() req.tag = ${task}, ${exact && whose === "private" ? "privateBuf" : exact && whose === "data buffer" ? "UserGetDataBuffer buf" : "dataBuf"}${exact && address !== null ? `.addr = ${hex(address)}` : ""}, nbytes = ${announced}${exact ? ` /* ${phase === "before reply" ? "before drainReplies" : "before finishRequest"} */` : ""}`,
      ...rows(bytes, (at, bytesOfRow) => `hexdump() ${row(at, bytesOfRow)}`),
    ],
    complete: ({ task, moved, status, version }) =>
      `finishRequest() ParallelTaskCompletion(req.tag = ${task}, resp.nbytes = ${moved}, resp.scsiStatus = ${hex(status)}, resp.version = ${version})`,
    abort: ({ task }) => `UserAbortTaskRequest(req.tag = ${task})`,
    registers: ({ name, value }) => `readRegister(${name}) = ${hex(value, 8)}`,
    notOpen: ({ result }) => `readRegister() = ${named(result)}`,
    enter: ({ task, method }) => `${method}(req.tag = ${task}) {`,
    received: ({ task, iova, length, cdb }) => [
      `REQ ${task} HOST ${wide(iova)} LEN ${length} CDB ${pairs(cdb)}`,
      "TEMP 51 VOLT 3.31 FAN 0",
    ],
    staged: ({ task, from, bytes }) => [
      `BUF ${task} LOCAL ${hex(from)} LEN ${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    engine: ({ task, from, to, length }) => `DMA ${task} SRC ${hex(from)} DST ${wide(to)} LEN ${length} GO`,
    engineDone: ({ task, count }) => `DMA ${task} CNT ${count} OK`,
    posted: ({ task, status }) => `RSP ${task} SCSI ${hex(status, 2)} POSTED`,
    firmwareFault: ({ code }) => `FAULT ${hex(code)} HALT`,
    timeout: ({ task, seconds }) => `SCSI task ${task} timed out (${seconds} s)`,
    crash: ({ address }) => `dext crashed with EXC_BAD_ACCESS at ${hex(address)}`,
    clientDump: ({ task, bytes }) => [
      `request ${task} user buffer, ${bytes.length} bytes:`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    clientError: ({ task, errno }) => `request ${task} failed, errno = ${errno}`,
    clientShort: ({ task, got, wanted }) => `request ${task} short, ${got} of ${wanted} bytes`,
    disk: ({ blocks, blockBytes }) => `disk8: ${blocks} blocks x ${blockBytes} bytes`,
    canary: ({ task, value, length }) => `request ${task} user buffer preset to ${hex(value, 2)}, ${length} bytes`,
  },
};
