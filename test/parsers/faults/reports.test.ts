/** Lines that are one report together, and lines that are not. */
import { describe, expect, it } from "vitest";
import { read } from "../read.ts";
import { AER, SMMU, said } from "./said.ts";

describe("a report of several lines", () => {
  it("of an SMMU with nothing but the words of its record", () => {
    expect(said(...SMMU)).toEqual([["8a5c4000", "write", "not-present", null, true]]);
    expect(read(...SMMU).events).toMatchObject([
      { line: 1, lastLine: 5, address: { at: { line: 4, column: 30, length: 18 } } },
    ]);
  });

  it("of an SMMU that decodes it, also in front of the next one", () => {
    const decoded = [
      ...SMMU,
      "arm-smmu-v3 fc900000.iommu: event: F_TRANSLATION client: 0002:21:00.0 sid: 0x2100 ssid: 0x0 iova: 0x8a5c4000 ipa: 0x0",
      'arm-smmu-v3 fc900000.iommu: priv data write s1 "Input address caused fault" stag: 0x0',
    ];
    const one = ["8a5c4000", "write", "not-present", "0002:21:00.0", true];
    expect(said(...decoded)).toEqual([one]);
    expect(said(...decoded, ...decoded)).toEqual([one, one]);
  });

  it("of an SMMU that has no access to tell of", () => {
    expect(
      said(
        "arm-smmu-v3 fc900000.iommu: event 0x02 received:",
        "arm-smmu-v3 fc900000.iommu: \t0x0000210000000002",
        "arm-smmu-v3 fc900000.iommu: \t0x0000000000000000",
        "arm-smmu-v3 fc900000.iommu: \t0x00000000deadb000",
      ),
    ).toEqual([[null, null, "requester", null, true]]);
  });

  it("of PCIe errors", () => {
    expect(said(...AER)).toEqual([["8a5c4000", "write", null, "04:00.0", true]]);
    expect(read(...AER).events).toMatchObject([
      {
        length: { value: 6 },
        details: [
          { name: "severity", value: "Uncorrected (Non-Fatal)" },
          { name: "layer", value: "Transaction Layer" },
          { name: "device", value: "1000:005d" },
          { name: "status", value: "00100000" },
          { name: "error", value: "UnsupReq" },
          { name: "first byte enables", value: "0xf" },
          { name: "last byte enables", value: "0x3" },
        ],
      },
    ]);
  });

  it("of a corrected PCIe error is no fault, whatever header it holds", () => {
    const corrected = AER.map((line) => line.replace("Uncorrected (Non-Fatal)", "Corrected"));
    expect(said(...corrected).map(String)).toEqual([expect.stringMatching(/^notice,bus,/)]);
  });

  it("of two devices between each other's lines", () => {
    const other = AER.slice(1).map((line) =>
      line.replaceAll("0000:04:00.0", "0000:05:00.0").replace("8a5c4000", "9a5c4000"),
    );
    const mixed = AER.slice(1).flatMap((line, at) => [line, other[at] ?? ""]);
    expect(said(...mixed)).toEqual([
      ["8a5c4000", "write", null, "04:00.0", true],
      ["9a5c4000", "write", null, "04:00.0", true],
    ]);
  });

  it("of an old kernel in two lines", () => {
    expect(
      said(
        "DMAR:[DMA Write] Request device [04:00.1] fault addr fffc0000 ",
        "DMAR:[fault reason 02] Present bit in context entry is clear",
      ),
    ).toEqual([["fffc0000", "write", "requester", "04:00.1", true]]);
  });

  it("of one status and many refusals is many faults", () => {
    const refusal = (page: string): string =>
      `DMAR: [DMA Write NO_PASID] Request device [04:00.0] fault addr 0x${page} [fault reason 0x05] PTE Write access is not set`;
    expect(
      said("DMAR: DRHD: handling fault status reg 2", refusal("8a5c4000"), refusal("8a5c5000"), refusal("8a5c6000")),
    ).toHaveLength(3);
  });

  it("without its beginning is unread and not skipped", () => {
    const { events, unreadLines } = read(...SMMU.slice(1));
    expect([events, unreadLines.map(({ line }) => line)]).toEqual([[], [1, 2, 3, 4]]);
  });
});
