/** Twenty years of Windows StorPort miniports: SRBs, Hungarian fields, SRB_STATUS_ codes, DbgPrint columns with uppercase hexadecimals. */
import { clockOf, type Dialect, kernelWords, pairs, printable, rows, SHOWN, type Table } from "../dialect.ts";

const X = (value: bigint | number, width = 8): string => value.toString(16).toUpperCase().padStart(width, "0");
/** Pointers as WinDbg shows them. */
const P = (value: bigint): string => `0x${X(value, 16)}`;
const FLAGS = { in: "SRB_FLAGS_DATA_IN", out: "SRB_FLAGS_DATA_OUT", none: "SRB_FLAGS_NO_DATA_TRANSFER" } as const;
const nt = (result: number): string => (result === 0 ? "Status=0x00000000 (ok)" : `Status=0x${X(result)} ***FAILED***`);
const srb = (task: number): string => `SRB#${task}`;
const srbStatus = (status: number, scsi: number): string =>
  status !== 0 || scsi !== 0 ? `SRB_STATUS_ERROR (CtlrStatus=${status})` : "SRB_STATUS_SUCCESS (CtlrStatus=0)";
const scsiStatus = (scsi: number): string =>
  `${scsi === 0 ? "SCSISTAT_GOOD" : scsi === 2 ? "SCSISTAT_CHECK_CONDITION" : "SCSISTAT"} (0x${X(scsi, 2)})`;
const cdb16 = (cdb: readonly number[]): string => `CdbLength=${cdb.length} Cdb=${pairs(cdb).toUpperCase()}`;

const words: Table = {
  ...kernelWords,
  initBegin: () => ["DriverEntry: Init(), build 1.0.0.112 CHK", "--> HwFindAdapter (UserInitializeController)"],
  initStep: ({ call, result }) => `    HwFindAdapter: ${call}  ${nt(result)}`,
  constraintKey: ({ key, value }) => `    PORT_CONFIGURATION_INFORMATION: ${key} = ${value}`,
  constraints: ({ result }) => `    UserReportHBAConstraints  ${nt(result)}`,
  override: () => "    UserReportHBAConstraints: miniport's own override was called, port driver not informed",
  properties: ({ result }) => `    SetProperties on PCI PDO with the values above  ${nt(result)}`,
  initEnd: ({ result }) => `<-- HwFindAdapter (UserInitializeController)  ${nt(result)}`,
  started: () => [
    "HwInitialize: interrupts enabled, NumberOfRequests=64",
    "HwInitialize: adapter ready (UserStartController)",
  ],
  specification: ({ bits, align, max }) =>
    `UserGetDMASpecification: MaximumTransferLength=${max} AlignmentMask=0x${X(align - 1)} Dma${bits}BitAddresses`,
  highest: ({ id }) => `UserReportHighestSupportedDeviceID: MaximumNumberOfTargets=${id + 1} (highest id ${id})`,
  registers: ({ name, value }) => `StorPortReadRegisterUlong(${name}) = 0x${X(value)}`,
  notOpen: ({ result }) => `StorPortReadRegisterUlong: PCI device object not open  ${nt(result)}`,
  enter: ({ task, method }) => `--> ${method}  ${srb(task)}`,
  dispatch: ({ task, target, iova, length, way, cdb }) => [
    `--> HwStartIo (UserProcessParallelTask)  ${srb(task)} SRB_FUNCTION_EXECUTE_SCSI TargetId=${target} ${cdb16(cdb)}`,
    `    ${srb(task)} SrbFlags=${FLAGS[way]} DataTransferLength=${length} PhysicalAddress=${P(iova)}`,
  ],
  dataBuffer: ({ task, target, result, address, length, where }) =>
    `    ${where === "completion" ? "HwDpcRoutine" : "HwStartIo"}: UserGetDataBuffer  ${srb(task)} TargetId=${target} DataBuffer=${P(address)} Length=${length}  ${nt(result)}`,
  prepare: ({ task, segments, iova, length, buffer, access, result }) =>
    `    BuildScatterGather (PrepareForDMA)  ${srb(task)} VirtualAddress=${P(buffer)} ${access === "both" ? "DATA_IN|DATA_OUT" : access === "in" ? "DATA_IN" : "DATA_OUT"} NumberOfElements=${segments} Elements[0].PhysicalAddress=${P(iova)} Elements[0].Length=${length}  ${nt(result)}`,
  unprepare: ({ task, result, iova, length }) =>
    `    PutScatterGather (CompleteDMA)  ${srb(task)} PhysicalAddress=${P(iova)} Length=${length}  ${nt(result)}`,
  submit: ({ task, iova, length, way }) =>
    `    ${srb(task)} request frame: SgElement PhysicalAddress=${P(iova)} Length=${length} ${way === "in" ? "DATA_IN" : way === "out" ? "DATA_OUT" : "NO_DATA"}`,
  doorbell: ({ task }) => `    StorPortWriteRegisterUlong(RequestQueue)  ${srb(task)}`,
  reply: ({ task, status, scsi, moved }) =>
    `HwDpcRoutine: reply  ${srb(task)} SrbStatus=${srbStatus(status, scsi)} ScsiStatus=${scsiStatus(scsi)} BytesMoved=${moved}`,
  clear: ({ task, address, length, value }) =>
    `    RtlFillMemory  ${srb(task)} Destination=${P(address)} Length=${length} Fill=0x${X(value, 2)}`,
  copy: ({ task, from, to, length }) =>
    `    RtlCopyMemory  ${srb(task)} Destination=${P(to)} Source=${P(from)} Length=${length}`,
  dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
    exact
      ? `    DumpBuffer  ${srb(task)} ${whose === "task" ? "Task DataBuffer" : whose === "private" ? "Miniport's BounceBuffer" : "DataBuffer of UserGetDataBuffer"}${address === null ? "" : ` ${P(address)}`} Length=${announced}${phase === null ? "" : phase === "before reply" ? " (before reply)" : " (before RequestComplete)"}`
      : `    DumpBuffer  ${srb(task)} Data Length=${announced}`,
    ...rows(
      bytes,
      (at, row) =>
        `      ${X(at, 4)}  ${pairs(row.subarray(0, 8)).toUpperCase()}${row.length > 8 ? `-${pairs(row.subarray(8)).toUpperCase()}` : ""}`.padEnd(
          61,
        ) + printable(row),
    ),
  ],
  complete: ({ task, target, moved, status, version }) =>
    `<-- RequestComplete (ParallelTaskCompletion)  ${srb(task)} TargetId=${target} ScsiStatus=${scsiStatus(status)} DataTransferLength=${moved} ResponseVersion=${version}`,
  abort: ({ task }) => `HwResetBus path: SRB_FUNCTION_ABORT_COMMAND (UserAbortTaskRequest)  ${srb(task)}`,

  received: ({ task, iova, length, cdb, way }) =>
    `FRM_FETCH  Srb=${task} Cdb=${pairs(cdb, "").toUpperCase()} HostAddr=${X(iova, 16)} Len=${length} Dir=${way === "in" ? "DATA_IN" : way === "out" ? "DATA_OUT" : "NONE"}`,
  staged: ({ task, from, bytes }) => [
    `BUF_READY  Srb=${task} LocalAddr=${X(from)} Len=${bytes.length}`,
    ...rows(bytes.subarray(0, SHOWN), (at, row) => `           ${X(at, 4)}: ${pairs(row).toUpperCase()}`),
  ],
  engine: ({ task, from, to, length }) => `DMA_START  Srb=${task} Src=${X(from, 16)} Dst=${X(to, 16)} Len=${length}`,
  engineDone: ({ task, count }) => `DMA_DONE   Srb=${task} Count=${count}`,
  posted: ({ task, status }) => `RPL_POST   Srb=${task} Status=${status}`,
  firmwareFault: ({ code }) => `BUGCHECK   Code=${X(code)}, controller halted`,
  firmwareReset: () => "COLD_BOOT  Rev=1.12 after reset",

  timeout: ({ task, seconds }) => `Reset to device: task ${task} was not completed within TimeOutValue=${seconds} s`,
  crash: ({ address }) => `Access violation in driver process at ${P(address)}, process terminated`,
  canary: ({ task, value, length }) => `ReadFile #${task}: lpBuffer prefilled, ${length} bytes of 0x${X(value, 2)}`,
  clientDump: ({ task, bytes }) => [
    `ReadFile #${task}: lpNumberOfBytesRead=${bytes.length}`,
    ...rows(bytes, (at, row) => `  ${X(at)}: ${pairs(row).toUpperCase()}`),
  ],
  clientError: ({ task, length, errno }) => `ReadFile #${task}: nNumberOfBytesToRead=${length} failed, errno=${errno}`,
  clientShort: ({ task, got, wanted }) =>
    `ReadFile #${task}: lpNumberOfBytesRead=${got}, nNumberOfBytesToRead=${wanted}`,
  disk: ({ blocks, blockBytes }) => `\\\\.\\PhysicalDrive4 arrived: ${blocks} sectors, BytesPerSector=${blockBytes}`,
};

const frame: Dialect["frame"] = (source, message, tick, { name }) => {
  if (source === "firmware") return `${X(Math.floor(tick / 4))}h  ${message}`;
  const label = source === "host" ? name.toUpperCase() : source === "kernel" ? "KERNEL" : "READER";
  return `${clockOf(tick).slice(0, 12)}  ${label.padEnd(8)} ${message}`;
};

export const redmond: Dialect = { name: "redmond", fresh: true, frame, words };
