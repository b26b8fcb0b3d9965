/**
 * One line in everyday words, between lines whose side is known: which event it is. No two of these are by one writer, and none is of a
 * sample: what is read must not hang on a name.
 */
import { describe, expect, it } from "vitest";
import { read } from "./read.ts";

const HOST = [
  "[UserProcessParallelTask_Impl] fBufferIOVMAddr = 0xfff0000",
  "[UserProcessParallelTask_Impl] fRequestedTransferCount = 6",
  "UserCompleteParallelTask called",
];
const DEVICE = [
  "Host IOVA (High:Low) = 0x000000000fff0000",
  "DataLength in Header = 6",
  "reply posted: TaskID 999, Status = 0x0",
];

/** The kinds of the events of which a line behind others is part. */
const kindsBetween = (around: readonly string[], line: string): readonly string[] => {
  const before = [...around, ...around];
  const { events } = read(...before, line, ...around);
  const at = before.length + 1;
  return events.filter((event) => event.line <= at && at <= event.lastLine).map(({ kind }) => kind);
};

describe("a line of the host", () => {
  it.each([
    ["dispatch", "VortexHBA: queueCommand tag=17 lun=0 cdb=12 00 00 00 24 00 xfer=36 dir=IN"],
    ["dispatch", "[drv] task 1 dispatched: iova=0x80000000 bytes=8 opcode=READ_CAPACITY(10)"],
    ["dispatch", "driver: starting I/O #5 (READ(10)) for 4096 bytes, IOVA is 0x80001000"],
    ["dispatch", "processTask(ctid 44): fBufferIOVMAddr 0x1_0004_4000, 512 bytes, kIODirectionIn"],
    ["dispatch", "[IO] start cmd=7 op=0x28 lba=0x100 nblk=8 dva=0x84000000 len=0x1000"],
    ["dispatch", "task 33 arrived from kernel: data-in, 96 bytes at IOVA 0x8000c000"],
    ["dispatch", "Got parallel task 0x21, IOVM 0x8000c000, wants 96 bytes"],
    ["dispatch", "SubmitIO: slot=3 direction=READ bytesRequested=252 dmaAddr=0x0000000081230000"],
    ["dispatch", ">>> task[5] iovm=0x80110000 size=36 INQUIRY"],
    [
      "dispatch",
      "queue | ProcessParallelTask | tid 7 | iovm 0x0000000140008000 | 512 | read | 28 00 00 00 00 00 00 00 01 00",
    ],
    ["dispatch", "NewTask id:12 -> buf 0x00000000a0004000 (512 B)"],
    [
      "dispatch",
      "Driver: UserProcessParallelTask tag 9 CDB 25 00 00 00 00 00 00 00 00 00 buffer 0x90010000 wants 8 bytes",
    ],
    ["submit", "DEXT  | UserProcessParallelTask_Impl | posted sge 0x00000001_40010000 + 4096"],
    ["dispatch", "scsi[3]: <- ParallelTask tid:91 tgt:0 len:512 iova:9_4000_0000 rd"],
    ["map", "mapped own buffer 0x108000000 for DMA at 0xa0010000"],
    ["reply", "got response for tag 12 (SUCCESS)"],
    ["reply", "response queued for 12: GOOD"],
    ["reply", "queue | response | tid 7 | GOOD | 512"],
    ["dispatch", "[com.kestrel:io] handing out I/O 0x2c: INQUIRY, 36 bytes expected, device address 0x83fe0000"],
    ["submit", "[com.kestrel:io] wrote scatter entry (0x83fe0000, 36) to frame 3"],
    ["reply", "adapter finished I/O 0x2c: ok, 36 transferred"],
    ["reply", "hba0: irq: cmd 0x41 status=0x00 (GOOD) xferred=4096"],
    ["complete", "completing I/O 0x2c upward with GOOD, 36 bytes"],
    ["complete", "kext: [io=9] upcall complete status=kSCSITaskStatus_GOOD count=4096"],
    ["complete", "<DRV> ParallelTask #55 out, GOOD, 8"],
    ["dump", "payload peek: 00 00 00 00 00 00 00 00"],
    ["dump", "kext: [io=9] first 8 of buffer = 0000000000000000"],
    ["dump", "<DRV> DATA[8]=0000000000000000"],
    ["dispatch", "parallelTask{id=9, target=2, lun=0, iovaddr=0x90000000, count=8, dir=fromDevice}"],
    ["submit", "tag=17 SGE[0] addr=0x14002a000 len=36 flags=0x1"],
    ["submit", "driver: programmed descriptor: address 0x23456000 size 4096"],
    ["submit", "sge0 = { 0x80044000, 512 }"],
    ["submit", "wrote SG element: pa=0x80044000 cnt=512 last"],
    ["submit", "BDL[0]: 0x8000c000 / 96"],
    ["submit", "Ring doorbell, frame points to 0x80110000 for 36 bytes"],
    ["submit", "desc.addr_lo=0x81230000 desc.addr_hi=0x0 desc.len=252"],
    ["submit", "PRP1 = 0x90000000, PRP2 = 0"],
    ["submit", "posting request to hw: task 9, buffer 0x90000000, 8 bytes"],
    ["data-buffer", "tag=17 UserGetDataBuffer -> kIOReturnSuccess addr=0x0000000105c3c000 len=36"],
    ["data-buffer", "UserGetDataBuffer(id 33) returned 0, buf=0x104a28000 (96 bytes)"],
    ["data-buffer", "calling UserGetDataBuffer for task 12"],
    ["data-buffer", "got data buffer from UserGetDataBuffer: ptr 0x1048c4000, 512 bytes"],
    ["data-buffer", "UserGetDataBuffer ok va=0x104a28000"],
    ["reply", "tag=17 done status=GOOD resid=0"],
    ["reply", "driver: controller says OK for #5"],
    ["reply", "cmd 12 completed by hw, status 0, xferred 512"],
    ["reply", "<<< task[5] rsp ok, 36 bytes"],
    ["reply", "interrupt: slot 3 finished, ioc_status=0x0000 scsi_status=0x00"],
    ["reply", "reply frame for task 33: status success, transfer count 96"],
    ["reply", "IO 7 done rc=0 bytes=4096"],
    ["complete", "driver: I/O #5 handed back to the kernel, 4096 bytes"],
    ["complete", "UserCompleteParallelTask(task 33) -> 0x0"],
    ["complete", "ParallelTaskCompletion id=12 bytes=512 status=0 version=1"],
    ["complete", "completing task 44 to framework: fBytesTransferred 512, fCompletionStatus 0"],
    ["complete", "completion delivered for task[5]"],
    ["complete", "task 9 returned to SAM, kSCSITaskStatus_GOOD"],
    ["complete", "finished task 3, told the kernel 252 bytes"],
    ["dump", "buffer after completion @0x0000000105c3c000: 00 00 00 00 00 00 00 00"],
    ["dump", "data buffer contents: 00 00 05 12 1f 00"],
    ["dump", "first bytes at 0x104a28000: 00 3f ff ff 00 00 02 00"],
    ["dump", "fDataBuffer[0..7] = 00 00 00 00 00 00 00 00"],
    ["dump", "host buffer now holds 00 00 00 00 00 00"],
    ["timeout", "task 33 timed out after 10000 ms"],
    ["timeout", "kernel gave up on task 12"],
    ["timeout", "TIMEOUT waiting for tag 17"],
    ["abort", "UserAbortTaskRequest for task 44"],
    ["abort", "aborting tag 17"],
    ["map", "PrepareForDMA: buffer 0x104a28000 -> iova 0x80500000 len 96"],
    ["map", "IODMACommand::PrepareForDMA rc=0 segs=1 seg[0]=0x80500000+96"],
    ["unmap", "CompleteDMA iova 0x80500000"],
    ["cpu-write", "memset(buf=0x104a28000, 0, 96)"],
    ["cpu-write", "bzero of data buffer 0x104a28000, 512 bytes"],
    ["client", "diskutil: 0-byte disk"],
    ["client", "client read returned 00 00 00 00 00 00 00 00"],
    ["client", "verify: expected 00 3f ff ff got 00 00 00 00"],
    ["lifecycle", "[FooHBA] UserInitializeController begin"],
    ["lifecycle", "[FooHBA] UserInitializeController end ret=0x0"],
    ["lifecycle", "enter UserInitializeController"],
    ["lifecycle", "UserInitializeController done (0x0)"],
    ["lifecycle", "[FooHBA] UserStartController"],
    ["lifecycle", "UserStartController entered"],
    ["constraints", "UserReportHBAConstraints returned 0x0"],
    ["constraints", "UserReportHBAConstraints() -> kIOReturnSuccess (7 keys)"],
  ])("is a %s: %s", (kind, line) => {
    expect(kindsBetween(HOST, line)).toContain(kind);
  });
});

describe("a line of the controller", () => {
  it.each([
    ["receive", "scsi: rx cmd tag 17 cdb 12 00 00 00 24 00 len 0x24"],
    ["receive", "scsi: sgl hi=0x00000001 lo=0x4002a000 cnt=36"],
    ["receive", "fw> got request 5: host buffer 0x0000000023456000, 4096 bytes"],
    ["receive", "[fw ] recv task 1 iova=0x80000000 bytes=8"],
    ["receive", "CMD IN: tag=12 host=0x80044000 size=512"],
    ["receive", "new command 33 from host, data goes to 0x8000c000 (96 bytes)"],
    ["receive", "REQ[5] sge: 0x80110000 len 36"],
    ["receive", "fetched SQE cid=9 prp1=0x90000000 nbytes=8"],
    ["receive", "request 44: HostAddr=0x100044000 ByteCount=512 OpCode=28h"],
    ["stage", "[fw ] staged task 1: 00 3f ff ff 00 00 02 00"],
    ["stage", "prepared 36 bytes at 0x20004000: 00 00 05 02 1f 00"],
    ["stage", "local buf 0x20004000 filled with 512 bytes from media"],
    ["stage", "read data in SRAM 0x20010000: aa bb cc dd"],
    ["stage", "data ready in buffer 0x40001000, first bytes 01 02 03 04"],
    ["stage", "OutBuf=0x228BB800 OutLen=6"],
    ["transfer", "dma: start src=0x228c0000 dst=0x14002a000 len=36"],
    ["transfer", "dma: done, 36 bytes"],
    ["transfer", "[fw ] dma task 1 src=0x20001000 dst=0x80000000 len=8 done"],
    ["transfer", "fw> sent data to host, 4096 bytes, status ok"],
    ["transfer", "DMA ch2 kick: from 0x20010000 to host 0x8000c000, 96 bytes"],
    ["transfer", "pushed 96 bytes to 0x8000c000"],
    ["device-reply", "scsi: tag 17 complete GOOD"],
    ["device-reply", "reply sent for task 33, status 0"],
    ["device-reply", "posting completion tag=12 status=success"],
    ["device-reply", "CMD OUT: tag=12 rc=0"],
    ["receive", "fe | RX id=7 sg=0x140008000 n=512"],
    ["receive", "HIF: got frame 0x0C, opcode 28h, host pointer 00000000_A0004000h, 512 bytes"],
    ["receive", '{"ts":1.000,"src":"fw","msg":"req_recv","id":41,"host":"0x90010000","len":96}'],
    ["stage", "HIF: capacity data at 1C004000h: 00 00 0F FF 00 00 02 00"],
    ["stage", "fe | media read ok, buf 2000C000 n=512"],
    ["transfer", "fe | XFER 2000C000 => 0x140008000 n=512"],
    ["transfer", "DMA TO HOST A0004000 LEN 8"],
    ["transfer", "dma engine idle, moved 512 bytes"],
    ["device-reply", "HIF: cmd 0x0C done sc=0 sct=0"],
    ["device-reply", "fe | TX id=7 st=GOOD"],
    ["device-reply", "Reply::posted: tag 9, Status 0, 8 bytes"],
    ["receive", "FW    | cmdq  | ctid 0x51 | opc 0x28 | host 0x00000001_40010000 | 4096"],
    ["receive", "[FW] consumer=12 id=77 addr=0x00000000a1000000 bytes=36 op=INQUIRY"],
    ["receive", "Received command 19 (25h) buffer 8A000000h length 8"],
    ["receive", "sp0: got tid:91 op:28 hostaddr:9_4000_0000 cnt:512"],
    ["stage", "FW    | flash | read 8 sectors into 0x30000000"],
    ["transfer", "FW    | dmac  | 0x30000000 => 0x00000001_40010000 (4096) OK"],
    ["device-reply", "[FW] id=77 -> status 0x00, residue 0"],
    ["receive", "mcu : io 9 start, host[0]=0x12004000 bytes=4096"],
    ["receive", '{"t":101,"who":"firmware","what":"request","id":"0x31","addr":"0x84000000","len":96}'],
    ["receive", "<FW>  CMD #55 fetched (READ CAPACITY 10) SG=0x90400000/8"],
    ["stage", "<FW>  RESP DATA[8]=003FFFFF00000200"],
    ["transfer", "mcu : io 9 data @0x60000000 -> 0x12004000 4096B"],
    ["transfer", "<FW>  DMA WR 0x90400000/8 DONE"],
    ["transfer", "BUSMASTER WR END CNT 24 ERR 0"],
    [
      "transfer",
      '{"t":103,"who":"firmware","what":"dma","id":"0x31","src":"0x20001000","dst":"0x84000000","len":96,"rc":0}',
    ],
    ["device-reply", "fw: completion ring: entry 12 = {tag 0x41, status 0, count 36}"],
    ["device-reply", "fw: -> RSP 42 OK 4096"],
    ["device-reply", "TX STATUS TAG 2C SAM 00"],
    ["device-reply", "CQE posted cid=9 status=0"],
  ])("is a %s: %s", (kind, line) => {
    expect(kindsBetween(DEVICE, line)).toContain(kind);
  });
});

describe("a count", () => {
  it.each([
    [
      "of two digits beside bare hexadecimal addresses may be two numbers",
      "RX FRAME 3: TAG 2C XFERLEN 24 BUFADR 83FE0000",
    ],
    ["padded like a register may be hexadecimal", "fw: host addr=0x83fe0000 len=00001000"],
  ])("%s", (_law, line) => {
    expect(read(line).events).toMatchObject([{ length: { value: null, loss: "unreadable" } }]);
  });

  it("behind an address and a slash is the length of what stands there", () => {
    expect(read("<FW>  CMD #55 fetched SG=0x90400000/8").events).toMatchObject([{ length: { value: 8 } }]);
  });
});
