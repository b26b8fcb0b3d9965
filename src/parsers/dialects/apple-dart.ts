/** The DART as Linux prints it on Apple silicon. Apart from macOS, which names the unit and the page table instead. Form: drivers/iommu/apple-dart.c. */
import type { FaultReason } from "../../model/event.ts";
import type { Dialect } from "../dialect.ts";
import { asWritten, detailsOf, type FixedLine, fixedLine, hexOf, placed } from "../fixed.ts";

// apple-dart 682008000.iommu: translation fault: status:0x80000208 stream:0 code:0x8 (NO PTE FOR IOVA) at 0x8a5c4000
const FAULT =
  /\bapple-dart ([\w.@]{1,40}): translation fault: status:(0x[0-9a-f]{1,8}) stream:(\d{1,3}) code:(0x[0-9a-f]{1,8}) \(([\w ]{1,40})\)(?: at (0x[0-9a-f]{1,16})(?![0-9a-f]))?/di;

/** The words, not the code: its bits differ between generations of the unit. */
const reasonOf = (words: string): FaultReason => {
  if (/NO (?:PTE|PMD|PGD)/i.test(words)) return "not-present";
  if (/NO TTBR/i.test(words)) return "requester";
  if (/WRITE FAULT/i.test(words)) return "no-write";
  return /READ FAULT/i.test(words) ? "no-read" : "other";
};

const accessOf = (words: string): "read" | "write" | null => {
  if (/WRITE FAULT/i.test(words)) return "write";
  return /READ FAULT/i.test(words) ? "read" : null;
};

const refusal = (body: string): FixedLine | null => {
  const match = FAULT.exec(body);
  if (match === null) return null;
  const access = accessOf(match[5] ?? "");
  return fixedLine(match, "fault", "iommu", {
    requester: placed(match, 1, asWritten),
    reason: placed(match, 5, reasonOf),
    access: access === null ? null : placed(match, 5, () => access),
    address: placed(match, 6, hexOf),
    details: detailsOf(match, [1, "unit"], [2, "error status"], [3, "stream"], [4, "code"]),
  });
};

/** What Linux says for the DART. */
export const appleDart: Dialect = {
  id: "apple-dart",
  about: "Fault lines of Linux for the DART of Apple silicon.",
  readings: [],
  fixed: { gate: /apple-dart/, read: refusal },
  samples: [
    {
      lines: [
        "apple-dart 682008000.iommu: translation fault: status:0x80000208 stream:0 code:0x8 (NO PTE FOR IOVA) at 0x8a5c4000",
      ],
      gives: ["fault"],
    },
  ],
};
