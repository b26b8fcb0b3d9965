/** Traces events: a numeric EVT code, the event's name and its named arguments in brackets, time in hex ticks. */

import type { Way } from "../../statement.ts";
import { type Dialect, hex, kernelWords, pairs, rows, SHOWN, type Table, upper } from "../dialect.ts";

const DIRECTION: Readonly<Record<Way | "both", string>> = {
  in: "FROM_DEV",
  out: "TO_DEV",
  none: "NO_XFER",
  both: "TO_AND_FROM_DEV",
};
type Args = Readonly<Record<string, string | number | bigint>>;
const evt = (code: number, name: string, args: Args = {}): string =>
  `EVT ${code.toString(16).toUpperCase().padStart(4, "0")} ${name}(${Object.entries(args)
    .map(([key, value]) => `${key}=${value}`)
    .join(", ")})`;
const quads = (code: number, task: number, bytes: Uint8Array): readonly string[] =>
  rows(bytes, (at, row) => evt(code, "DATA_ROW", { exch: task, off: at, bytes: `"${pairs(row)}"` }));
const OWNERS = { task: "TASK_BUFFER", "data buffer": "USER_GET_DATA_BUFFER", private: "DRIVER_BUFFER" } as const;

const driver: Table = {
  initBegin: (_, { name }) => evt(0x0100, "INIT_ENTER", { driver: `"${name}"`, fn: "UserInitializeController" }),
  initStep: ({ call, result }) => evt(0x0101, "INIT_CALL", { fn: call, ioreturn: hex(result, 8) }),
  constraintKey: ({ key, value }) => evt(0x0102, "HBA_CONSTRAINT", { key, value }),
  constraints: ({ result }) =>
    evt(0x0103, "HBA_CONSTRAINTS_REPORTED", { fn: "UserReportHBAConstraints", ioreturn: hex(result, 8) }),
  override: () => evt(0x0104, "HBA_CONSTRAINTS_OVERRIDE", { fn: "UserReportHBAConstraints", calls_super: "false" }),
  initEnd: ({ result }) => evt(0x0105, "INIT_LEAVE", { ioreturn: hex(result, 8) }),
  started: () => [evt(0x0106, "CONTROLLER_STARTED"), evt(0x0f01, "QUEUE_DEPTH", { now: 0, max: 64 })],
  specification: ({ bits, align, max }) =>
    evt(0x0107, "DMA_SPEC", { address_bits: bits, alignment: align, max_xfer_bytes: max }),
  highest: ({ id }) => evt(0x0108, "HIGHEST_DEVICE_ID", { id }),
  properties: ({ result }) => evt(0x0109, "PCI_SET_PROPERTIES", { dict: "hba_constraints", ioreturn: hex(result, 8) }),
  dispatch: ({ task, target, iova, length, way, cdb }) =>
    evt(0x0200, "TASK_START", {
      exch: task,
      target,
      dir: DIRECTION[way],
      dva: upper(iova),
      xfer_bytes: length,
      cdb: `"${pairs(cdb)}"`,
    }),
  dataBuffer: ({ task, target, result, address, length, where }) =>
    evt(0x0201, "DATA_BUFFER", {
      exch: task,
      target,
      ioreturn: hex(result, 8),
      va: upper(address),
      bytes: length,
      stage: where === "dispatch" ? "START" : "END",
    }),
  prepare: ({ task, segments, iova, length, buffer, access, result }) =>
    evt(0x0202, "DMA_PREPARE", {
      exch: task,
      va: upper(buffer),
      bytes: length,
      dir: DIRECTION[access],
      ioreturn: hex(result, 8),
      nsegs: segments,
      dva: upper(iova),
    }),
  unprepare: ({ task, result, iova, length }) =>
    evt(0x0203, "DMA_COMPLETE", { exch: task, dva: upper(iova), bytes: length, ioreturn: hex(result, 8) }),
  submit: ({ task, iova, length, way }) =>
    evt(0x0204, "DESC_WRITE", { exch: task, dir: DIRECTION[way], dva: upper(iova), xfer_bytes: length }),
  doorbell: ({ task }) => evt(0x0205, "DOORBELL", { exch: task }),
  reply: ({ task, status, scsi, moved }) =>
    evt(0x0206, "HW_REPLY", { exch: task, ctlr_status: status, scsi_status: upper(scsi, 2), xferred_bytes: moved }),
  clear: ({ task, address, length, value }) =>
    evt(0x0207, "BUFFER_MEMSET", { exch: task, va: upper(address), value: upper(value, 2), bytes: length }),
  copy: ({ task, from, to, length }) =>
    evt(0x0208, "BUFFER_MEMCPY", { exch: task, from_va: upper(from), to_va: upper(to), bytes: length }),
  dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
    exact
      ? evt(0x0300, "BUFFER_DUMP", {
          exch: task,
          buffer: OWNERS[whose],
          ...(address === null ? {} : { va: upper(address) }),
          bytes: announced,
          ...(phase === null ? {} : { stage: phase === "before reply" ? "BEFORE_REPLY" : "BEFORE_COMPLETION" }),
        })
      : evt(0x0300, "BUFFER_DUMP", { exch: task, bytes: announced }),
    ...quads(0x0301, task, bytes),
  ],
  complete: ({ task, target, moved, status, version }) =>
    evt(0x0209, "TASK_END", {
      exch: task,
      target,
      task_status: upper(status, 2),
      xferred_bytes: moved,
      response_version: version,
    }),
  abort: ({ task }) => evt(0x020a, "TASK_ABORT_REQUEST", { exch: task }),
  registers: ({ name, value }) => evt(0x0400, "REG_READ", { reg: `"${name}"`, value: upper(value, 8) }),
  notOpen: ({ result }) => evt(0x0401, "REG_DENIED", { reason: "PCI_DEVICE_NOT_OPEN", ioreturn: hex(result, 8) }),
  enter: ({ task, method }) => evt(0x020b, "FN_ENTER", { exch: task, fn: method }),
};

export const garnet: Dialect = {
  name: "garnet",
  fresh: true,
  frame: (source, message, tick) => {
    const ticks = Math.floor(tick * 24)
      .toString(16)
      .toUpperCase()
      .padStart(10, "0");
    return `${ticks} ${{ host: "D", firmware: "F", kernel: "K", client: "U" }[source]} ${message}`;
  },
  words: {
    ...kernelWords,
    ...driver,
    received: ({ task, iova, length, cdb, way }) =>
      evt(0x1000, "EXCH_FETCHED", {
        exch: task,
        dir: DIRECTION[way],
        host_dva: upper(iova),
        xfer_bytes: length,
        cdb: `"${pairs(cdb)}"`,
      }),
    staged: ({ task, from, bytes }) => [
      evt(0x1001, "EXCH_STAGED", { exch: task, local_addr: upper(from), bytes: bytes.length }),
      ...quads(0x1002, task, bytes.subarray(0, SHOWN)),
    ],
    engine: ({ task, from, to, length }) =>
      evt(0x1003, "DMA_ENGINE_START", { exch: task, src: upper(from), dst: upper(to), bytes: length }),
    engineDone: ({ task, count }) => evt(0x1004, "DMA_ENGINE_END", { exch: task, bytes_done: count }),
    posted: ({ task, status }) => evt(0x1005, "REPLY_POSTED", { exch: task, ctlr_status: status }),
    firmwareFault: ({ code }) => evt(0x1fff, "FW_FAULT", { code: upper(code) }),
    firmwareReset: () => evt(0x1ffe, "FW_RESET"),
    timeout: ({ task, seconds }) => evt(0x8001, "SCSI_TASK_TIMEOUT", { task, seconds }),
    crash: ({ address }, { name }) =>
      evt(0x8002, "PROCESS_CRASH", { process: `"${name}"`, bad_address: upper(address) }),
    clientDump: ({ task, bytes }) => [
      evt(0x2000, "READ_END", { exch: task, bytes: bytes.length }),
      ...quads(0x2001, task, bytes),
    ],
    clientError: ({ task, length, errno }) => evt(0x2002, "READ_ERROR", { exch: task, bytes: length, errno }),
    clientShort: ({ task, got, wanted }) =>
      evt(0x2003, "READ_SHORT", { exch: task, got_bytes: got, wanted_bytes: wanted }),
    disk: ({ blocks, blockBytes }) => evt(0x2004, "DISK_ARRIVED", { blocks, block_bytes: blockBytes }),
    canary: ({ task, value, length }) =>
      evt(0x2005, "BUFFER_PATTERN", { exch: task, pattern: upper(value, 2), bytes: length }),
  },
};
