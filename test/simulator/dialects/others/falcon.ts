/** A hobbyist who ports a SAS driver from Linux and keeps the habits of mpt3sas: smid(…), ioc_status(…), everything in parentheses. */
import { clockOf, type Dialect, hex, kernelWords, pairs, printable, rows, type Table } from "../dialect.ts";

const DIR = { in: "DMA_FROM_DEVICE", out: "DMA_TO_DEVICE", none: "DMA_NONE" } as const;
const rc = (result: number): string => `r(${hex(result, 8)})${result === 0 ? "" : " failed!"}`;
const ioc = (status: number): string =>
  status === 0 ? "ioc_status(success)(0x0000)" : `ioc_status(scsi ioc failure)(${hex(status, 4)})`;
const sam = (status: number): string =>
  `scsi_status(${status === 0 ? "good" : status === 2 ? "check condition" : "unknown"})(${hex(status, 2)})`;

const words: Table = {
  ...kernelWords,
  initBegin: () => [
    "falcon_cm0: UserInitializeController: attaching ioc, based on linux mpt3sas 43.100",
    "falcon_cm0: FWVersion(16.00.10.00), ChipRevision(0x02)",
  ],
  initStep: ({ call, result }) => `falcon_cm0: base_attach: ${call}: ${rc(result)}`,
  constraintKey: ({ key, value }) => `falcon_cm0: \tconstraint ${key}(${value})`,
  constraints: ({ result }) => `falcon_cm0: base_report_limits: UserReportHBAConstraints: ${rc(result)}`,
  override: () => "falcon_cm0: UserReportHBAConstraints: our own override got called, dict stays here",
  properties: ({ result }) => `falcon_cm0: base_report_limits: pdev SetProperties(constraints dict): ${rc(result)}`,
  initEnd: ({ result }) => `falcon_cm0: UserInitializeController: leaving, ${rc(result)}`,
  started: () => [
    "falcon_cm0: port enable: SUCCESS",
    "falcon_cm0: UserStartController: host is up, sas_address(0x5003048020a1)",
  ],
  specification: ({ bits, align, max }) =>
    `falcon_cm0: UserGetDMASpecification: max_xfer(${max}), alignment(${align}), dma_mask(${bits} bit)`,
  highest: ({ id }) => `falcon_cm0: UserReportHighestSupportedDeviceID: max_id(${id})`,
  registers: ({ name, value }) => `falcon_cm0: readl: ${name}(${hex(value, 8)})`,
  notOpen: ({ result }) => `falcon_cm0: pci access refused, pdev not open: ${rc(result)}`,
  enter: ({ task, method }) => `falcon_cm0: ${method}: enter, smid(${task})`,
  dispatch: ({ task, target, iova, length, way, cdb }) => [
    `falcon_cm0: scsih_qcmd: smid(${task}), id(${target}), CDB(${pairs(cdb)})`,
    `falcon_cm0: \tsmid(${task}), ${DIR[way]}, fBufferIOVMAddr(${hex(iova, 16)}), bufflen(${length})`,
  ],
  dataBuffer: ({ task, target, result, address, length, where }) =>
    `falcon_cm0: ${where === "dispatch" ? "scsih_qcmd" : "scsih_io_done"}: UserGetDataBuffer: smid(${task}), id(${target}), vaddr(${hex(address, 16)}), len(${length}), ${rc(result)}`,
  prepare: ({ task, segments, iova, length, buffer, access, result }) =>
    `falcon_cm0: base_map_sg: PrepareForDMA: smid(${task}), vaddr(${hex(buffer, 16)}), ${access === "both" ? "DMA_BIDIRECTIONAL" : DIR[access]}, sges(${segments}), sg_dma_address(${hex(iova, 16)}), sg_dma_len(${length}), ${rc(result)}`,
  unprepare: ({ task, result, iova, length }) =>
    `falcon_cm0: base_unmap_sg: CompleteDMA: smid(${task}), sg_dma_address(${hex(iova, 16)}), sg_dma_len(${length}), ${rc(result)}`,
  submit: ({ task, iova, length, way }) =>
    `falcon_cm0: build_ieee_sge: smid(${task}), sge_addr(${hex(iova, 16)}), sge_len(${length}), control(${way === "in" ? "READ" : way === "out" ? "WRITE" : "NODATA"})`,
  doorbell: ({ task }) => `falcon_cm0: put_smid_scsi_io: smid(${task}), request descriptor posted`,
  reply: ({ task, status, scsi, moved }) => [
    `falcon_cm0: scsih_io_done: smid(${task}), ${ioc(status)}, ${sam(scsi)}, transfer_count(${moved})`,
    ...(status === 0 && scsi === 0
      ? []
      : [`falcon_cm0: \tlog_info(0x31110d00): originator(PL), code(0x11), smid(${task})`]),
  ],
  clear: ({ task, address, length, value }) =>
    `falcon_cm0: scsih_io_done: smid(${task}), memset(${hex(address, 16)}, ${value}, ${length})`,
  copy: ({ task, from, to, length }) =>
    `falcon_cm0: bounce: smid(${task}), memcpy(dst ${hex(to, 16)}, src ${hex(from, 16)}, ${length})`,
  dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
    exact
      ? `falcon_cm0: debug_dump_buf: smid(${task}), ${whose === "task" ? "task buffer" : whose === "private" ? "bounce buffer (ours)" : "UserGetDataBuffer buffer"}${address === null ? "" : `(${hex(address, 16)})`}, len(${announced})${phase === null ? "" : phase === "before reply" ? ", reply not seen yet" : ", not completed yet"}`
      : `falcon_cm0: debug_dump_buf: smid(${task}), data, len(${announced})`,
    ...rows(
      bytes,
      (at, row) => `falcon_cm0: \t${at.toString(16).padStart(4, "0")}: ${pairs(row).padEnd(47)}  ${printable(row)}`,
    ),
  ],
  complete: ({ task, target, moved, status, version }) =>
    `falcon_cm0: scsih_scsi_done: ParallelTaskCompletion: smid(${task}), id(${target}), ${sam(status)}, fBytesTransferred(${moved}), fVersion(${version})`,
  abort: ({ task }) => `falcon_cm0: scsih_abort: UserAbortTaskRequest: attempting task abort! smid(${task})`,

  received: ({ task, iova, length, cdb, way }) =>
    `IOP  SCSIIO smid ${task}: cdb ${pairs(cdb, "")} sge ${hex(iova)} xfer ${length} ${way === "in" ? "rd" : way === "out" ? "wr" : "nodata"}`,
  staged: ({ task, from, bytes }) => [
    `PL   smid ${task}: ${bytes.length} bytes sit in ctx ram at ${hex(from)}`,
    ...rows(bytes.subarray(0, 64), (at, row) => `PL    +${at.toString(16).padStart(3, "0")} ${pairs(row)}`),
  ],
  engine: ({ task, from, to, length }) => `IOP  smid ${task}: dma start src ${hex(from)} dst ${hex(to)} cnt ${length}`,
  engineDone: ({ task, count }) => `IOP  smid ${task}: dma finished, ${count} bytes moved`,
  posted: ({ task, status }) => `IOP  smid ${task}: reply descriptor posted, IOCStatus ${hex(status, 4)}`,
  firmwareFault: ({ code }) => [
    `IOP  *** FAULT STATE, fault_code ${hex(code, 4)} ***`,
    "IOP  halted, waiting for host diag reset",
  ],
  firmwareReset: () => "IOP  chip reset, bootloader running, IOC state -> READY",

  timeout: ({ task, seconds }) =>
    `IOSCSIParallelFamily: task ${task} still outstanding after ${seconds} s, timing it out`,
  crash: ({ address }, { name }) =>
    `com.falcon.${name}[417] Corpse: EXC_BAD_ACCESS (SIGSEGV) at ${hex(address, 16)}, driver exited`,
  canary: ({ task, value, length }) => `sgread: cmd ${task}: prefilled buf with ${hex(value, 2)} x ${length}`,
  clientDump: ({ task, bytes }) => [
    `sgread: cmd ${task}: got ${bytes.length} bytes`,
    ...rows(bytes, (at, row) => `sgread:  ${at.toString(16).padStart(8, "0")}  ${pairs(row)}`),
  ],
  clientError: ({ task, length, errno }) =>
    `sgread: cmd ${task}: read of ${length} bytes failed: ${errno === 5 ? "Input/output error" : errno === 60 ? "Operation timed out" : "error"} (errno ${errno})`,
  clientShort: ({ task, got, wanted }) => `sgread: cmd ${task}: short read, ${got} of ${wanted} bytes`,
  disk: ({ blocks, blockBytes }) => `sd 0:0:2:0: [disk4] ${blocks} ${blockBytes}-byte logical blocks`,
};

const frame: Dialect["frame"] = (source, message, tick, { name }) => {
  if (source === "firmware") return `<${String(Math.floor(tick / 10)).padStart(10, "0")}> ${message}`;
  const [pid, process] =
    source === "kernel" ? ["0", "kernel"] : source === "client" ? ["902", "sgread"] : ["417", `com.falcon.${name}`];
  return `2025-11-02 ${clockOf(tick)}+0100 0x2c1f     ${source === "kernel" ? "Error  " : "Default"}     0x0                  ${pid.padEnd(6)} 0    ${process}: ${source === "kernel" ? "" : `(${process}) `}${message}`;
};

export const falcon: Dialect = { name: "falcon", fresh: true, frame, words };
