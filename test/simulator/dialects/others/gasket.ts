/** Came from aacraid and hpsa: FIBs with hexadecimal tags, "scsi 0:0:2:0:" prefixes, terse syslog lines. */
import { clockOf, type Dialect, kernelWords, pairs, rows, SHOWN, type Table } from "../dialect.ts";

const x = (value: bigint | number, width = 8): string => value.toString(16).padStart(width, "0");
const fib = (task: number): string => `fib ${x(task, 4)}`;
const XFER = { in: "XFER_READ", out: "XFER_WRITE", none: "XFER_NONE" } as const;
const ret = (result: number): string => (result === 0 ? "ok" : `ret=0x${x(result)}`);
const at = (target: number): string => `scsi 0:0:${target}:0:`;

const words: Table = {
  ...kernelWords,
  initBegin: () => "aac: Adaptec-like RAID driver for DriverKit 0.4.1, UserInitializeController called",
  initStep: ({ call, result }) => `aac0: init ${call.toLowerCase()}... ${ret(result)}`,
  constraintKey: ({ key, value }) => `aac0: ${key} -> ${value}`,
  constraints: ({ result }) => `aac0: limits handed to UserReportHBAConstraints, ${ret(result)}`,
  override: () => "aac0: UserReportHBAConstraints is ours (override), nothing was passed up",
  properties: ({ result }) => `aac0: limits handed to the PCI nub with SetProperties, ${ret(result)}`,
  initEnd: ({ result }) => `aac0: UserInitializeController done, ${ret(result)}`,
  started: () => [
    "aac0: kernel 7.5-0[32018]",
    "aac0: battery OK, cache write-through",
    "aac0: adapter up, taking commands",
  ],
  specification: ({ bits, align, max }) =>
    `aac0: UserGetDMASpecification wants: ${bits}-bit DAC, align ${align}, max ${max} bytes per I/O`,
  registers: ({ name, value }) => `aac0: ${name} register reads 0x${x(value)}`,
  notOpen: ({ result }) => `aac0: config space access rejected: device has not been opened (0x${x(result)})`,
  enter: ({ task, method }) => `aac0: ${fib(task)} entering ${method}`,
  dispatch: ({ task, target, iova, length, way, cdb }) =>
    `${at(target)} queuecommand ${fib(task)} CDB[${pairs(cdb)}] ${XFER[way]} ${length} bytes busaddr 0x${x(iova, 16)}`,
  dataBuffer: ({ task, target, result, address, length, where }) =>
    `${at(target)} ${fib(task)} UserGetDataBuffer ${where === "completion" ? "(in isr path)" : "(in issue path)"} gave 0x${x(address, 9)}, ${length} bytes, ${ret(result)}`,
  prepare: ({ task, segments, iova, length, buffer, access, result }) =>
    result === 0
      ? `aac0: ${fib(task)} dma map of buffer 0x${x(buffer, 9)} ${access === "both" ? "XFER_BIDIR" : XFER[access]}: ${segments} sg, sg[0] busaddr 0x${x(iova, 16)} count ${length}`
      : `aac0: ${fib(task)} dma map of buffer 0x${x(buffer, 9)} ${access === "both" ? "XFER_BIDIR" : XFER[access]}, ${length} bytes FAILED: PrepareForDMA ret=0x${x(result)}, ${segments} sg, busaddr 0x${x(iova, 16)}`,
  unprepare: ({ task, result, iova, length }) =>
    `aac0: ${fib(task)} dma unmap busaddr 0x${x(iova, 16)} count ${length}, ${ret(result)}`,
  submit: ({ task, iova, length, way }) =>
    `aac0: ${fib(task)} sgmap64: addr[1]=0x${x(iova >> 32n)} addr[0]=0x${x(iova & 0xffffffffn)} count=${length} flags=${way === "in" ? "SRB_DataIn" : way === "out" ? "SRB_DataOut" : "SRB_NoDataXfer"}`,
  reply: ({ task, status, scsi, moved }) => [
    `aac0: ${fib(task)} response: status ${status === 0 ? "ST_OK (0)" : `ST_IO (${status})`} scsi_status ${x(scsi, 2)}h data_xfer_length ${moved}`,
    ...(scsi === 2 ? [`aac0: ${fib(task)} CHECK CONDITION, sense follows in fib body`] : []),
  ],
  clear: ({ task, address, length, value }) =>
    `aac0: ${fib(task)} scrubbing buffer 0x${x(address, 9)} with ${x(value, 2)}h, ${length} bytes`,
  copy: ({ task, from, to, length }) =>
    `aac0: ${fib(task)} sg_copy ${length} bytes from 0x${x(from, 9)} to 0x${x(to, 9)}`,
  dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
    exact
      ? `aac0: ${fib(task)} hexdump of ${whose === "task" ? "the task's data" : whose === "private" ? "driver-private buffer" : "the data buffer of UserGetDataBuffer"}${address === null ? "" : ` @ 0x${x(address, 9)}`}, ${announced} bytes long${phase === null ? "" : phase === "before reply" ? " (response outstanding)" : " (response in, about to complete)"}`
      : `aac0: ${fib(task)} data, ${announced} bytes`,
    ...rows(bytes, (offset, row) => `aac0: ${fib(task)} ${x(offset, 3)}| ${pairs(row)}`),
  ],
  complete: ({ task, target, moved, status, version }) =>
    `${at(target)} scsi_done ${fib(task)} -> ParallelTaskCompletion v${version}, result ${status === 0 ? "SAM_STAT_GOOD" : status === 2 ? "SAM_STAT_CHECK_CONDITION" : `0x${x(status, 2)}`}, ${moved} bytes transferred`,
  abort: ({ task }) => `aac0: Host adapter abort request for ${fib(task)} (UserAbortTaskRequest)`,

  received: ({ task, iova, length, cdb, way }) =>
    `ScsiPortCommand64 fib=${x(task, 4)} host_sg=${x(iova, 16)} count=${length} ${way === "in" ? "DataIn" : way === "out" ? "DataOut" : "NoData"} cdb=${pairs(cdb)}`,
  staged: ({ task, from, bytes }) => [
    `fib=${x(task, 4)} cache line ${x(from)} holds ${bytes.length} bytes:`,
    ...rows(bytes.subarray(0, SHOWN), (offset, row) => `  ${x(Number(from) + offset)}: ${pairs(row)}`),
  ],
  engine: ({ task, from, to, length }) =>
    `fib=${x(task, 4)} XOR/DMA ch0 ${x(from, 16)} -> ${x(to, 16)} count=${length}`,
  engineDone: ({ task, count }) => `fib=${x(task, 4)} ch0 terminal count, ${count} bytes`,
  posted: ({ task, status }) => `fib=${x(task, 4)} outbound queue push, status=${status}`,
  firmwareFault: ({ code }) => `*** BlinkLED 0x${x(code, 2)}: adapter kernel panic ***`,
  firmwareReset: () => ["IOP_RESET taken, adapter restarting", "memory test passed, 512MB"],

  timeout: ({ task, seconds }) => `IOUserSCSIParallelInterfaceController: task id ${task} exceeded ${seconds}000 ms`,
  crash: ({ address }) => `driver process terminated, signal 11, fault address 0x${x(address, 16)}`,
  canary: ({ task, value, length }) => `io ${x(task, 4)}: poisoned ${length} bytes of read buffer with ${x(value, 2)}h`,
  clientDump: ({ task, bytes }) => [
    `io ${x(task, 4)}: user buffer, ${bytes.length} bytes:`,
    ...rows(bytes, (offset, row) => `  ${x(offset, 4)} ${pairs(row)}`),
  ],
  clientError: ({ task, length, errno }) => `io ${x(task, 4)}: pread ${length} bytes: errno ${errno}`,
  clientShort: ({ task, got, wanted }) => `io ${x(task, 4)}: pread returned ${got}, wanted ${wanted}`,
  disk: ({ blocks, blockBytes }) => `new disk: capacity ${blocks} sectors of ${blockBytes} bytes`,
};

const frame: Dialect["frame"] = (source, message, tick, { name }) => {
  if (source === "firmware") return `${x(Math.floor(tick))} ${message}`;
  const tag = source === "kernel" ? "kernel[0]" : source === "client" ? "rawread[1188]" : `${name}[523]`;
  return `Jan 17 ${clockOf(tick).slice(0, 8)} mini ${tag}: ${message}`;
};

export const gasket: Dialect = { name: "gasket", fresh: true, frame, words };
