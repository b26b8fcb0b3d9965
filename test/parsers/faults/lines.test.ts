/** Every form of a fault line, in every framing of a kernel: address, access, reason, requester, and whether it may be an adapter. */
import { describe, expect, it } from "vitest";
import { read } from "../read.ts";
import { said } from "./said.ts";

describe("a fault line", () => {
  it.each<readonly [string, string | null, string | null, string | null, string | null, boolean]>([
    // Intel Macs
    ["vtd[0] fault: device 131:0:0 reason 0x5 W:0x101704000", "101704000", "write", "no-access", "131:0:0", true],
    ["vtd[1] fault: device 4:0:0 reason 0x4 R:0x3dff000", "3dff000", "read", "too-wide", "4:0:0", true],
    ["vtd[0] fault: device 0:2:0 reason 0x5 W:0x101704000", "101704000", "write", "no-access", "0:2:0", false],
    // Apple silicon
    [
      "dart-apciec0 (0xfffffe24aaaa0000): DART(DART) error: SID 1 PTE invalid exception on write of DVA 0x8a5c4000 (CTE 0x10 SEG 0xb PTE 0x3db) ERROR_STATUS 0x90000008",
      "8a5c4000",
      "write",
      "not-present",
      "1",
      true,
    ],
    [
      'panic(cpu 5 caller 0xfffffe00aaaa5798): "dart-apcie1 (0xfffffe24aaaa0000): DART(DART) error: SID 3 TTBR invalid exception on read with DVA 0x80004000 (TTBR 0 SEG 0 PTE 0) ERROR_STATUS 0x80000001 TIME 0 TTE 0 AXI_ID 0)" @AppleT8110DART.cpp:2085',
      "80004000",
      "read",
      "requester",
      "3",
      true,
    ],
    [
      "dart-disp0 (0xfffffe2a1c04b000): SMMU(SMMU) error: SID 0 PTE invalid exception on read with DVA 0x2458000 (TTBR 0 SEG 0x1 PTE 0x116) ERROR_STATUS 0x80000004",
      "2458000",
      "read",
      "not-present",
      "0",
      false,
    ],
    [
      "dart-isp0: DART error: SID 0 TTBR invalid exception on read with DVA 0x4000",
      "4000",
      "read",
      "requester",
      "0",
      false,
    ],
    [
      "apciec[pcic0-bridge]::handleInterrupt: Request address is greater than 32 bits linksts=0x99000001 pcielint=0x220000 linkcdmsts=0x00 (ltssm 0x11=L0)",
      null,
      null,
      "too-wide",
      "apciec[pcic0-bridge]",
      true,
    ],
    [
      "apciec[pcic1-bridge] unhandled interrupts (0x200000 out of 0x220000)",
      null,
      null,
      "too-wide",
      "apciec[pcic1-bridge]",
      true,
    ],
    [
      "apple-dart 682008000.iommu: translation fault: status:0x80000208 stream:0 code:0x8 (NO PTE FOR IOVA) at 0x8a5c4000",
      "8a5c4000",
      null,
      "not-present",
      "682008000.iommu",
      true,
    ],
    [
      "apple-dart 682008000.iommu: translation fault: status:0x81000008 stream:1 code:0x8 (WRITE FAULT) at 0x8a5c4010",
      "8a5c4010",
      "write",
      "no-write",
      "682008000.iommu",
      true,
    ],
    // VT-d on Linux
    [
      "DMAR: [DMA Write NO_PASID] Request device [04:00.0] fault addr 0x8a5c4000 [fault reason 0x05] PTE Write access is not set",
      "8a5c4000",
      "write",
      "no-access",
      "04:00.0",
      true,
    ],
    [
      "DMAR: [DMA Write] Request device [04:00.0] PASID ffffffff fault addr 8a5c4000 [fault reason 05] PTE Write access is not set",
      "8a5c4000",
      "write",
      "no-access",
      "04:00.0",
      true,
    ],
    [
      "DMAR: [DMA Write NO_PASID] Request device [0x04:0x00.0] fault addr 0x8a5c4000 [fault reason 0x07] Next page table ptr is invalid",
      "8a5c4000",
      "write",
      "other",
      "04:00.0",
      true,
    ],
    [
      "DMAR: [DMA Write] Request device [98:00.0] fault addr 0 [fault reason 05] PTE Write access is not set",
      "0",
      "write",
      "no-access",
      "98:00.0",
      true,
    ],
    [
      "DMAR:[DMA Read] Request device [04:00.1] fault addr fffc0000 [fault reason 02] Present bit in context entry is clear",
      "fffc0000",
      "read",
      "requester",
      "04:00.1",
      true,
    ],
    [
      "DMAR: [DMA Read NO_PASID] Request device [04:00.0] fault addr 0x8a5c4000 [fault reason 0x71] SM: Present bit in first-level paging entry is clear",
      "8a5c4000",
      "read",
      "not-present",
      "04:00.0",
      true,
    ],
    [
      "DMAR: [DMA Read] Request device [00:02.0] fault addr 8a5c4000 [fault reason 06] PTE Read access is not set",
      "8a5c4000",
      "read",
      "no-access",
      "00:02.0",
      false,
    ],
    // AMD
    [
      "mpt3sas 0000:04:00.0: AMD-Vi: Event logged [IO_PAGE_FAULT domain=0x000f address=0x8a5c4000 flags=0x0020]",
      "8a5c4000",
      "write",
      "not-present",
      "0000:04:00.0",
      true,
    ],
    [
      "AMD-Vi: Event logged [IO_PAGE_FAULT device=04:00.0 domain=0x001d address=0x000000008a5c4000 flags=0x0050]",
      "8a5c4000",
      "read",
      "no-read",
      "04:00.0",
      true,
    ],
    [
      "AMD-Vi: Event logged [IO_PAGE_FAULT device=04:00.0 domain=0x001d address=0x000000018a5c4000 flags=0x0070]",
      "18a5c4000",
      "write",
      "no-write",
      "04:00.0",
      true,
    ],
    // Without the page, the bit that tells a write from a read means a read to nobody.
    [
      "mpt3sas 0000:04:00.0: AMD-Vi: Event logged [IO_PAGE_FAULT domain=0x000f address=0x8a5c4000 flags=0x0000]",
      "8a5c4000",
      null,
      "not-present",
      "0000:04:00.0",
      true,
    ],
    [
      "amdgpu 0000:0c:00.0: AMD-Vi: Event logged [IO_PAGE_FAULT domain=0x000f address=0x8a5c4000 flags=0x0030]",
      "8a5c4000",
      "write",
      "other",
      "0000:0c:00.0",
      false,
    ],
    // Arm
    [
      "arm-smmu 15000000.iommu: Unhandled context fault: fsr=0x402, iova=0xfd7fe000, fsynr=0x540003, cbfrsynra=0x19c3, cb=9",
      "fd7fe000",
      "read",
      "not-present",
      "15000000.iommu",
      true,
    ],
    [
      "arm-smmu 15000000.iommu: Unhandled context fault: fsr=0x8, iova=0xfd7fe000, fsynr=0x11, cb=4",
      "fd7fe000",
      "write",
      "no-write",
      "15000000.iommu",
      true,
    ],
    // PCIe
    ["AER:   TLP Header: 60000001 0100000f 000000fe ffff2000", "feffff2000", "write", null, "01:00.0", true],
    [
      "mpt3sas 0000:04:00.0:   TLP Header: 0x00000001 0x04000006 0x8a5c4000 0x00000000",
      "8a5c4001",
      "read",
      null,
      "04:00.0",
      true,
    ],
    // The processor itself reads a register: no DMA of anybody.
    [
      "mpt3sas 0000:04:00.0:   TLP Header: 00000001 0000000f f7c00000 00000000",
      "f7c00000",
      "read",
      null,
      "00:00.0",
      false,
    ],
  ])("%s", (line, ...fields) => {
    expect(said(line)).toEqual([fields]);
    expect(said(`[  123.456789] ${line}`)).toEqual([fields]);
    expect(said(`Mar 14 09:26:53 host kernel: ${line}`)).toEqual([fields]);
  });
});

describe("lines that name what fault lines name", () => {
  it.each([
    "DMAR: IOMMU enabled",
    "DMAR: Host address width 39",
    "AMD-Vi: Interrupt remapping enabled",
    "arm-smmu-v3 fc900000.iommu: ias 48-bit, oas 48-bit (features 0x00001fff)",
    "pcieport 0000:00:1c.0: AER: enabled with IRQ 122",
    "software IO TLB: mapped [mem 0x00000000b7d6b000-0x00000000bbd6b000] (64MB)",
    "default exception handler installed, fault: none",
  ])("%s", (line) => {
    expect(read(line).events).toEqual([]);
  });
});
