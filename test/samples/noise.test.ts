/** Faults of other devices and notices of any kind beside a healthy task: they are understood, and they blame nobody. */
import { describe, expect, it } from "vitest";
import { run, samples } from "./load.ts";

const healthy = samples.find(({ name }) => name === "healthy-probe") ?? expect.fail("the sample is missing");

const NOISE = [
  "dart-disp0 (0xfffffe2a1c04b000): SMMU(SMMU) error: SID 0 PTE invalid exception on read with DVA 0x2458000 (TTBR 0 SEG 0x1 PTE 0x116) ERROR_STATUS 0x80000004",
  "vtd[0] fault: device 0:2:0 reason 0x5 W:0x7f3a1000",
  "DMAR: [DMA Read] Request device [00:02.0] fault addr 8a5c4000 [fault reason 06] PTE Read access is not set",
  "amdgpu 0000:0c:00.0: AMD-Vi: Event logged [IO_PAGE_FAULT domain=0x000f address=0x8a5c4000 flags=0x0020]",
  "pcieport 0000:00:1c.0: AER: Corrected error received: 0000:04:00.0",
  "mpt3sas 0000:04:00.0: PCIe Bus Error: severity=Corrected, type=Physical Layer, (Receiver ID)",
  "mpt3sas_cm0: log_info(0x31110630): originator(PL), code(0x11), sub_code(0x0630)",
  "swiotlb buffer is full (sz: 4096 bytes), total 32768 (slots), used 0 (slots)",
  "nvme nvme0: controller is down; will reset: CSTS=0xffffffff, PCI_STATUS=0x10",
  "sd 0:2:0:0: [sda] tag#37 CDB: Inquiry 12 00 00 00 06 00",
];

describe("a healthy capture", () => {
  it.each(NOISE.map((line) => [line] as const))("stays so beside: %s", (line) => {
    const extra = { name: "kernel.log", bytes: new TextEncoder().encode(`${line}\n`) };
    const { report } = run({ ...healthy, captures: [...healthy.captures, extra] });
    expect([report.verdict, report.discrepancies]).toEqual(["nothing-wrong", []]);
    expect(report.captures.find(({ name }) => name === "kernel.log")).toMatchObject({ understood: 1, unread: 0 });
  });
});
