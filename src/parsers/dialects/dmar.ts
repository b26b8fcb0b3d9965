/**
 * VT-d as Linux prints it, in the words of all its kernels: with and without `0x`, with and without a PASID, in one line or in
 * two. Forms: drivers/iommu/intel/dmar.c and logs of kernels 3 to 6; reasons: VT-d specification.
 */
import type { Dialect } from "../dialect.ts";
import { dmarReason, isGraphics } from "../faults/vtd.ts";
import { detailsOf, type FixedLine, fixedLine, pageIn, placed, spanOf } from "../fixed.ts";

// DMAR: [DMA Write NO_PASID] Request device [04:00.0] fault addr 0x8a5c4000 [fault reason 0x05] PTE Write access is not set
const FAULT =
  /\bDMAR: ?\[(?:DMA )?(Read|Write)[^\]]{0,24}\] Request device \[((?:0x)?[0-9a-f]{2}:(?:0x)?[0-9a-f]{2}\.[0-7])\](?: PASID ([0-9a-fx]{1,10}))?(?: fault addr ((?:0x)?[0-9a-f]{1,16})(?![0-9a-fx])\s{0,4}(?:\[fault reason ((?:0x)?[0-9a-f]{1,2})\]([\w\s,:()-]{0,80}))?)?/di;

// DMAR:[fault reason 02] Present bit in context entry is clear
const REASON = /^\s*DMAR: ?\[fault reason ((?:0x)?[0-9a-f]{1,2})\]([\w\s,:()-]{0,80})/di;

// DMAR: [INTR-REMAP] Request device [f0:1f.7] fault index 0x0 [fault reason 0x22] Present field in the IRTE entry is clear
const INTERRUPT =
  /\bDMAR: ?\[INTR-REMAP[^\]]{0,24}\] Request device \[([0-9a-fx:.]{7,11})\] fault index ((?:0x)?[0-9a-f]{1,16})(?: \[fault reason ((?:0x)?[0-9a-f]{1,2})\])?/di;

// DMAR: DRHD: handling fault status reg 2
const STATUS = /\bDMAR: ?DRHD: handling fault status reg ([0-9a-fx]{1,10})/di;

const codeOf = (text: string): number => Number.parseInt(text.replace(/^0x/i, ""), 16);

/** `[0x04:0x00.0]` and `[04:00.0]` are one device. */
const bare = (text: string): string => text.replaceAll(/0x/gi, "").toLowerCase();

const refusal = (body: string): FixedLine | null => {
  const match = FAULT.exec(body);
  if (match === null) return null;
  const device = bare(match[2] ?? "");
  return fixedLine(match, "fault", "iommu", {
    family: "dmar",
    slot: "fault",
    access: placed(match, 1, (word) => (word.toLowerCase() === "write" ? "write" : "read")),
    requester: placed(match, 2, bare),
    // A line that ends in a single zero is more likely cut.
    address: placed(match, 4, (text) => (match[5] === undefined && text === "0" ? null : pageIn(text))),
    reason: placed(match, 5, (code) => dmarReason(codeOf(code), match[6] ?? "")),
    pci: !isGraphics(device.split(/[:.]/).map((part) => Number.parseInt(part, 16))),
    details: detailsOf(match, [3, "PASID"], [5, "reason"]),
  });
};

const others = (body: string): FixedLine | null => {
  const reason = REASON.exec(body);
  if (reason !== null) {
    return fixedLine(reason, "part", "iommu", {
      family: "dmar",
      slot: "reason",
      reason: placed(reason, 1, (code) => dmarReason(codeOf(code), reason[2] ?? "")),
    });
  }
  const interrupt = INTERRUPT.exec(body);
  if (interrupt !== null) {
    return fixedLine(interrupt, "notice", "iommu", {
      requester: placed(interrupt, 1, bare),
      details: detailsOf(interrupt, [2, "interrupt index"], [3, "reason"]),
    });
  }
  const status = STATUS.exec(body);
  if (status === null || spanOf(status, 1) === null) return null;
  const details = detailsOf(status, [1, "fault status"]);
  return fixedLine(status, "notice", "iommu", { family: "dmar", slot: "status", details });
};

/** What Linux says for VT-d. */
export const dmar: Dialect = {
  id: "dmar",
  about: "Fault lines of Linux for VT-d.",
  readings: [],
  fixed: { gate: /DMAR:/, read: (body) => refusal(body) ?? others(body) },
  samples: [
    {
      lines: [
        "DMAR: DRHD: handling fault status reg 2",
        "DMAR: [DMA Write NO_PASID] Request device [04:00.0] fault addr 0x8a5c4000 [fault reason 0x05] PTE Write access is not set",
      ],
      gives: ["fault"],
    },
    {
      lines: [
        "DMAR: [DMA Read] Request device [04:00.0] PASID ffffffff fault addr 8a5c4000 [fault reason 06] PTE Read access is not set",
      ],
      gives: ["fault"],
    },
    {
      lines: [
        "DMAR:[DMA Write] Request device [04:00.1] fault addr fffc0000 ",
        "DMAR:[fault reason 02] Present bit in context entry is clear",
      ],
      gives: ["fault"],
    },
  ],
};
