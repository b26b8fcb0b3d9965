/**
 * AMD's IOMMU as Linux prints it: with the driver in front, with the device inside, or spread over two lines. Forms:
 * drivers/iommu/amd/iommu.c; flags: AMD I/O Virtualization Technology specification, IO_PAGE_FAULT.
 */
import type { FaultReason } from "../../model/event.ts";
import type { Dialect } from "../dialect.ts";
import { DEVICE_PREFIX, mayBeStorage } from "../faults/device-class.ts";
import { asWritten, detailsOf, type FixedLine, fixedLine, hexOf, placed } from "../fixed.ts";

// mpt3sas 0000:04:00.0: AMD-Vi: Event logged [IO_PAGE_FAULT domain=0x000f address=0x8a5c4000 flags=0x0020]
const FAULT = new RegExp(
  `${DEVICE_PREFIX}(?:AMD-Vi: )?(?:Event logged )?\\[?\\bIO_PAGE_FAULT(?: device=([0-9a-f:]{2,7}:[0-9a-f]{2}\\.[0-7]))?(?: pasid=(0x[0-9a-f]{1,8}))?` +
    "(?: domain=(0x[0-9a-f]{1,8}))?(?: pasid=0x[0-9a-f]{1,8})? address=(0x[0-9a-f]{1,16})(?=\\s)(?: flags=(0x[0-9a-f]{1,4})(?=\\]))?",
  "di",
);

// AMD-Vi: Event logged [
const HEAD = /\bAMD-Vi: Event logged \[\s*$/di;

const bit = (flags: bigint, at: number): boolean => ((flags >> BigInt(at)) & 1n) === 1n;

/** PR at bit 4, RW at 5, PE at 6, RZ at 7. */
const PR = 4;
const RW = 5;
const PE = 6;
const RZ = 7;

/** RW means a write. Clear, it means a read only where PR says that the page is present: for an absent one it has no meaning. */
const accessOf = (flags: bigint): "read" | "write" | null => {
  if (bit(flags, RW)) return "write";
  return bit(flags, PR) ? "read" : null;
};

const reasonOf = (flags: bigint): FaultReason => {
  if (!bit(flags, PR)) return "not-present";
  if (bit(flags, RZ) || !bit(flags, PE)) return "other";
  return bit(flags, RW) ? "no-write" : "no-read";
};

const refusal = (body: string): FixedLine | null => {
  const match = FAULT.exec(body);
  if (match === null) return null;
  const flags = hexOf(match[7] ?? "");
  const access = flags === null ? null : accessOf(flags);
  return fixedLine(match, "fault", "iommu", {
    family: "amd-vi",
    slot: "fault",
    requester: placed(match, 3, asWritten) ?? placed(match, 2, asWritten),
    address: placed(match, 6, hexOf),
    access: access === null ? null : placed(match, 7, () => access),
    reason: flags === null ? null : placed(match, 7, () => reasonOf(flags)),
    pci: mayBeStorage(match[1]),
    details: detailsOf(match, [1, "driver"], [4, "PASID"], [5, "domain"], [7, "flags"]),
  });
};

const head = (body: string): FixedLine | null => {
  const match = HEAD.exec(body);
  return match === null ? null : fixedLine(match, "part", "iommu", { family: "amd-vi", slot: "head" });
};

/** What Linux says for AMD's IOMMU. */
export const amdVi: Dialect = {
  id: "amd-vi",
  about: "Fault lines of Linux for AMD's IOMMU.",
  readings: [],
  fixed: { gate: /AMD-Vi:|IO_PAGE_FAULT/, read: (body) => refusal(body) ?? head(body) },
  samples: [
    {
      lines: [
        "mpt3sas 0000:04:00.0: AMD-Vi: Event logged [IO_PAGE_FAULT domain=0x000f address=0x8a5c4000 flags=0x0020]",
      ],
      gives: ["fault"],
    },
    {
      lines: [
        "AMD-Vi: Event logged [IO_PAGE_FAULT device=04:00.0 domain=0x001d address=0x000000008a5c4000 flags=0x0050]",
      ],
      gives: ["fault"],
    },
    {
      lines: [
        "AMD-Vi: Event logged [",
        "IO_PAGE_FAULT device=04:00.0 domain=0x0000 address=0x000000008a5c4000 flags=0x0000]",
      ],
      gives: ["fault"],
    },
  ],
};
