/**
 * PCIe error records, Linux and macOS: a block of lines of one device. A record is a fault only if it holds the header of a memory
 * request that failed; a corrected error loses nothing. Forms: drivers/pci/pcie/aer.c; IOPCIFamily (open source).
 */
import type { Dialect } from "../dialect.ts";
import { DEVICE_PREFIX, mayBeStorage } from "../faults/device-class.ts";
import { type MemoryRequest, memoryRequestOf } from "../faults/tlp.ts";
import { detailsOf, type FixedLine, fixedLine, placed, spanOf } from "../fixed.ts";

const AER = "(?:AER:\\s{1,6})?";
const BDF = "[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]";

// pcieport 0000:00:1c.0: AER: Multiple Uncorrected (Non-Fatal) error received: 0000:04:00.0
const RECEIVED = new RegExp(
  `${DEVICE_PREFIX}AER: (?:Multiple )?((?:Un)?correct(?:ed|able)(?: \\((?:Non-)?Fatal\\))?) error (?:message )?received(?: from)?:? ?(?:(${BDF})|id=([0-9a-f]{4}))?`,
  "di",
);

// mpt3sas 0000:04:00.0: PCIe Bus Error: severity=Uncorrected (Non-Fatal), type=Transaction Layer, (Requester ID)
const BUS_ERROR = new RegExp(
  `${DEVICE_PREFIX}${AER}PCIe Bus Error: severity=((?:Un)?correct(?:ed|able)(?: \\((?:Non-)?Fatal\\))?), type=([\\w ]{1,30})`,
  "di",
);

// mpt3sas 0000:04:00.0:   device [1000:005d] error status/mask=00100000/00000000
const STATUS = new RegExp(
  `${DEVICE_PREFIX}${AER}device \\[([0-9a-f]{4}:[0-9a-f]{4})\\] error status/mask=([0-9a-f]{8})/[0-9a-f]{8}`,
  "di",
);

// mpt3sas 0000:04:00.0:    [20] UnsupReq               (First)
const BIT = new RegExp(
  `${DEVICE_PREFIX}${AER}\\[ ?(\\d{1,2})\\] ([A-Z][\\w/ -]{2,40}?)\\s{0,30}(?:\\(First\\))?\\s{0,4}$`,
  "d",
);

// mpt3sas 0000:04:00.0:   TLP Header: 40000002 0400003f 8a5c4000 00000000
const TLP = new RegExp(
  `${DEVICE_PREFIX}${AER}TLP Header: (?:0x)?([0-9a-f]{8}) (?:0x)?([0-9a-f]{8}) ((?:0x)?([0-9a-f]{8})(?: (?:0x)?([0-9a-f]{8})(?![0-9a-f]))?)`,
  "di",
);

// AER uncorrectable status 0x00100000 sev 0x00062030 TLP 0x40000002 0x0400003f 0x8a5c4000 0x00000000
const APPLE =
  /\bAER ((?:un)?correctable) status (0x[0-9a-f]{8}) sev 0x[0-9a-f]{8} TLP (?:0x)?([0-9a-f]{8}) (?:0x)?([0-9a-f]{8}) ((?:0x)?([0-9a-f]{8}) (?:0x)?([0-9a-f]{8}))\b/di;

// AER: Error of this Agent is reported first
const AGENT = new RegExp(`${DEVICE_PREFIX}${AER}Error of this Agent(?:\\([0-9a-f]{4}\\))? is reported first`, "di");

const isCorrected = (severity: string): boolean => /^correct/i.test(severity);

/** `00e0`, the form of old kernels, is 0000:00:1c.0. */
const fromId = (id: string | undefined): string | null => {
  if (id === undefined) return null;
  const value = Number.parseInt(id, 16);
  const pair = (part: number): string => part.toString(16).padStart(2, "0");
  return `0000:${pair(value >> 8)}:${pair((value >> 3) & 0x1f)}.${value & 7}`;
};

const common = (match: RegExpExecArray): Pick<FixedLine, "family" | "unit" | "pci"> => ({
  family: "aer",
  unit: match[2]?.toLowerCase() ?? null,
  pci: mayBeStorage(match[1]),
});

const words = (match: RegExpExecArray, ...groups: readonly number[]): readonly number[] =>
  groups.map((group) => Number.parseInt(match[group] ?? "0", 16));

/** The access of a memory request. One from bus 0 is the processor's own, to a register of the device, and no DMA. */
const accessOf = (
  match: RegExpExecArray,
  request: MemoryRequest,
  groups: { readonly head: number; readonly ids: number; readonly address: number },
): Partial<FixedLine> => {
  const { access, requester, address, length, firstEnables, lastEnables, bus } = request;
  const at = spanOf(match, groups.ids);
  const enables =
    at === null
      ? []
      : [
          { ...at, name: "first byte enables", value: `0x${firstEnables.toString(16)}` },
          { ...at, name: "last byte enables", value: `0x${lastEnables.toString(16)}` },
        ];
  return {
    access: placed(match, groups.head, () => access),
    length: placed(match, groups.head, () => length),
    requester: placed(match, groups.ids, () => requester),
    address: placed(match, groups.address, () => address),
    pci: bus !== 0,
    details: enables,
  };
};

const tlp = (body: string): FixedLine | null => {
  const match = TLP.exec(body);
  if (match === null) return null;
  const whole = match[7] !== undefined;
  const header = words(match, 3, 4, 6, 7);
  const request = memoryRequestOf(header);
  // The upper half of a wide address says nothing without the lower one.
  const known = request !== null && (whole || !request.wide) ? request : null;
  const seen = known === null ? {} : accessOf(match, known, { head: 3, ids: 4, address: 5 });
  const base = common(match);
  return fixedLine(match, known === null ? "part" : "fault", "bus", {
    ...base,
    ...seen,
    slot: "header",
    pci: base.pci && (seen.pci ?? true),
  });
};

const apple = (body: string): FixedLine | null => {
  const match = APPLE.exec(body);
  if (match === null) return null;
  const harmless = isCorrected(match[1] ?? "");
  const request = harmless ? null : memoryRequestOf(words(match, 3, 4, 6, 7));
  const seen = request === null ? {} : accessOf(match, request, { head: 3, ids: 4, address: 5 });
  return fixedLine(match, request === null ? "notice" : "fault", "bus", {
    ...seen,
    harmless,
    details: [...detailsOf(match, [1, "severity"], [2, "status"]), ...(seen.details ?? [])],
  });
};

const announced = (body: string): FixedLine | null => {
  const match = RECEIVED.exec(body);
  if (match === null) return null;
  return fixedLine(match, "notice", "bus", {
    ...common(match),
    unit: match[4]?.toLowerCase() ?? fromId(match[5]) ?? match[2]?.toLowerCase() ?? null,
    // The port that reports is not the device that failed.
    pci: true,
    slot: "received",
    harmless: isCorrected(match[3] ?? ""),
    requester: placed(match, 4, (text) => text),
    details: detailsOf(match, [3, "severity"]),
  });
};

const described = (body: string): FixedLine | null => {
  const error = BUS_ERROR.exec(body);
  if (error !== null) {
    return fixedLine(error, "notice", "bus", {
      ...common(error),
      slot: "error",
      harmless: isCorrected(error[3] ?? ""),
      requester: placed(error, 2, (text) => text),
      details: detailsOf(error, [3, "severity"], [4, "layer"]),
    });
  }
  const status = STATUS.exec(body);
  if (status !== null) {
    const details = detailsOf(status, [3, "device"], [4, "status"]);
    return fixedLine(status, "part", "bus", { ...common(status), slot: "status", details });
  }
  const bit = BIT.exec(body);
  if (bit !== null && /AER|\b[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]:/i.test(bit[0])) {
    return fixedLine(bit, "part", "bus", { ...common(bit), details: detailsOf(bit, [4, "error"]) });
  }
  const agent = AGENT.exec(body);
  return agent === null ? null : fixedLine(agent, "part", "bus", common(agent));
};

const GATE = /AER|PCIe Bus Error|error status\/mask|TLP Header|\[ ?\d{1,2}\] [A-Z]|reported first/;

/** PCIe error records. */
export const pcieAer: Dialect = {
  id: "pcie-aer",
  about: "PCIe error records of Linux and macOS.",
  readings: [],
  fixed: { gate: GATE, read: (body) => tlp(body) ?? apple(body) ?? announced(body) ?? described(body) },
  samples: [
    {
      lines: [
        "pcieport 0000:00:1c.0: AER: Multiple Uncorrected (Non-Fatal) error received: 0000:04:00.0",
        "mpt3sas 0000:04:00.0: PCIe Bus Error: severity=Uncorrected (Non-Fatal), type=Transaction Layer, (Requester ID)",
        "mpt3sas 0000:04:00.0:   device [1000:005d] error status/mask=00100000/00000000",
        "mpt3sas 0000:04:00.0:    [20] UnsupReq               (First)",
        "mpt3sas 0000:04:00.0:   TLP Header: 40000002 0400003f 8a5c4000 00000000",
      ],
      gives: ["fault"],
    },
    {
      lines: [
        "pcieport 0000:00:1c.0: AER: Corrected error received: 0000:04:00.0",
        "mpt3sas 0000:04:00.0: PCIe Bus Error: severity=Corrected, type=Physical Layer, (Receiver ID)",
        "mpt3sas 0000:04:00.0:   device [1000:005d] error status/mask=00000001/0000e000",
        "mpt3sas 0000:04:00.0:    [ 0] RxErr",
      ],
      gives: ["notice"],
    },
    {
      lines: ["AER uncorrectable status 0x00100000 sev 0x00062030 TLP 0x40000002 0x0400003f 0x8a5c4000 0x00000000"],
      gives: ["fault"],
    },
  ],
};
