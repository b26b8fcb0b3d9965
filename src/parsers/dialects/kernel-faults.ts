/**
 * Refused accesses as the IOMMU's drivers print them. Each has one fixed form, so a pattern reads it rather than the
 * grammar. Forms: Apple's IOPCIFamily and AppleT8110DART as seen in public panics and logs; reason codes: VT-d specification, table 24.
 */
import type { FaultReason } from "../../model/event.ts";
import type { Dialect, FaultLine } from "../dialect.ts";
import type { Span } from "../grammar/nodes.ts";

// vtd[0] fault: device 131:0:0 reason 0x6 R:0x101704000
const VTD =
  /\bvtd\[\d{1,3}\] fault: device (\d{1,5}:\d{1,3}:\d{1,2}) reason (0x[0-9a-f]{1,4}) ([RW]):(0x[0-9a-f]{1,16})/di;

// dart-apciec0 (0xfffffe24): DART(DART) error: SID 1 PTE invalid exception on write of DVA 0x8a5c4000 (…) ERROR_STATUS 0x90000008
const DART =
  /\b(dart-[\w-]{1,40})(?: \(0x[0-9a-f]{1,16}\))?: (?:DART|SMMU)(?:\(\w{1,12}\))? error:(?: SID (\d{1,5}))? ((?:TTBR|STE|CTE|L\d|PTE|page|read|write)[\w -]{0,30}?) exception on (read|write)(?: (?:with|of) DVA (0x[0-9a-f]{1,16}|0))?/di;

/** Reasons 5 and 6 are reported for an absent entry as well as for a protected one. */
const VTD_REASONS: Readonly<Record<number, FaultReason>> = {
  1: "requester",
  2: "requester",
  3: "requester",
  4: "too-wide",
  5: "no-access",
  6: "no-access",
};

const dartReason = (text: string): FaultReason => {
  if (/^(?:TTBR|STE|CTE)/i.test(text)) return "requester";
  if (/invalid/i.test(text)) return "not-present";
  if (/write/i.test(text)) return "no-write";
  return /read/i.test(text) ? "no-read" : "other";
};

const spanAt = (match: RegExpExecArray, group: number): Span | null => {
  const at = match.indices?.[group];
  return at === undefined ? null : { start: at[0], end: at[1] };
};

const whole = (match: RegExpExecArray): Span => ({ start: match.index, end: match.index + match[0].length });

const vtd = (body: string): FaultLine | null => {
  const match = VTD.exec(body);
  if (match === null) return null;
  const [, , code = "0x0", letter] = match;
  const [requester, reason, access, address] = [1, 2, 3, 4].map((group) => spanAt(match, group));
  return {
    said: whole(match),
    address: address ?? null,
    access: access == null ? null : { ...access, value: letter?.toUpperCase() === "W" ? "write" : "read" },
    reason: reason == null ? null : { ...reason, value: VTD_REASONS[Number(code)] ?? "other" },
    requester: requester ?? null,
    pci: true,
  };
};

const dart = (body: string): FaultLine | null => {
  const match = DART.exec(body);
  if (match === null) return null;
  const [, unit = "", , why = "", way = ""] = match;
  const [name, stream, reason, access, address] = [1, 2, 3, 4, 5].map((group) => spanAt(match, group));
  return {
    said: whole(match),
    address: address ?? null,
    access: access == null ? null : { ...access, value: way.toLowerCase() === "write" ? "write" : "read" },
    reason: reason == null ? null : { ...reason, value: dartReason(why) },
    requester: stream ?? name ?? null,
    // Units of the PCIe bridges carry it in their names; displays, cameras and USB have units of their own.
    pci: /^dart-apcie/i.test(unit),
  };
};

/** What IOMMU drivers say of refused accesses. */
export const kernelFaults: Dialect = {
  id: "kernel-faults",
  about: "Fault lines of Apple's DART and of Intel's VT-d.",
  readings: [],
  fault: (body) => (/fault|exception/i.test(body) ? (vtd(body) ?? dart(body)) : null),
  samples: [
    { lines: ["vtd[0] fault: device 131:0:0 reason 0x6 R:0x101704000"], gives: ["fault"] },
    {
      lines: [
        "dart-apciec0 (0xfffffe24aaaa0000): DART(DART) error: SID 1 PTE invalid exception on write of DVA 0x8a5c4000 (CTE 0x10 SEG 0xb PTE 0x3db) ERROR_STATUS 0x90000008 TIME 0 TTE 0 AXI_ID 0xc0",
      ],
      gives: ["fault"],
    },
    { lines: ["dart-isp0: DART error: SID 0 TTBR invalid exception on read with DVA 0x0"], gives: ["fault"] },
  ],
};
