/** A HighPoint-like author who dumps his C structs, one field per line, under a `struct` line; times as `+12.345ms` on the host. */

import type { Way } from "../../statement.ts";
import type { Dialect } from "../dialect.ts";
import { hex, kernelWords, pairs, rows, SHOWN } from "../dialect.ts";

const KIND: Record<Way | "both", string> = {
  in: "kSCSIDataTransfer_FromTargetToInitiator",
  out: "kSCSIDataTransfer_FromInitiatorToTarget",
  none: "kSCSIDataTransfer_NoDataTransfer",
  both: "kIOMemoryDirectionInOut",
};
const ACCESS = { in: "kIOMemoryDirectionIn", out: "kIOMemoryDirectionOut", both: "kIOMemoryDirectionInOut" };
/** A struct with a field per line. */
const struct = (head: string, fields: readonly (readonly [string, string | number | bigint])[]): readonly string[] => [
  `${head} {`,
  ...fields.map(([field, value]) => `\t${field} = ${typeof value === "bigint" ? hex(value) : value};`),
  "}",
];
const ret = (result: number): string => (result === 0 ? "0" : `0x${(result >>> 0).toString(16).toUpperCase()}`);
const block = (bytes: Uint8Array): readonly string[] =>
  rows(
    bytes,
    (at, row) =>
      `\t${at.toString(16).padStart(3, "0")}h  ${pairs(row.subarray(0, 8))}${row.length > 8 ? ` - ${pairs(row.subarray(8))}` : ""}`,
  );

export const strata: Dialect = {
  name: "strata",
  fresh: true,
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `iop: ${message}`;
    const who = { host: `${name.toLowerCase()}_dext`, kernel: "kernel", client: "vdread" }[source];
    return `+${(tick / 1000).toFixed(3)}ms ${who}: ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => "hba_init: begin",
    initStep: ({ call, result }) => `hba_init: ${call} => ${ret(result)}`,
    constraintKey: ({ key, value }) => `hba_init: constraints[${key}] = ${value}`,
    constraints: ({ result }) => `hba_init: UserReportHBAConstraints => ${ret(result)}`,
    override: () => "hba_init: UserReportHBAConstraints is ours (overridden), framework implementation not reached",
    initEnd: ({ result }) => `hba_init: end => ${ret(result)}`,
    started: () => ["hba_start: done", "hba_event: array 0 rebuild 41%, disk 3 SMART ok"],
    specification: ({ bits, align, max }) =>
      struct("struct dma_spec", [
        ["address_bits", bits],
        ["alignment", align],
        ["max_transfer", max],
      ]),
    properties: ({ result }) => `hba_init: SetProperties(constraints) on IOPCIDevice => ${ret(result)}`,
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      struct("process_task: SCSIUserParallelTask", [
        ["fTargetID", target],
        ["fControllerTaskIdentifier", task],
        ["fTransferDirection", KIND[way]],
        ["fRequestedTransferCount", length],
        ["fBufferIOVMAddr", iova],
        ["fCommandDescriptorBlock", `{${pairs(cdb, ",")}}`],
      ]),
    dataBuffer: ({ task, result, address, length, where }) =>
      struct(`${where === "dispatch" ? "process_task" : "finish_task"}: UserGetDataBuffer => ${ret(result)}`, [
        ["fControllerTaskIdentifier", task],
        ["address", address],
        ["length", length],
      ]),
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      struct(`map_srb: PrepareForDMA => ${ret(result)}`, [
        ["srb.tag", task],
        ["buffer.address", buffer],
        ["segment.address", iova],
        ["segment.length", length],
        ["segmentCount", segments],
        ["direction", ACCESS[access]],
      ]),
    unprepare: ({ task, result, iova, length }) =>
      struct(`unmap_srb: CompleteDMA => ${ret(result)}`, [
        ["srb.tag", task],
        ["segment.address", iova],
        ["segment.length", length],
      ]),
    submit: ({ task, iova, length, way }) =>
      struct("post_srb: struct srb", [
        ["tag", task],
        ["direction", { in: "SRB_READ", out: "SRB_WRITE", none: "SRB_NONE" }[way]],
        ["sg[0].pci_address", iova],
        ["sg[0].size", length],
      ]),
    doorbell: ({ task }) => `post_srb: tag ${task} rung`,
    reply: ({ task, status, scsi, moved }) =>
      struct("intr: struct srb_reply", [
        ["tag", task],
        ["result", `${status} /* ${status === 0 ? "success" : "fail"} */`],
        ["scsi_status", hex(scsi, 2)],
        ["dataxfer_length", moved],
      ]),
    clear: ({ task, address, length, value }) => `srb ${task}: memset(${hex(address)}, ${value}, ${length})`,
    copy: ({ task, from, to, length }) => `srb ${task}: memcpy(dst ${hex(to)}, src ${hex(from)}, ${length})`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      exact
        ? `srb ${task}: ${{ task: "buffer of task", "data buffer": "buffer of UserGetDataBuffer", private: "private buffer of driver" }[whose]}${address === null ? "" : ` ${hex(address)}`}, ${announced} bytes${phase === null ? "" : phase === "before reply" ? " (before reply)" : " (before completion)"} {`
        : `srb ${task}: data, ${announced} bytes {`,
      ...block(bytes),
      "}",
    ],
    complete: ({ task, target, moved, status, version }) =>
      struct("finish_task: ParallelTaskCompletion, SCSIUserParallelResponse", [
        ["version", version],
        ["fTargetID", target],
        ["fControllerTaskIdentifier", task],
        [
          "fCompletionStatus",
          status === 0 ? "kSCSITaskStatus_GOOD" : status === 2 ? "kSCSITaskStatus_CHECK_CONDITION" : hex(status, 2),
        ],
        ["fBytesTransferred", moved],
      ]),
    abort: ({ task }) => `abort_task: UserAbortTaskRequest, tag ${task}`,
    registers: ({ name, value }) => `iop_read: ${name} = ${hex(value, 8)}`,
    notOpen: ({ result }) => `iop_read: IOPCIDevice not open => ${ret(result)}`,
    received: ({ task, iova, length, cdb, way }) =>
      struct("fetch: struct srb", [
        ["tag", task],
        ["cdb", `{${pairs(cdb, ",")}}`],
        ["direction", { in: "READ", out: "WRITE", none: "NONE" }[way]],
        ["pci_address", iova],
        ["size", length],
      ]),
    staged: ({ task, from, bytes }) => [
      `cache: srb ${task} data at local ${hex(from)}, ${bytes.length} bytes {`,
      ...block(bytes.subarray(0, SHOWN)),
      "}",
    ],
    engine: ({ task, from, to, length }) =>
      struct("aau: struct dma_descriptor", [
        ["tag", task],
        ["source", from],
        ["dest", to],
        ["byte_count", length],
      ]),
    engineDone: ({ task, count }) => `aau: tag ${task} finished, byte_count ${count}`,
    posted: ({ task, status }) => `reply: tag ${task} result ${status}`,
    firmwareFault: ({ code }) => `FATAL: exception ${hex(code)}`,
    firmwareReset: () => "boot: IOP firmware 1.9.12",
    timeout: ({ task, seconds }) => `SCSI parallel task ${task} timed out, limit ${seconds} sec`,
    crash: ({ address }, { name }) => `${name.toLowerCase()}_dext killed by SIGSEGV at address ${hex(address)}`,
    clientDump: ({ task, bytes }) => [`io ${task}: read ${bytes.length} bytes {`, ...block(bytes), "}"],
    clientError: ({ task, length, errno }) => `io ${task}: ${length} bytes, failed, errno ${errno}`,
    clientShort: ({ task, got, wanted }) => `io ${task}: read ${got} bytes instead of ${wanted}`,
    disk: ({ blocks, blockBytes }) => `new vd: capacity ${blocks} blocks, block size ${blockBytes}`,
    canary: ({ task, value, length }) => `io ${task}: memset(user buffer, ${hex(value, 2)}, ${length})`,
  },
};
