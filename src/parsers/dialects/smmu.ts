/**
 * Arm's SMMU as Linux prints it, versions 3 and 2: several lines for one refusal. Forms: drivers/iommu/arm; words of the event
 * record: SMMUv3 architecture, event records; FSR and FSYNR0: SMMUv2 architecture.
 */
import type { FaultReason } from "../../model/event.ts";
import type { Dialect } from "../dialect.ts";
import { eventName, eventReason, recordOf } from "../faults/smmu-record.ts";
import { asWritten, detailsOf, type FixedLine, fixedLine, hexOf, placed } from "../fixed.ts";

// arm-smmu-v3 fc900000.iommu: event 0x10 received:
const RECEIVED = /\barm-smmu-v3 ([\w.@]{1,40}): event (0x[0-9a-f]{1,2}) received:\s*$/di;

// arm-smmu-v3 fc900000.iommu: 	0x0000210000000010
const WORD = /\barm-smmu-v3 ([\w.@]{1,40}):\s{1,8}(0x[0-9a-f]{16})\s*$/di;

// arm-smmu-v3 fc900000.iommu: event: F_TRANSLATION client: 0002:21:00.0 sid: 0x2100 ssid: 0x0 iova: 0x8a5c4000 ipa: 0x0
const EVENT =
  /\barm-smmu-v3 ([\w.@]{1,40}): event: ([CFE]_\w{1,30})(?: client: ([\w.:()]{1,40}) sid: (0x[0-9a-f]{1,8})(?: ssid: (0x[0-9a-f]{1,8}))?)?(?: iova: (0x[0-9a-f]{1,16}) ipa: )?/di;

// arm-smmu-v3 fc900000.iommu: unpriv data write s1 "Input address caused fault" stag: 0x0
const ATTRIBUTES = /\barm-smmu-v3 ([\w.@]{1,40}): (?:un)?priv (?:data|inst) (read|write) s[12]\b/di;

// arm-smmu 15000000.iommu: Unhandled context fault: fsr=0x402, iova=0xfd7fe000, fsynr=0x540003, cbfrsynra=0x19c3, cb=9
const CONTEXT =
  /\barm-smmu ([\w.@]{1,40}): Unhandled context fault: fsr=(0x[0-9a-f]{1,8}),(?: iova=(0x[0-9a-f]{1,16}),(?: fsynr=(0x[0-9a-f]{1,8}),(?: cbfrsynra=(0x[0-9a-f]{1,8}),)?)?)?/di;

// arm-smmu 15000000.iommu: FSR    = 00000402 [TF ], SID=0x19c3
const REGISTERS =
  /\barm-smmu ([\w.@]{1,40}): (?:FSR {1,8}= [0-9a-f]{8} \[[^\]]{0,60}\], SID=(0x[0-9a-f]{1,8})|FSYNR0 {1,8}= [0-9a-f]{8} \[[^\]]{0,60}\]|soft iova-to-phys=(0x[0-9a-f]{16}))/di;

const TF = 1n << 1n;
const PF = 1n << 3n;
const WNR = 1n << 4n;

const contextReason = (fsr: bigint, write: boolean | null): FaultReason => {
  if ((fsr & TF) !== 0n) return "not-present";
  if ((fsr & PF) === 0n) return "other";
  return write === null ? "no-access" : write ? "no-write" : "no-read";
};

const third = (body: string): FixedLine | null => {
  const received = RECEIVED.exec(body);
  if (received !== null) {
    const id = Number(received[2]);
    return fixedLine(received, "fault", "iommu", {
      family: "smmu-v3",
      unit: received[1] ?? null,
      slot: "received",
      details: detailsOf(received, [1, "unit"], [2, "event", () => eventName(id)]),
      decode: recordOf,
    });
  }
  const word = WORD.exec(body);
  if (word !== null) {
    return fixedLine(word, "part", "iommu", {
      family: "smmu-v3",
      unit: word[1] ?? null,
      word: placed(word, 2, hexOf),
    });
  }
  const event = EVENT.exec(body);
  if (event !== null) {
    return fixedLine(event, "fault", "iommu", {
      family: "smmu-v3",
      unit: event[1] ?? null,
      slot: "event",
      reason: placed(event, 2, eventReason),
      requester: placed(event, 3, asWritten),
      address: placed(event, 6, hexOf),
      details: detailsOf(event, [1, "unit"], [2, "event"], [4, "stream"], [5, "substream"]),
    });
  }
  const attributes = ATTRIBUTES.exec(body);
  return attributes === null
    ? null
    : fixedLine(attributes, "part", "iommu", {
        family: "smmu-v3",
        unit: attributes[1] ?? null,
        slot: "attributes",
        access: placed(attributes, 2, (way) => (way.toLowerCase() === "write" ? "write" : "read")),
      });
};

const second = (body: string): FixedLine | null => {
  const match = CONTEXT.exec(body);
  if (match !== null) {
    const [fsr, fsynr] = [hexOf(match[2] ?? ""), hexOf(match[4] ?? "")];
    const write = fsynr === null ? null : (fsynr & WNR) !== 0n;
    return fixedLine(match, "fault", "iommu", {
      family: "smmu-v2",
      unit: match[1] ?? null,
      slot: "fault",
      requester: placed(match, 1, asWritten),
      reason: fsr === null ? null : placed(match, 2, () => contextReason(fsr, write)),
      address: placed(match, 3, hexOf),
      access: write === null ? null : placed(match, 4, () => (write ? "write" : "read")),
      details: detailsOf(match, [1, "unit"], [5, "stream"]),
    });
  }
  const registers = REGISTERS.exec(body);
  return registers === null
    ? null
    : fixedLine(registers, "part", "iommu", {
        family: "smmu-v2",
        unit: registers[1] ?? null,
        details: detailsOf(registers, [2, "stream"], [3, "page behind it"]),
      });
};

/** What Linux says for Arm's SMMU. */
export const smmu: Dialect = {
  id: "smmu",
  about: "Fault lines of Linux for Arm's SMMU.",
  readings: [],
  fixed: { gate: /arm-smmu/, read: (body) => third(body) ?? second(body) },
  samples: [
    {
      lines: [
        "arm-smmu-v3 fc900000.iommu: event 0x10 received:",
        "arm-smmu-v3 fc900000.iommu: \t0x0000210000000010",
        "arm-smmu-v3 fc900000.iommu: \t0x0000020000000000",
        "arm-smmu-v3 fc900000.iommu: \t0x000000008a5c4000",
        "arm-smmu-v3 fc900000.iommu: \t0x0000000000000000",
        "arm-smmu-v3 fc900000.iommu: event: F_TRANSLATION client: 0002:21:00.0 sid: 0x2100 ssid: 0x0 iova: 0x8a5c4000 ipa: 0x0",
        'arm-smmu-v3 fc900000.iommu: unpriv data write s1 "Input address caused fault" stag: 0x0',
      ],
      gives: ["fault"],
    },
    {
      lines: [
        "arm-smmu 15000000.iommu: Unhandled context fault: fsr=0x402, iova=0xfd7fe000, fsynr=0x540003, cbfrsynra=0x19c3, cb=9",
        "arm-smmu 15000000.iommu: FSR    = 00000402 [TF ], SID=0x19c3",
      ],
      gives: ["fault"],
    },
  ],
};
