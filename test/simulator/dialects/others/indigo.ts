/** Comes from web services and logs in logfmt: a short quoted msg, snake_case keys, quotes only where needed. */

import type { Way } from "../../statement.ts";
import { clockOf, type Dialect, hex, kernelWords, pairs, SHOWN } from "../dialect.ts";

const OP: Readonly<Record<Way | "both", string>> = { in: "read", out: "write", none: "nodata", both: "readwrite" };
const value = (one: string | number | bigint): string => {
  const text = String(one);
  return text === "" || /[\s="]/u.test(text) ? JSON.stringify(text) : text;
};
const line = (
  level: "debug" | "info" | "warn" | "error",
  msg: string,
  fields: Readonly<Record<string, string | number | bigint>> = {},
): string =>
  [`level=${level}`, `msg=${value(msg)}`, ...Object.entries(fields).map(([key, one]) => `${key}=${value(one)}`)].join(
    " ",
  );
const io = (result: number): Readonly<Record<string, string>> =>
  result === 0 ? { io_return: "success" } : { io_return: hex(result, 8) };
const grade = (result: number): "debug" | "error" => (result === 0 ? "debug" : "error");
const buffers = { task: "request", "data buffer": "UserGetDataBuffer", private: "driver" } as const;

export const indigo: Dialect = {
  name: "indigo",
  fresh: true,
  frame: (source, message, tick, { name }) => {
    const time = `ts=2024-05-14T${clockOf(tick)}Z`;
    if (source === "kernel")
      return `${time} app=kernel ${message.startsWith("level=") ? message : line("error", message)}`;
    return `${time} app=${{ host: name.toLowerCase(), firmware: "ctrl-fw", client: "diskreader" }[source]} ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => line("info", "initializing controller", { func: "UserInitializeController" }),
    initStep: ({ call, result }) => line(grade(result), `${call} called`, io(result)),
    constraintKey: ({ key, value: set }) => line("debug", "hba constraint", { key, value: set }),
    constraints: ({ result }) =>
      line(grade(result), "hba constraints reported", { func: "UserReportHBAConstraints", ...io(result) }),
    override: () => line("debug", "UserReportHBAConstraints overridden, super not called", { reported_keys: 0 }),
    initEnd: ({ result }) => line(result === 0 ? "info" : "error", "controller initialized", io(result)),
    started: () => [
      line("info", "controller started"),
      line("debug", "heartbeat", { uptime_s: 0, queue_used: 0, queue_size: 64 }),
    ],
    specification: ({ bits, align, max }) =>
      line("debug", "UserGetDMASpecification", { addr_bits: bits, align_bytes: align, max_transfer_bytes: max }),
    highest: ({ id }) => line("debug", "UserReportHighestSupportedDeviceID", { device_id: id }),
    properties: ({ result }) =>
      line(result === 0 ? "debug" : "warn", "SetProperties on pci device", { props: "hba constraints", ...io(result) }),
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      line("info", "request received", {
        req_id: task,
        target,
        op: OP[way],
        nbytes: length,
        host_addr: hex(iova),
        scsi_cdb: pairs(cdb, ""),
      }),
    dataBuffer: ({ task, target, result, address, length, where }) =>
      line(grade(result), "got data buffer", {
        req_id: task,
        target,
        func: "UserGetDataBuffer",
        stage: where,
        virt_addr: hex(address),
        nbytes: length,
        ...io(result),
      }),
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      line(grade(result), result === 0 ? "buffer mapped" : "cannot map buffer", {
        req_id: task,
        func: "PrepareForDMA",
        op: OP[access],
        virt_addr: hex(buffer),
        nbytes: length,
        ...(result === 0 ? { host_addr: hex(iova), segments } : {}),
        ...io(result),
      }),
    unprepare: ({ task, result, iova, length }) =>
      line(grade(result), "buffer unmapped", {
        req_id: task,
        func: "CompleteDMA",
        host_addr: hex(iova),
        nbytes: length,
        ...io(result),
      }),
    submit: ({ task, iova, length, way }) =>
      line("debug", "request enqueued for controller", {
        req_id: task,
        op: OP[way],
        nbytes: length,
        host_addr: hex(iova),
      }),
    doorbell: ({ task }) => line("debug", "controller notified", { req_id: task }),
    reply: ({ task, status, scsi, moved }) =>
      line(status === 0 && scsi === 0 ? "info" : "warn", "controller replied", {
        req_id: task,
        ctrl_code: status,
        scsi_code: scsi,
        nbytes_done: moved,
      }),
    clear: ({ task, address, length, value: fill }) =>
      line("debug", "buffer cleared", { req_id: task, virt_addr: hex(address), nbytes: length, fill: hex(fill, 2) }),
    copy: ({ task, from, to, length }) =>
      line("debug", "buffer copied", {
        req_id: task,
        from_virt_addr: hex(from),
        to_virt_addr: hex(to),
        nbytes: length,
      }),
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) =>
      exact
        ? line("debug", "buffer content", {
            req_id: task,
            buffer: buffers[whose],
            ...(address === null ? {} : { virt_addr: hex(address) }),
            ...(phase === null ? {} : { stage: phase }),
            nbytes: announced,
            first_bytes: pairs(bytes),
          })
        : line("debug", "payload", { req_id: task, nbytes: announced, first_bytes: pairs(bytes) }),
    complete: ({ task, target, moved, status, version }) =>
      line("info", "request completed", {
        req_id: task,
        target,
        func: "ParallelTaskCompletion",
        task_status: status,
        nbytes_done: moved,
        response_version: version,
      }),
    abort: ({ task }) => line("warn", "abort requested", { req_id: task, func: "UserAbortTaskRequest" }),
    registers: ({ name, value: read }) => line("debug", "register read", { register: name, value: hex(read, 8) }),
    notOpen: ({ result }) => line("error", "register access denied, pci device not open", io(result)),
    enter: ({ task, method }) => line("debug", "entering", { req_id: task, func: method }),
    received: ({ task, iova, length, cdb, way }) =>
      line("info", "fetched request", {
        req_id: task,
        op: OP[way],
        nbytes: length,
        host_addr: hex(iova),
        scsi_cdb: pairs(cdb, ""),
      }),
    staged: ({ task, from, bytes }) =>
      line("debug", "data in sram", {
        req_id: task,
        sram_addr: hex(from),
        nbytes: bytes.length,
        first_bytes: pairs(bytes.subarray(0, SHOWN)),
      }),
    engine: ({ task, from, to, length }) =>
      line("debug", "dma started", { req_id: task, src_addr: hex(from), dst_addr: hex(to), nbytes: length }),
    engineDone: ({ task, count }) => line("debug", "dma finished", { req_id: task, nbytes_done: count }),
    posted: ({ task, status }) => line("debug", "reply posted", { req_id: task, ctrl_code: status }),
    firmwareFault: ({ code }) => line("error", "firmware fault, stopping", { fault_code: hex(code) }),
    firmwareReset: () => line("warn", "firmware reset"),
    timeout: ({ task, seconds }) => line("error", "scsi task timed out", { task, timeout_s: seconds }),
    crash: ({ address }, { name }) =>
      line("error", "driver extension crashed", { process: name, bad_addr: hex(address) }),
    clientDump: ({ task, bytes }) =>
      line("info", "read ok", { req_id: task, nbytes: bytes.length, bytes: pairs(bytes) }),
    clientError: ({ task, length, errno }) => line("error", "read failed", { req_id: task, nbytes: length, errno }),
    clientShort: ({ task, got, wanted }) =>
      line("warn", "short read", { req_id: task, got_nbytes: got, want_nbytes: wanted }),
    disk: ({ blocks, blockBytes }) => line("info", "disk appeared", { block_count: blocks, block_size: blockBytes }),
    canary: ({ task, value: fill, length }) =>
      line("debug", "prefilled read buffer", { req_id: task, nbytes: length, fill: hex(fill, 2) }),
  },
};
