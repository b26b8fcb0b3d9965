/** A hand of real-time kernels: tick, module and level in brackets, two words run together for each step, hexadecimal without a mark; beats, rails and heaps between. Written apart from the analyzer's words. */
import { type Dialect, kernelWords, pairs, rows, SHOWN } from "./dialect.ts";

const wide = (address: bigint): string => address.toString(16).toUpperCase().padStart(16, "0");
const word = (value: number): string => (value >>> 0).toString(16).toUpperCase().padStart(8, "0");
const octet = (value: number): string => value.toString(16).toUpperCase().padStart(2, "0");
const bytesOf = (bytes: Iterable<number>): string => pairs(bytes).toUpperCase();
const row = (at: number, bytes: Uint8Array): string =>
  `[DMP][DBG] ${at.toString(16).toUpperCase().padStart(4, "0")}| ${bytesOf(bytes)}`;
const camel = (name: string): string =>
  name.replace(/(?:^|\s)([a-z])(\w*)/giu, (_, first: string, rest: string) => first.toUpperCase() + rest.toLowerCase());

const WAY = { in: "IN", out: "OUT", none: "NONE" } as const;

export const ticker: Dialect = {
  name: "ticker",
  fresh: true,
  frame: (source, message, tick, _voice) => {
    const head = `[${word(Math.floor(tick / 10))}]`;
    return source === "kernel" || source === "client"
      ? `${head}[${source === "kernel" ? "KRN" : "USR"}][INF] ${message}`
      : `${head}${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => [
      "[HBA][INF] InitEnter UserInitializeController",
      "[SYS][INF] Build=4.17.2 Heap=0003F400 Tasks=7",
      "[LNK][INF] Gen=3 Width=4 Ltssm=11",
    ],
    initStep: ({ call, result }) => `[HBA][DBG] Step ${call} Rc=${word(result)}`,
    constraintKey: ({ key, value }) => `[HBA][DBG] Limit ${key}=${value}`,
    constraints: ({ result }) => `[HBA][DBG] Step UserReportHBAConstraints Rc=${word(result)}`,
    override: () => "[HBA][WRN] UserReportHBAConstraints Overridden",
    initEnd: ({ result }) => `[HBA][INF] InitLeave UserInitializeController Rc=${word(result)}`,
    specification: ({ bits, align, max }) =>
      `[HBA][DBG] Spec UserGetDMASpecification MaxXfer=${max} AddrBits=${bits} Align=${align}`,
    highest: ({ id }) => `[HBA][DBG] Step UserReportHighestSupportedDeviceID MaxId=${id}`,
    properties: ({ result }) => `[HBA][DBG] Step SetProperties Rc=${word(result)}`,
    started: () => "[HBA][INF] StartLeave UserStartController Rc=00000000",
    dispatch: ({ task, target, iova, length, way, cdb }) => [
      `[HBA][DBG] CmdTake Id=${task} Tgt=${target} Dir=${WAY[way]} Dma=${wide(iova)} Len=${word(length)} Cdb=${bytesOf(cdb)}`,
      `[HBT][DBG] Beat=${task} Idle=93 Heap=0003F1${octet(task % 256)}`,
    ],
    dataBuffer: ({ task, result, address, length, where }) =>
      `[HBA][DBG] BufGet UserGetDataBuffer Id=${task} Rc=${word(result)} Ptr=${wide(address)} Len=${word(length)} Ctx=${where === "dispatch" ? "Take" : "Irq"}`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `[MEM][DBG] DmaMap PrepareForDMA Id=${task} Rc=${word(result)} Segs=${segments} Ptr=${wide(buffer)} Dma=${wide(iova)} Len=${word(length)} Dir=${access === "in" ? "IN" : "OUT"}`,
    unprepare: ({ task, result, iova, length }) =>
      `[MEM][DBG] DmaUnmap CompleteDMA Id=${task} Rc=${word(result)} Dma=${wide(iova)} Len=${word(length)}`,
    submit: ({ task, iova, length, way }) =>
      `[RNG][DBG] SgWrite Id=${task} Dma=${wide(iova)} Len=${word(length)} Dir=${WAY[way]}`,
    doorbell: ({ task }) => `[RNG][DBG] DbRing Id=${task}`,
    reply: ({ task, status, scsi, moved }) => [
      `[IRQ][DBG] RspGot Id=${task} Ioc=${octet(status)} Scsi=${octet(scsi)} Moved=${word(moved)}`,
      "[IRQ][DBG] Vec=2 Cause=00000001 Lat=17",
    ],
    clear: ({ task, address, length }) => `[MEM][DBG] MemZero Id=${task} Ptr=${wide(address)} Len=${word(length)}`,
    copy: ({ task, from, to, length }) =>
      `[MEM][DBG] MemCopy Id=${task} Dst=${wide(to)} Src=${wide(from)} Len=${word(length)}`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => [
      `[DMP][DBG] BufDump Id=${task} Buf=${exact && whose === "private" ? "Private" : exact && whose === "data buffer" ? "UserGetDataBuffer" : "Data"}${exact && address !== null ? ` Ptr=${wide(address)}` : ""} Len=${word(announced)}${exact ? ` At=${phase === "before reply" ? "BeforeReply" : "BeforeCompletion"}` : ""}`,
      ...rows(bytes, row),
    ],
    complete: ({ task, moved, status, version }) =>
      `[HBA][DBG] CmdDone ParallelTaskCompletion Id=${task} Moved=${word(moved)} Scsi=${octet(status)} Ver=${version}`,
    abort: ({ task }) => `[HBA][WRN] CmdAbort UserAbortTaskRequest Id=${task}`,
    registers: ({ name, value }) => `[REG][DBG] RegRead ${camel(name)}=${word(value)}`,
    notOpen: ({ result }) => `[REG][ERR] DeviceNotOpen Rc=${word(result)}`,
    enter: ({ task, method }) => `[HBA][DBG] Enter ${method} Id=${task}`,
    received: ({ task, iova, length, cdb }) => [
      `[FE][DBG] ReqFetch Tag=${task} Host=${wide(iova)} Len=${word(length)} Cdb=${bytesOf(cdb)}`,
      "[PWR][INF] Rail0=3301 Rail1=1198 Temp=41",
    ],
    staged: ({ task, from, bytes }) => [
      `[MED][DBG] DataReady Tag=${task} Sram=${word(Number(from & 0xffff_ffffn))} Len=${word(bytes.length)}`,
      ...rows(bytes.subarray(0, SHOWN), row),
    ],
    engine: ({ task, from, to, length }) =>
      `[DMA][DBG] XferStart Tag=${task} From=${wide(from)} To=${wide(to)} Len=${word(length)}`,
    engineDone: ({ task, count }) => `[DMA][DBG] XferEnd Tag=${task} Count=${word(count)}`,
    posted: ({ task, status }) => `[FE][DBG] RspPost Tag=${task} Scsi=${octet(status)}`,
    firmwareFault: ({ code }) => `[SYS][ERR] FirmwareFault Code=${word(code)}`,
    timeout: ({ task, seconds }) => `ScsiTimeout Id=${task} After=${seconds}s`,
    crash: ({ address }) => `DextCrash EXC_BAD_ACCESS Addr=${wide(address)}`,
    clientDump: ({ task, bytes }) => [
      `ClientBuffer Id=${task} Len=${word(bytes.length)}`,
      ...rows(bytes.subarray(0, SHOWN), (at, some) => row(at, some).replace(/^\S+ /u, "")),
    ],
    clientError: ({ task, errno }) => `ReadFailed Id=${task} Errno=${errno}`,
    clientShort: ({ task, got, wanted }) => `ShortRead Id=${task} Got=${word(got)} Wanted=${word(wanted)}`,
    disk: ({ blocks, blockBytes }) =>
      `DiskFound Blocks=${blocks} BlockSize=${blockBytes} Capacity=${blocks * BigInt(blockBytes)}`,
    canary: ({ task, value, length }) => `BufferFilled Id=${task} Value=${octet(value)} Len=${word(length)}`,
  },
};
