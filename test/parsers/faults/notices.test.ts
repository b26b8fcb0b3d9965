/** Lines that report a state and no refused access, with what their numbers mean. */
import { describe, expect, it } from "vitest";
import { said } from "./said.ts";

describe("a notice", () => {
  it.each([
    [
      "mpt3sas_cm0: log_info(0x31110630): originator(PL), code(0x11), sub_code(0x0630)",
      [
        "controller",
        "mpt3sas_cm0",
        "log word: 0x31110630",
        "bus: SAS",
        "originator: PL",
        "code: 0x11 reset",
        "sub-code: 0x0630",
      ],
    ],
    [
      "mpt2sas_cm1: log_info(0x31020000): originator(PL), code(0x02), sub_code(0x0000)",
      [
        "controller",
        "mpt2sas_cm1",
        "log word: 0x31020000",
        "bus: SAS",
        "originator: PL",
        "code: 0x02 invalid SGL",
        "sub-code: 0x0000",
      ],
    ],
    [
      "mpr0: log_info(0x31120303): originator(PL), code(0x12), sub_code(0x0303)",
      [
        "controller",
        "mpr0",
        "log word: 0x31120303",
        "bus: SAS",
        "originator: PL",
        "code: 0x12 abort",
        "sub-code: 0x0303 wrong relative offset or frame length",
      ],
    ],
    [
      "megaraid_sas 0000:18:00.0: FW in FAULT state Fault code:0x10000 subcode:0x0 func:megasas_wait_for_outstanding_fusion",
      [
        "controller",
        "0000:18:00.0",
        "fault code: 0x10000",
        "sub-code: 0x0",
        "function: megasas_wait_for_outstanding_fusion",
      ],
    ],
    ["mpt2sas_cm0: fault_state(0x5854)!", ["controller", "mpt2sas_cm0", "fault code: 0x5854"]],
    [
      "nvme nvme0: controller is down; will reset: CSTS=0xffffffff, PCI_STATUS=0x10",
      [
        "controller",
        null,
        "CSTS: 0xffffffff",
        "controller: not reachable",
        "PCI status: 0x10",
        "configuration space: reachable",
      ],
    ],
    [
      'nvme: "Fatal error occurred. CSTS=0x3 US[1]=0x0 US[0]=0x1f VID=0x126f DID=0x2263',
      ["controller", null, "CSTS: 0x3", "controller: ready, fatal status"],
    ],
    [
      "rtl8192ee 0000:03:00.0: swiotlb buffer is full (sz: 9100 bytes), total 32768 (slots), used 32761 (slots)",
      [
        "bounce-pool",
        "0000:03:00.0",
        "bytes asked for: 9100",
        "slots: 32768",
        "slots used: 32761",
        "means: slots used up",
      ],
    ],
    [
      "swiotlb buffer is full (sz: 2097152 bytes), total 65536 (slots), used 0 (slots)",
      [
        "bounce-pool",
        null,
        "bytes asked for: 2097152",
        "slots: 65536",
        "slots used: 0",
        "means: request larger than a run of slots",
      ],
    ],
    [
      "DMA-API: mpt3sas 0000:c1:00.0: mapping sg segment longer than device claims to support [len=131072] [max=65536]",
      [
        "mapping",
        "0000:c1:00.0",
        "says: mapping sg segment longer than device claims to support",
        "len: 131072",
        "max: 65536",
      ],
    ],
    [
      "DMA-API: ftgmac100 1e680000.ftgmac: device driver frees DMA memory with wrong function [device address=0x0000000081f7e0c2] [size=1536 bytes] [mapped as single] [unmapped as page]",
      [
        "mapping",
        "1e680000.ftgmac",
        "says: device driver frees DMA memory with wrong function",
        "device address: 0x0000000081f7e0c2",
        "size: 1536 bytes",
        "mapped: single",
        "unmapped: page",
      ],
    ],
    [
      "Completion timeout seen! [Device index = 0x0] [Link up = true] [CPL timeout = 0x9]",
      ["bus", null, "device index: 0x0", "link up: true", "completion timeout: 0x9"],
    ],
    [
      "[SPTM] VIOLATION_T8110_DART_INVALID_ERR_MASK: validate_t8110dart_err_mask() state->dart_id(0x9), err_mask(0x80180000)",
      ["iommu", null, "violation: VIOLATION_T8110_DART_INVALID_ERR_MASK", "unit: 0x9", "error mask: 0x80180000"],
    ],
    [
      "DMAR: [INTR-REMAP] Request device [f0:1f.7] fault index 0x0 [fault reason 0x22] Present field in the IRTE entry is clear",
      ["iommu", "f0:1f.7", "interrupt index: 0x0", "reason: 0x22"],
    ],
  ])("%s", (line, fields) => {
    expect(said(line)).toEqual([["notice", ...fields]]);
  });
});

describe("a failed command", () => {
  it("of Linux in the lines of one tag", () => {
    const lines = (tag: number, cdb: string): readonly string[] => [
      `sd 0:2:0:0: [sda] tag#${tag} FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_SENSE cmd_age=0s`,
      `sd 0:2:0:0: [sda] tag#${tag} Sense Key : Illegal Request [current] `,
      `sd 0:2:0:0: [sda] tag#${tag} Add. Sense: Invalid field in cdb`,
      `sd 0:2:0:0: [sda] tag#${tag} CDB: ${cdb}`,
    ];
    const one = (...command: readonly string[]): readonly unknown[] => [
      "notice",
      "command",
      "0:2:0:0",
      "host: DID_OK",
      "driver: DRIVER_SENSE",
      "sense key: Illegal Request",
      "sense is: current",
      "additional sense: Invalid field in cdb",
      ...command,
    ];
    const inquiry = one("CDB: 12 00 00 00 06 00", "command: Inquiry");
    expect(said(...lines(37, "Inquiry 12 00 00 00 06 00"))).toEqual([inquiry]);
    const [first, second] = [
      lines(37, "Inquiry 12 00 00 00 06 00"),
      lines(38, "Read(10) 28 00 00 00 10 00 00 00 08 00"),
    ];
    const mixed = first.flatMap((line, at) => [line, second[at] ?? ""]);
    expect(said(...mixed)).toEqual([inquiry, one("CDB: 28 00 00 00 10 00 00 00 08 00", "command: Read(10)")]);
  });

  it("of Linux whose CDB is cut", () => {
    expect(said("sd 0:2:0:0: [sda] tag#37 CDB: Inquiry 12 00 00")).toEqual([
      ["notice", "command", "0:2:0:0", "CDB, cut: 12 00 00", "command: Inquiry"],
    ]);
  });

  it.each([
    [
      "EVT#12228-11/30/25  6:35:01: 113=Unexpected sense: PD 0b(e0x20/s11) Path 50000c0f02db0000, CDB: 2f 00 49 8d de 9e 00 10 00 00, Sense: 3/11/00",
      [
        "0b(e0x20/s11)",
        "CDB: 2F 00 49 8D DE 9E 00 10 00 00",
        "command: Verify(10)",
        "sense: Medium Error: Unrecovered read error",
      ],
    ],
    [
      "Raw Sense for PD b: f0 00 03 49 8d de 9e 16 00 00 00 00 11 00 00 80 01 15",
      ["b", "sense: Medium Error: Unrecovered read error", "information: 0x498dde9e"],
    ],
    ["Raw Sense for PD b: 72 0b 4b 04 00 00 00 00", ["b", "sense: Aborted Command: 4b/04"]],
  ])("of firmware: %s", (line, fields) => {
    expect(said(line)).toEqual([["notice", "command", ...fields]]);
  });
});
