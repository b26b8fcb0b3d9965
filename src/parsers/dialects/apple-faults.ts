/**
 * What macOS prints of refused accesses: VT-d, the DARTs, the PCIe bridges of Apple silicon and the page table monitor. Apart from
 * Linux, whose kernel has words of its own for the same hardware. Forms: IOPCIFamily (open source), and public panics and logs.
 */
import type { FaultReason } from "../../model/event.ts";
import type { Dialect } from "../dialect.ts";
import { dmarReason, isGraphics } from "../faults/vtd.ts";
import { asWritten, detailsOf, type FixedLine, fixedLine, hexOf, pageIn, placed } from "../fixed.ts";

// vtd[0] fault: device 131:0:0 reason 0x6 R:0x101704000
const VTD =
  /\bvtd\[\d{1,3}\] fault: device (\d{1,5}:\d{1,3}:\d{1,2}) reason (0x[0-9a-f]{1,4}) ([RW]):(0x[0-9a-f]{1,16})(?![0-9a-f])/di;

const vtd = (body: string): FixedLine | null => {
  const match = VTD.exec(body);
  if (match === null) return null;
  return fixedLine(match, "fault", "iommu", {
    requester: placed(match, 1, asWritten),
    reason: placed(match, 2, (code) => dmarReason(Number(code), "")),
    access: placed(match, 3, (letter) => (letter.toUpperCase() === "W" ? "write" : "read")),
    address: placed(match, 4, pageIn),
    // Bus, device and function are decimal here.
    pci: !isGraphics((match[1] ?? "").split(":").map(Number)),
  });
};

// dart-apciec0 (0xfffffe24): DART(DART) error: SID 1 PTE invalid exception on write of DVA 0x8a5c4000 (CTE 0x10) ERROR_STATUS 0x90000008
const DART =
  /\b(dart-[\w-]{1,40})(?: \(0x[0-9a-f]{1,16}\))?: (?:DART|SMMU)(\(\w{1,12}\))? error:(?: SID (\d{1,5}))? ((?:TTBR|STE|CTE|L\d|PTE|page|read|write)[\w -]{0,30}?) exception on (read|write)(?: (?:with|of) DVA (0x[0-9a-f]{1,16}|0)(?![0-9a-fx]))?/di;

// ERROR_STATUS 0x90000008
const ERROR_STATUS = /\bERROR_STATUS (0x[0-9a-f]{1,8})\b/di;

/** A protection that names no access is one against the access that met it. */
const dartReason = (text: string, access: string): FaultReason => {
  if (/^(?:TTBR|STE|CTE)/i.test(text)) return "requester";
  if (/invalid/i.test(text)) return "not-present";
  if (/write/i.test(text)) return "no-write";
  if (/read/i.test(text)) return "no-read";
  if (!/prot/i.test(text)) return "other";
  return /write/i.test(access) ? "no-write" : "no-read";
};

const dart = (body: string): FixedLine | null => {
  const match = DART.exec(body);
  if (match === null) return null;
  // The long form goes on behind the address: one that ends there is cut, perhaps inside the address.
  const cut = match[2] !== undefined && body.slice(match.index + match[0].length).trim() === "";
  const status = ERROR_STATUS.exec(body);
  return fixedLine(match, "fault", "iommu", {
    requester: placed(match, 3, asWritten) ?? placed(match, 1, asWritten),
    reason: placed(match, 4, (words) => dartReason(words, match[5] ?? "")),
    access: placed(match, 5, (way) => (way.toLowerCase() === "write" ? "write" : "read")),
    address: placed(match, 6, (text) => (cut ? null : hexOf(text))),
    // Units of the PCIe bridges carry it in their names; displays, cameras and USB have units of their own.
    pci: /^dart-apcie/i.test(match[1] ?? ""),
    details: [...detailsOf(match, [1, "unit"]), ...(status === null ? [] : detailsOf(status, [1, "error status"]))],
  });
};

// apciec[pcic0-bridge]::handleInterrupt: Request address is greater than 32 bits linksts=0x10 pcielint=0x220000
const TOO_WIDE =
  /\b(apciec?\w{0,8}\[[\w-]{1,40}\])(?:::\w{1,40})?:? Request address is greater than 32 bits(?: linksts=(0x[0-9a-f]{1,16})(?: pcielint=(0x[0-9a-f]{1,16})\b)?)?/di;

// apciec[pcic0-bridge] unhandled interrupts (0x200000 out of 0x220000)
const UNHANDLED =
  /\b(apciec?\w{0,8}\[[\w-]{1,40}\]) unhandled interrupts \((0x[0-9a-f]{1,8}) out of (0x[0-9a-f]{1,8})\)/di;

/** Bit 21 of the port's interrupts is the same condition as the words above. Authority: two public panics of one fault. */
const TOO_WIDE_INTERRUPT = 1n << 21n;

const bridge = (body: string): FixedLine | null => {
  const wide = TOO_WIDE.exec(body);
  if (wide !== null) {
    return fixedLine(wide, "fault", "bus", {
      requester: placed(wide, 1, asWritten),
      reason: { ...fixedLine(wide, "fault", "bus").said, value: "too-wide" },
      details: detailsOf(wide, [2, "link status"], [3, "interrupts"]),
    });
  }
  const match = UNHANDLED.exec(body);
  if (match === null) return null;
  const tooWide = ((hexOf(match[2] ?? "") ?? 0n) & TOO_WIDE_INTERRUPT) !== 0n;
  return fixedLine(match, tooWide ? "fault" : "notice", "bus", {
    requester: placed(match, 1, asWritten),
    reason: tooWide ? placed(match, 2, () => "too-wide") : null,
    details: detailsOf(match, [2, "interrupts"]),
  });
};

// Completion timeout seen! [Device index = 0x0] [Link up = true] [CPL timeout = 0x9]
const COMPLETION =
  /\bCompletion timeout seen!(?: \[Device index = (0x[0-9a-f]{1,4})\])?(?: \[Link up = (\w{1,8})\])?(?: \[CPL timeout = (0x[0-9a-f]{1,8})\])?/di;

// [SPTM] VIOLATION_T8110_DART_INVALID_ERR_MASK: validate_t8110dart_err_mask(…) state->dart_id(0x9), err_mask(0x80180000)
const SPTM = /\b(VIOLATION_(?:\w{1,12}_)?DART_\w{1,60})\b/di;
const SPTM_PARTS = /\bdart_id\((0x[0-9a-f]{1,8})\)(?:.{0,4}err_mask\((0x[0-9a-f]{1,8})\))?/di;

const completion = (body: string): FixedLine | null => {
  const match = COMPLETION.exec(body);
  if (match === null) return null;
  return fixedLine(match, "notice", "bus", {
    details: detailsOf(match, [1, "device index"], [2, "link up"], [3, "completion timeout"]),
  });
};

const sptm = (body: string): FixedLine | null => {
  const match = SPTM.exec(body);
  if (match === null) return null;
  const parts = SPTM_PARTS.exec(body);
  return fixedLine(match, "notice", "iommu", {
    details: [
      ...detailsOf(match, [1, "violation"]),
      ...(parts === null ? [] : detailsOf(parts, [1, "unit"], [2, "error mask"])),
    ],
  });
};

// fault     exception     Request address     interrupts (     Completion timeout     VIOLATION_T8110_DART_INVALID
const GATE = /fault: device|exception on|than 32 bits|unhandled interrupts|Completion timeout|VIOLATION_/i;

/** What macOS says of refused accesses. */
export const appleFaults: Dialect = {
  id: "apple-faults",
  about: "Fault lines of macOS: VT-d, the DARTs and the PCIe bridges of Apple silicon.",
  readings: [],
  fixed: {
    gate: GATE,
    read: (body) => vtd(body) ?? dart(body) ?? bridge(body) ?? completion(body) ?? sptm(body),
  },
  samples: [
    { lines: ["vtd[0] fault: device 131:0:0 reason 0x6 R:0x101704000"], gives: ["fault"] },
    {
      lines: [
        "dart-apciec0 (0xfffffe24aaaa0000): DART(DART) error: SID 1 PTE invalid exception on write of DVA 0x8a5c4000 (CTE 0x10 SEG 0xb PTE 0x3db) ERROR_STATUS 0x90000008 TIME 0 TTE 0 AXI_ID 0xc0",
      ],
      gives: ["fault"],
    },
    { lines: ["dart-isp0: DART error: SID 0 TTBR invalid exception on read with DVA 0x0"], gives: ["fault"] },
    {
      lines: [
        "apciec[pcic0-bridge]::handleInterrupt: Request address is greater than 32 bits linksts=0x99000001 pcielint=0x220000 linkcdmsts=0x00 (ltssm 0x11=L0)",
      ],
      gives: ["fault"],
    },
    {
      lines: ["Completion timeout seen! [Device index = 0x0] [Link up = true] [CPL timeout = 0x9]"],
      gives: ["notice"],
    },
    {
      lines: [
        "[SPTM] VIOLATION_T8110_DART_INVALID_ERR_MASK: validate_t8110dart_err_mask() state->dart_id(0x9), err_mask(0x80180000)",
      ],
      gives: ["notice"],
    },
  ],
};
