/** Lines that name what drivers name and are no evidence: other keys with the same words, other programs, and what is denied. */
import { describe, expect, it } from "vitest";
import { kinds, read } from "./read.ts";

describe("a line that has the words and means something else", () => {
  it.each([
    "sense length = 18",
    "reply queue address = 0x10000",
    "register data: 00 00 00 00",
    "LUN bytes: 00 01 00 00 00 00 00 00",
    "battery capacity = 0 items",
    "irq: reply queue index 4 -> 5",
    "fw version = 12, len = 5",
    "surface 0x80240000 len 6 resized",
    "usb-storage: Bulk command transfer result=0 xferlen=36 resid=0",
    "eth0: tx ring addr 0xffe00000 len 256",
    "thermal: zone0 temp high=95000 low=20000",
    "backupd: copied 6/36 files, 1,024 bytes remaining",
    "dma-pool: allocated 4096 bytes at 0x80100000",
    "audio: buffer 0x80100000 size 4096 direction out",
    "sensor read 6 bytes status ok",
    "error code 5, residual energy 36",
    "TCP: seq=801c0000 len 6",
    "i2c: cmd=READ addr=0x50 len=6",
    "mmc0: cmd 18 arg 0x1000 flags 0xb5, blksz 512 blocks 8",
    "scsi: inquiry of target 0 lun 0 done",
    "request id 5 path /index.html len 36",
    "length < 4096, iova > 0x1000",
  ])("%s", (line) => {
    expect(kinds(line)).toEqual([]);
  });
});

describe("lines of other programs", () => {
  const record = (process: string, message: string): string =>
    `2026-03-14 09:26:53.589793+0900 0x26e9     Default     0x0                  91     0    ${process}: ${message}`;

  it.each([
    record("coreduetd", "[com.apple.coreduet:knowledge] task=1002 len=36 queued"),
    record("bluetoothd", "[com.apple.bluetooth:Server.Core] Reading 36 bytes from 0x12f00a200, status = SUCCESS (0x0)"),
    record("kernel", "(IOUSBHostFamily) IOUSBHostPipe::io: 0x80774000 length 8 completed"),
    record(
      "Finder",
      "(DesktopServicesPriv) [com.apple.DesktopServices:Copy] copy task 200 finished, 6 items, status 0",
    ),
    record("sharingd", "[com.apple.sharing:AirDrop] Timeout while waiting for reply"),
    record("kernel", "(AppleBCMWLANCore) wlan0: event 6 length 36"),
  ])("are noise: %s", (line) => {
    const { events, capture } = read(line);
    expect([events.length, capture.noise, capture.unread]).toEqual([0, 1, 0]);
  });

  it.each([
    [record("kernel", "(com.example.raid.dext) iova=0x1000 len=6 cdb=12 00 00 00 06 00"), "dispatch"],
    [record("kernel", "(com_skua_SkuaHBA) iova=0x1000 len=6 cdb=12 00 00 00 06 00"), "dispatch"],
    [record("kernel", "(IOSCSIParallelFamily) aborting task 5"), "abort"],
    [record("kernel", "(MyRaid) fBufferIOVMAddr = 0x1000"), "dispatch"],
    [record("sgprobe", "client buffer dump: length = 6"), "dump"],
    [record("diskarbitrationd", "disk5 capacity: 0 bytes"), "client"],
  ])("count where they are a driver's or speak of the disk: %s", (line, kind) => {
    expect(kinds(line)).toEqual([kind]);
  });

  it("count once the program has said what only drivers say", () => {
    expect(
      kinds(record("kernel", "(MyRaid) [Go] fBufferIOVMAddr = 0x1000"), record("kernel", "(MyRaid) [Go] len = 6")),
    ).toEqual(["dispatch"]);
    expect(
      read(record("kernel", "(MyRaid) [Go] fBufferIOVMAddr = 0x1000"), record("kernel", "(MyRaid) [Go] len = 6"))
        .events,
    ).toMatchObject([{ length: { value: 6 } }]);
  });
});

describe("what is denied or asked", () => {
  it.each([
    "UserGetDataBuffer is not called",
    "UserGetDataBuffer never called",
    "skipping UserReportHBAConstraints",
    "will call UserMapHBAData later",
  ])("%s", (line) => {
    expect(kinds(line)).toEqual([]);
  });
});
