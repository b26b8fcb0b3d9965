/** A hand of C that logs by macro: function and line number before everything, members of structures as they are spelled in the code, halves of addresses apart and without a mark; a RAID firmware on a serial line that marks its hexadecimals with an h. Written before anybody looked at what the analyzer makes of it. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN } from "./dialect.ts";

const word = (value: bigint): string => value.toString(16).padStart(8, "0");
const high = (address: bigint): string => word(address >> 32n);
const low = (address: bigint): string => word(address & 0xffff_ffffn);
const halves = (name: string, address: bigint): string => `${name}_hi=${high(address)} ${name}_lo=${low(address)}`;
const virtual = (address: bigint): string => `vaddr=${address.toString(16).padStart(16, "0")}`;
const marked = (value: bigint | number): string => `${value.toString(16).toUpperCase()}h`;
const wide = (address: bigint): string => `${high(address)}_${low(address)}`.toUpperCase();

const DIR = { in: "RD", out: "WR", none: "NODATA" } as const;

export const macros: Dialect = {
  name: "macros",
  fresh: true,
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `[${String(Math.floor(tick / 1000)).padStart(8, "0")}] ${message}`;
    const head = `2026-03-04 ${clockOf(tick)}`;
    if (source === "host") return `${head} ${name.toLowerCase()}0: ${message}`;
    return source === "kernel" ? `${head} kernel: ${message}` : `${head} fcxio[771]: ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => ["UserInitializeController_Impl:88 enter", "fcx_read_nvram:1204 rev=3 csum ok wwpn=21000024ff3a"],
    initStep: ({ call, result }) => `UserInitializeController_Impl:93 ${call} rval=${hex(result)}`,
    constraintKey: ({ key, value }) => `fcx_set_cnstr:61 key=${key} val=${value}`,
    constraints: ({ result }) => `UserInitializeController_Impl:104 UserReportHBAConstraints rval=${hex(result)}`,
    override: () => "UserReportHBAConstraints_Impl:71 override, nothing to do",
    initEnd: ({ result }) => `UserInitializeController_Impl:131 exit rval=${hex(result)}`,
    specification: ({ bits, align, max }) =>
      `UserGetDMASpecification_Impl:140 max_xfer_len=${max} addr_bits=${bits} algn=${align}`,
    highest: ({ id }) => `UserReportHighestSupportedDeviceID_Impl:151 max_tgt_id=${id}`,
    properties: ({ result }) => `UserInitializeController_Impl:109 pcidev->SetProperties rval=${hex(result)}`,
    started: () => ["UserStartController_Impl:160 exit rval=0x0", "fcx_link_evt:905 link up speed=16G topo=p2p"],
    dispatch: ({ task, target, iova, length, way, cdb }) => [
      `fcx_queue_io:412 rqst tag=${task} tgt_id=${target} ${halves("dma_addr", iova)} xfer_len=${length} data_dir=${DIR[way]} cdb=${pairs(cdb)}`,
      `fcx_queue_io:418 wq_free=${255 - (task % 8)} io_cnt=1`,
    ],
    dataBuffer: ({ task, result, address, length, where }) =>
      `${where === "dispatch" ? "fcx_queue_io:420" : "fcx_cmpl_io:512"} tag=${task} UserGetDataBuffer rval=${hex(result)} ${virtual(address)} buf_len=${length}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `fcx_map_sgl:233 tag=${task} PrepareForDMA rval=${hex(result)} nseg=${segments} sgl[0].addr=${word(iova)} sgl[0].len=${length} ${virtual(buffer)} data_dir=${DIR[access === "in" ? "in" : "out"]}`,
    unprepare: ({ task, result, iova, length }) =>
      `fcx_unmap_sgl:260 tag=${task} CompleteDMA rval=${hex(result)} ${halves("dma_addr", iova)} len=${length}`,
    submit: ({ task, iova, length, way }) =>
      `fcx_build_wqe:347 tag=${task} ${halves("sgl[0].addr", iova)} sgl[0].len=${length} data_dir=${DIR[way]}`,
    doorbell: ({ task }) => `fcx_ring_wq_db:370 tag=${task} db_val=${hex(task % 256)}`,
    reply: ({ task, status, scsi, moved }) => [
      `fcx_isr_cqe:480 tag=${task} hba_sts=${hex(status)} scsi_sts=${hex(scsi)} xfer_cnt=${moved}`,
      "fcx_isr_cqe:488 eq_armed=1 cqe_left=0",
    ],
    clear: ({ task, address, length }) => `fcx_cmpl_io:495 tag=${task} bzero ${virtual(address)} len=${length}`,
    copy: ({ task, from, to, length }) =>
      `fcx_cmpl_io:497 tag=${task} bcopy src=${word(from)} dst=${word(to)} len=${length}`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `fcx_dump_buf:560 tag=${task} ${exact && whose === "private" ? "priv_buf" : exact && whose === "data buffer" ? "UserGetDataBuffer buf" : "data_buf"}${exact && address !== null ? ` ${virtual(address)}` : ""} len=${announced}${exact ? ` (${phase === "before reply" ? "before cqe" : "before cmpl"})` : ""}`,
      ...rows(bytes, (at, row) => `fcx_dump_buf:566 ${at.toString(16).padStart(4, "0")}: ${pairs(row)}`),
    ],
    complete: ({ task, moved, status, version }) =>
      `fcx_cmpl_io:530 tag=${task} ParallelTaskCompletion xfer_cnt=${moved} scsi_sts=${hex(status)} rsp_ver=${version}`,
    abort: ({ task }) => `UserAbortTaskRequest_Impl:610 tag=${task}`,
    registers: ({ name, value }) => `fcx_rd32:50 reg=${name} val=${hex(value, 8)}`,
    notOpen: ({ result }) => `fcx_rd32:47 pcidev not open rval=${hex(result)}`,
    enter: ({ task, method }) => `${method}_Impl:400 enter tag=${task}`,
    received: ({ task, iova, length, cdb }) => [
      `FE: rqst tag ${task} host_adr ${wide(iova)} xfr_len ${marked(length)} cdb ${pairs(cdb).toUpperCase()}`,
      "RAID: arr 0 optimal, rbld idle",
    ],
    staged: ({ task, from, bytes }) => [
      `CACHE: tag ${task} buf_adr ${marked(from)} len ${marked(bytes.length)}`,
      ...rows(
        bytes.subarray(0, SHOWN),
        (at, row) => `${at.toString(16).toUpperCase().padStart(4, "0")}h: ${pairs(row).toUpperCase()}`,
      ),
    ],
    engine: ({ task, from, to, length }) =>
      `DMA: tag ${task} chan 1 start src_adr ${marked(from)} dst_adr ${wide(to)} cnt ${marked(length)}`,
    engineDone: ({ task, count }) => `DMA: tag ${task} chan 1 done cnt ${marked(count)}`,
    posted: ({ task, status }) => `FE: tag ${task} cmpl posted scsi_sts ${marked(status)}`,
    firmwareFault: ({ code }) => `*** FW FAULT ${marked(code)} IOP halted ***`,
    timeout: ({ task, seconds }) => `IOSCSIParallelInterfaceController: task ${task} timed out after ${seconds} s`,
    crash: ({ address }) => `dext terminated: EXC_BAD_ACCESS (SIGSEGV) at ${hex(address, 16)}`,
    clientDump: ({ task, bytes }) => [
      `io ${task} user_buf len=${bytes.length}`,
      ...rows(bytes.subarray(0, SHOWN), (at, row) => `${at.toString(16).padStart(4, "0")}: ${pairs(row)}`),
    ],
    clientError: ({ task, errno }) => `io ${task} failed errno=${errno}`,
    clientShort: ({ task, got, wanted }) => `io ${task} short xfer, got ${got} want ${wanted}`,
    disk: ({ blocks, blockBytes }) => `disk4: nblks=${blocks} blk_sz=${blockBytes}`,
    canary: ({ task, value, length }) => `io ${task} user_buf prefilled pat=${hex(value)} len=${length}`,
  },
};
