/** Fault lines of the IOMMU and the bus, which the kernel prints in fixed forms. */
import type { FaultEvent, FaultReason } from "../model/event.ts";
import type { Citation, Observed } from "../model/evidence.ts";
import { type Iova, iova } from "../model/units.ts";

export type FaultFields = Pick<FaultEvent, "address" | "access" | "reason" | "requester" | "pci">;

/** Cites the stretch of the body that a pattern's group matched. */
export type CiteText = (text: string, from: number) => Citation;

const observed = <T>(value: T, at: Citation): Observed<T> => ({ value, loss: null, at });

/** vtd[0] fault: device 131:0:0 reason 0x6 R:0x101704000 */
const VTD = /vtd\[\d{1,3}\] fault: device (\d{1,3}:\d{1,2}:\d) reason (0x[0-9a-f]{1,4}) ([RW]):(0x[0-9a-f]{1,16})/;

/** dart-apciec0 (0xfffffe24): DART(DART) error: SID 1 PTE invalid exception on write of DVA 0x8a5c4000 */
const DART =
  /(dart-[\w-]{1,40})(?: \((?:0x[0-9a-f]{1,16})\))?: (?:DART|SMMU)(?:\(\w{1,20}\))? error:(?: SID (\d{1,5}))? (\w{1,12}) invalid exception on (read|write) (?:with|of) DVA (0x[0-9a-f]{1,16}|0)/;

/** apciec[pcic0-bridge]::handleInterrupt: Request address is greater than 32 bits */
const WIDE = /(apciec\[[\w-]{1,40}\])::handleInterrupt: Request address is greater than 32 bits/;

const vtd = (body: string, cite: CiteText): FaultFields | null => {
  const found = VTD.exec(body);
  if (found === null) return null;
  const [, device = "", reason = "", letter = "", address = ""] = found;
  const from = (part: string): number => body.indexOf(part, found.index);
  // Reasons 5 and 6 are given for an absent entry as well, because it has neither right (VT-d specification).
  const why: FaultReason = reason === "0x5" || reason === "0x6" ? "no-access" : "other";
  return {
    address: observed(iova(BigInt(address)) as Iova, cite(address, body.lastIndexOf(address))),
    access: observed(letter === "R" ? "read" : "write", cite(letter, body.lastIndexOf(`${letter}:`))),
    reason: observed(why, cite(reason, from(reason))),
    requester: observed(device, cite(device, from(device))),
    pci: true,
  };
};

const dart = (body: string, cite: CiteText): FaultFields | null => {
  const found = DART.exec(body);
  if (found === null) return null;
  const [, unit = "", , entry = "", access = "", address = ""] = found;
  const from = (part: string): number => body.indexOf(part, found.index);
  return {
    address: observed(iova(BigInt(address)), cite(address, body.indexOf(address, from("DVA")))),
    access: observed(access === "read" ? "read" : "write", cite(access, body.indexOf(access, from("exception")))),
    reason: observed(/PTE/.test(entry) ? "not-present" : "requester", cite(entry, from(entry))),
    requester: observed(unit, cite(unit, from(unit))),
    pci: /^dart-apciec?/.test(unit),
  };
};

const wide = (body: string, cite: CiteText): FaultFields | null => {
  const found = WIDE.exec(body);
  if (found === null) return null;
  const [text, unit = ""] = found;
  return {
    address: null,
    access: null,
    reason: observed("too-wide", cite(text, found.index)),
    requester: observed(unit, cite(unit, found.index)),
    pci: true,
  };
};

/** Reads a fault line, or returns `null`. */
export const faultOf = (body: string, cite: CiteText): FaultFields | null =>
  vtd(body, cite) ?? dart(body, cite) ?? wide(body, cite);
