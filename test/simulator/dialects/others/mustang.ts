/** A RAID vendor of the MegaRAID kind: SMIDs, physical disks, SGLs, IOCStatus; syslog on the host, `T12: C0:` in the firmware. */

import type { Way } from "../../statement.ts";
import type { Dialect } from "../dialect.ts";
import { clockOf, hex, kernelWords, pairs, printable, rows, SHOWN } from "../dialect.ts";

const FLOW: Record<Way | "both", string> = {
  in: "IOC_TO_HOST",
  out: "HOST_TO_IOC",
  none: "NO_DATA",
  both: "BIDIRECTIONAL",
};
const SAM = (scsi: number): string => ({ 0: "GOOD", 2: "CHECK CONDITION", 8: "BUSY" })[scsi] ?? "other";
const offsets = (bytes: Uint8Array): readonly string[] =>
  rows(
    bytes,
    (at, row) =>
      `${hex(at, 4)}  ${`${pairs(row.subarray(0, 8))}  ${pairs(row.subarray(8))}`.padEnd(48)}  ${printable(row)}`,
  );

export const mustang: Dialect = {
  name: "mustang",
  fresh: true,
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `T${(tick / 1e6).toFixed(6)}: C0:${message}`;
    const who = { host: `${name.toLowerCase()}-dext[519]`, kernel: "kernel[0]", client: "mstcli[1204]" }[source];
    return `Nov  5 ${clockOf(tick).slice(0, 8)} raidlab-mini ${who}: ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: (_, { name }) => [
      `${name} adapter 0: initializing, driver 07.727.03.00`,
      "adapter 0: BBU not present, write-through forced",
    ],
    initStep: ({ call, result }) => `adapter 0: ${call} status 0x${(result >>> 0).toString(16).padStart(8, "0")}`,
    constraintKey: ({ key, value }) => `adapter 0: HBA constraint ${key} -> ${value}`,
    constraints: ({ result }) =>
      `adapter 0: HBA constraints reported via UserReportHBAConstraints, status ${hex(result >>> 0, 8)}`,
    override: () => "adapter 0: our own UserReportHBAConstraints was invoked, superclass bypassed",
    initEnd: ({ result }) => `adapter 0: UserInitializeController done, status ${hex(result >>> 0, 8)}`,
    started: () => [
      "adapter 0: FW now in Ready state",
      "adapter 0: 928 outstanding commands supported, 8 reply queues",
    ],
    specification: ({ bits, align, max }) =>
      `adapter 0: DMA mask ${bits} bits, SGE alignment ${align}, max I/O ${max} bytes`,
    highest: ({ id }) => `adapter 0: highest supported PD id ${id}`,
    properties: ({ result }) =>
      `adapter 0: constraints published on PCI nub with SetProperties, status ${hex(result >>> 0, 8)}`,
    dispatch: ({ task, target, iova, length, way, cdb }) =>
      `SMID ${task} PD ${target}: new SCSI IO ${FLOW[way]} DataLength ${length} fBufferIOVMAddr ${hex(iova, 16)} CDB ${pairs(cdb, ":")}`,
    dataBuffer: ({ task, target, result, address, length, where }) =>
      `SMID ${task} PD ${target}: UserGetDataBuffer${where === "completion" ? " (reply path)" : ""} status ${hex(result >>> 0, 8)}, mapped at ${hex(address, 16)}, ${length} bytes`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `SMID ${task}: PrepareForDMA status ${hex(result >>> 0, 8)}: ${segments} SGE, buffer ${hex(buffer, 16)} -> bus ${hex(iova, 16)}, ${length} bytes, ${FLOW[access]}`,
    unprepare: ({ task, result, iova, length }) =>
      `SMID ${task}: CompleteDMA status ${hex(result >>> 0, 8)} for bus ${hex(iova, 16)}, ${length} bytes`,
    submit: ({ task, iova, length, way }) =>
      `SMID ${task}: SGL[0] Address ${hex(iova, 16)} Length ${length} Flags ${FLOW[way]}|END_OF_LIST`,
    doorbell: ({ task }) => `SMID ${task}: request descriptor written to InboundQueuePort`,
    reply: ({ task, status, scsi, moved }) =>
      `SMID ${task}: reply IOCStatus ${hex(status, 4)} (${status === 0 ? "SUCCESS" : "FAILURE"}) SCSIStatus ${hex(scsi, 2)} (${SAM(scsi)}) TransferCount ${moved}`,
    clear: ({ task, address, length, value }) =>
      `SMID ${task}: host buffer ${hex(address, 16)} memset to ${hex(value, 2)}, ${length} bytes`,
    copy: ({ task, from, to, length }) =>
      `SMID ${task}: bounce copy of ${length} bytes, ${hex(from, 16)} to ${hex(to, 16)}`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => {
      const which =
        whose === "task"
          ? "OS command buffer"
          : whose === "private"
            ? "driver bounce buffer"
            : "buffer from UserGetDataBuffer";
      const when = phase === null ? "" : phase === "before reply" ? " prior to reply" : " prior to completion";
      return [
        exact
          ? `SMID ${task}: contents of ${which}${address === null ? "" : ` ${hex(address, 16)}`} (${announced} bytes)${when}`
          : `SMID ${task}: data (${announced} bytes)`,
        ...offsets(bytes).map((row) => `SMID ${task}: ${row}`),
      ];
    },
    complete: ({ task, target, moved, status, version }) =>
      `SMID ${task} PD ${target}: returned to OS (ParallelTaskCompletion), fBytesTransferred ${moved}, task status ${hex(status, 2)} (${SAM(status)}), response version ${version}`,
    abort: ({ task }) => `SMID ${task}: OS requests Task Abort (UserAbortTaskRequest)`,
    registers: ({ name, value }) => `adapter 0: ${name} reads ${hex(value, 8)}`,
    notOpen: ({ result }) => `adapter 0: register read rejected, PCI session not open, status ${hex(result >>> 0, 8)}`,
    enter: ({ task, method }) => `SMID ${task}: entering ${method}`,
    received: ({ task, iova, length, cdb, way }) =>
      `iopiRxIo: smid ${task} cdb ${pairs(cdb, ":")} ${FLOW[way]} sge ${hex(iova)} len ${length}`,
    staged: ({ task, from, bytes }) => [
      `cacheLine: smid ${task} data in cache at ${hex(from)}, ${bytes.length} bytes`,
      ...offsets(bytes.subarray(0, SHOWN)).map((row) => `cacheLine:   ${row}`),
    ],
    engine: ({ task, from, to, length }) => `xorDma: smid ${task} move ${length} bytes ${hex(from)} ==> ${hex(to)}`,
    engineDone: ({ task, count }) => `xorDma: smid ${task} moved ${count} bytes, channel idle`,
    posted: ({ task, status }) => `iopiTxReply: smid ${task} IOCStatus ${hex(status, 4)}`,
    firmwareFault: ({ code }) => `MonTask: FATAL firmware error, fault code ${hex(code)}`,
    firmwareReset: () => ["Firmware version 5.310.00-4018 starting after chip reset", "PCIe negotiated x8 8.0 GT/s"],
    timeout: ({ task, seconds }) =>
      `IOSCSIParallelInterfaceController: task ${task} exceeded its ${seconds} second timeout`,
    crash: ({ address }, { name }) =>
      `${name.toLowerCase()}-dext[519] exited on SIGSEGV, invalid access at ${hex(address, 16)}`,
    clientDump: ({ task, bytes }) => [`io ${task}: read returned ${bytes.length} bytes`, ...offsets(bytes)],
    clientError: ({ task, length, errno }) => `io ${task}: ${length} bytes failed with errno ${errno}`,
    clientShort: ({ task, got, wanted }) => `io ${task}: read returned ${got} of ${wanted} bytes`,
    disk: ({ blocks, blockBytes }) => `PD online, ${blocks} sectors of ${blockBytes} bytes`,
    canary: ({ task, value, length }) => `io ${task}: poisoning ${length} bytes of read buffer with ${hex(value, 2)}`,
  },
};
