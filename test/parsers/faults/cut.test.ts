/** The law of cut lines: wherever a fault line ends or begins, it never gives a wrong address. */
import { describe, expect, it } from "vitest";
import { read } from "../read.ts";
import { SMMU } from "./said.ts";

/** Lines that go on behind the address, so that no cut one can show another. */
const CLOSED = [
  "vtd[0] fault: device 131:0:0 reason 0x6 R:0x101704000",
  "dart-apciec0 (0xfffffe24aaaa0000): DART(DART) error: SID 1 PTE invalid exception on write of DVA 0x8a5c4123 (CTE 0x10) ERROR_STATUS 0x90000008",
  "DMAR: [DMA Write NO_PASID] Request device [04:00.0] fault addr 0x8a5c4000 [fault reason 0x05] PTE Write access is not set",
  "DMAR: [DMA Write] Request device [04:00.0] PASID ffffffff fault addr 8a5c4000 [fault reason 05] PTE Write access is not set",
  "mpt3sas 0000:04:00.0: AMD-Vi: Event logged [IO_PAGE_FAULT domain=0x000f address=0x8a5c4123 flags=0x0020]",
  "arm-smmu-v3 fc900000.iommu: event: F_TRANSLATION client: 0002:21:00.0 sid: 0x2100 ssid: 0x0 iova: 0x8a5c4123 ipa: 0x0",
  "arm-smmu 15000000.iommu: Unhandled context fault: fsr=0x402, iova=0xfd7fe123, fsynr=0x540003, cbfrsynra=0x19c3, cb=9",
  "mpt3sas 0000:04:00.0:   TLP Header: 60000002 0400003f 00000012 8a5c4000",
  "mpt3sas 0000:04:00.0:   TLP Header: 40000002 0400003f 8a5c4000 00000000",
  "AER uncorrectable status 0x00100000 sev 0x00062030 TLP 0x60000002 0x0400003f 0x00000012 0x8a5c4000",
  ...SMMU,
];

/** Lines whose last word is the address: there a cut one is a line of a shorter address, and says so. */
const OPEN = [
  "apple-dart 682008000.iommu: translation fault: status:0x80000208 stream:0 code:0x8 (NO PTE FOR IOVA) at 0x8a5c4000",
];

const addressOf = (...lines: readonly string[]): bigint | null => {
  const [event] = read(...lines).events.filter(({ kind }) => kind === "fault");
  return event?.kind === "fault" ? (event.address?.value ?? null) : null;
};

describe("a line that is cut anywhere", () => {
  it.each(CLOSED)("has its own address or none: %s", (line) => {
    const whole = addressOf(line);
    for (let at = 0; at < line.length; at += 1)
      expect([null, whole], line.slice(0, at)).toContain(addressOf(line.slice(0, at)));
  });

  it.each(OPEN)("has its own address, or that which it shows: %s", (line) => {
    for (let at = 0; at < line.length; at += 1) {
      const cut = addressOf(line.slice(0, at));
      expect([null, BigInt(/0x[0-9a-f]+$/.exec(line.slice(0, at))?.[0] ?? 0)]).toContain(cut);
    }
  });

  it("of a report of many gives its own address or none", () => {
    const whole = SMMU.join("\n");
    for (let at = 0; at < whole.length; at += 1) expect([null, 0x8a5c4000n]).toContain(addressOf(whole.slice(0, at)));
  });

  it("from the left as well", () => {
    for (const line of [...CLOSED, ...OPEN]) {
      const whole = addressOf(line);
      for (let at = 0; at < line.length; at += 1) expect([null, whole]).toContain(addressOf(line.slice(at)));
    }
  });
});
