/** Brings the habits of ufshcd along: tags, UTRDs, UPIUs, OCS and function names in front; ISO timestamps. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN, type Table } from "../dialect.ts";

const UTP = { in: "UTP_DEVICE_TO_HOST", out: "UTP_HOST_TO_DEVICE", none: "UTP_NO_DATA_TRANSFER" } as const;
const err = (result: number): string => `err = ${result === 0 ? "0" : hex(result)}`;
const ocs = (status: number): string => (status === 0 ? "OCS_SUCCESS" : `OCS_FATAL_ERROR (${hex(status)})`);
const sam = (status: number): string => (status === 0 ? "0x0" : status === 2 ? "0x2 (CHECK_CONDITION)" : hex(status));

const words: Table = {
  ...kernelWords,
  initBegin: () => "tundra_hba_init: UserInitializeController, bringing up host controller",
  initStep: ({ call, result }) => `tundra_hba_init: ${call} returned, ${err(result)}`,
  constraintKey: ({ key, value }) => `tundra_set_limits: ${key} = ${value}`,
  constraints: ({ result }) => `tundra_set_limits: UserReportHBAConstraints ${err(result)}`,
  override: () => "UserReportHBAConstraints: overridden by this driver, default implementation not reached",
  properties: ({ result }) => `tundra_set_limits: SetProperties on IOPCIDevice with the limits above, ${err(result)}`,
  initEnd: ({ result }) => `tundra_hba_init: UserInitializeController exit, ${err(result)}`,
  started: () => [
    "tundra_link_startup: gear = 4, lanes = 2, pwr = FAST_MODE",
    "tundra_async_scan: UserStartController done, runtime PM on",
  ],
  specification: ({ bits, align, max }) =>
    `UserGetDMASpecification: dma_mask = ${bits} bits, prdt align = ${align}, max transfer = ${max} bytes`,
  registers: ({ name, value }) => `tundra_dump_regs: ${name}: ${hex(value, 8)}`,
  notOpen: ({ result }) =>
    `tundra_dump_regs: host registers not accessible, PCI device was never opened, ${err(result)}`,
  enter: ({ task, method }) => `${method}: called for tag ${task}`,
  dispatch: ({ task, target, iova, length, way, cdb }) => [
    `tundra_queuecommand: UserProcessParallelTask tag: ${task}, id: ${target}, opcode: ${hex(cdb[0] ?? 0, 2)}, cdb: ${pairs(cdb)}`,
    `tundra_queuecommand: tag: ${task}, dir: ${UTP[way]}, dma_addr: ${hex(iova)}, size: ${length}`,
  ],
  dataBuffer: ({ task, target, result, address, length, where }) =>
    `${where === "dispatch" ? "tundra_queuecommand" : "tundra_transfer_req_compl"}: tag: ${task}, id: ${target}, UserGetDataBuffer: mapped at ${hex(address)}, size: ${length}, ${err(result)}`,
  prepare: ({ task, segments, iova, length, buffer, access, result }) =>
    `tundra_map_sg: tag: ${task}, PrepareForDMA of ${hex(buffer)}, dir: ${access === "both" ? "BIDIRECTIONAL" : UTP[access]}, sg_segments: ${segments}, dma_addr: ${hex(iova)}, size: ${length}, ${err(result)}`,
  unprepare: ({ task, result, iova, length }) =>
    `tundra_unmap_sg: tag: ${task}, CompleteDMA, dma_addr: ${hex(iova)}, size: ${length}, ${err(result)}`,
  submit: ({ task, iova, length, way }) => [
    `UPIU[${task}] - Transfer Request Descriptor: data direction ${UTP[way]}`,
    `UPIU[${task}] - PRDT - 1 entry  base address ${hex(iova)}  byte count ${length}`,
  ],
  doorbell: ({ task }) => `tundra_send_command: UTRLDBR slot ${task} set`,
  reply: ({ task, status, scsi, moved }) =>
    `tundra_transfer_rsp_status: tag: ${task}, ${ocs(status)}, RESPONSE UPIU status: ${sam(scsi)}, data transferred: ${moved}`,
  clear: ({ task, address, length, value }) =>
    `tundra_transfer_req_compl: tag: ${task}, fill ${hex(address)} with ${hex(value, 2)}, size: ${length}`,
  copy: ({ task, from, to, length }) =>
    `tundra_bounce: tag: ${task}, copy ${hex(from)} --> ${hex(to)}, size: ${length}`,
  dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => {
    const which =
      whose === "task" ? "scsi task data" : whose === "private" ? "bounce buffer" : "UserGetDataBuffer mapping";
    const when = phase === null ? "" : phase === "before reply" ? ", before response" : ", before completion";
    const head = exact
      ? `${which}${address === null ? "" : ` ${hex(address)}`}, size: ${announced}${when}`
      : `data, size: ${announced}`;
    return [
      `tundra_hex_dump: tag: ${task}, ${head}`,
      ...rows(bytes, (at, row) => `DATA[${task}]: ${hex(at, 8).slice(2)}: ${pairs(row)}`),
    ];
  },
  complete: ({ task, target, moved, status, version }) =>
    `tundra_release_scsi_cmd: ParallelTaskCompletion tag: ${task}, id: ${target}, status: ${sam(status)}, transferred: ${moved}, response version: ${version}`,
  abort: ({ task }) => [
    `tundra_abort: UserAbortTaskRequest for tag ${task}`,
    "tundra_print_host_state: outstanding reqs=0x1 tasks=0x0",
  ],

  received: ({ task, iova, length, cdb, way }) =>
    `utp: COMMAND UPIU tag=${task} flags=${way === "in" ? "R" : way === "out" ? "W" : "-"} expected_len=${length} prd0=${hex(iova)} cdb={${[...cdb].map((byte) => hex(byte, 2)).join(",")}}`,
  staged: ({ task, from, bytes }) => [
    `utp: tag=${task} payload in device buffer ${hex(from)}, ${bytes.length} bytes`,
    ...rows(bytes.subarray(0, SHOWN), (at, row) => `utp:   ${hex(at, 2)}: ${pairs(row)}`),
  ],
  engine: ({ task, from, to, length }) => `utp: tag=${task} dma ${hex(from)} to ${hex(to)}, ${length} bytes`,
  engineDone: ({ task, count }) => `utp: tag=${task} dma complete, ${count} bytes`,
  posted: ({ task, status }) => `utp: tag=${task} RESPONSE UPIU sent, ocs=${status}`,
  firmwareFault: ({ code }) => `utp: !! device fatal error, code=${hex(code)}, link lost`,
  firmwareReset: () => "utp: cold start after RST_n, fw rev 0200",

  timeout: ({ task, seconds }) => `SCSI task ${task} did not complete within ${seconds} seconds`,
  crash: ({ address }) => `dext killed: invalid memory access at ${hex(address)}`,
  canary: ({ task, value, length }) => `request ${task}: buffer preset to ${hex(value, 2)} over ${length} bytes`,
  clientDump: ({ task, bytes }) => [
    `request ${task}: read returned ${bytes.length} bytes`,
    ...rows(bytes, (at, row) => `  ${hex(at, 4)}  ${pairs(row)}`),
  ],
  clientError: ({ task, length, errno }) => `request ${task}: read of ${length} bytes returned -${errno}`,
  clientShort: ({ task, got, wanted }) => `request ${task}: read only ${got} bytes out of ${wanted}`,
  disk: ({ blocks, blockBytes }) => `LUN0 attached: ${blocks} logical blocks, block size ${blockBytes}`,
};

const frame: Dialect["frame"] = (source, message, tick, { name }) => {
  if (source === "firmware") return `[T${(tick / 1e6).toFixed(6)}] ${message}`;
  const tag = source === "kernel" ? "kernel" : source === "client" ? "ufsio" : `tundra-${name.toLowerCase()}`;
  return `2025-06-09T${clockOf(tick)}Z ${tag}: ${message}`;
};

export const tundra: Dialect = { name: "tundra", fresh: true, frame, words };
