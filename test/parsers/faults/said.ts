/** What faults and notices say in a form that tables can hold, and the reports of several lines that tests share. */
import { read } from "../read.ts";

/** What a report says, without its places. */
export const said = (...lines: readonly string[]): readonly unknown[] =>
  read(...lines).events.map((event) => {
    if (event.kind === "notice") {
      const details = event.details.map(({ name, value }) => `${name}: ${value}`);
      return ["notice", event.about, event.requester?.value ?? null, ...details];
    }
    if (event.kind !== "fault") return event.kind;
    const { address, access, reason, requester, pci } = event;
    const where = address === null ? null : (address.value?.toString(16) ?? "unknown");
    return [where, access?.value ?? null, reason?.value ?? null, requester?.value ?? null, pci];
  });

/** A refusal with nothing but the words of its record. */
export const SMMU = [
  "arm-smmu-v3 fc900000.iommu: event 0x10 received:",
  "arm-smmu-v3 fc900000.iommu: \t0x0000210000000010",
  "arm-smmu-v3 fc900000.iommu: \t0x0000020000000000",
  "arm-smmu-v3 fc900000.iommu: \t0x000000008a5c4000",
  "arm-smmu-v3 fc900000.iommu: \t0x0000000000000000",
];

/** An error with the header of the request that failed. */
export const AER = [
  "pcieport 0000:00:1c.0: AER: Multiple Uncorrected (Non-Fatal) error received: 0000:04:00.0",
  "mpt3sas 0000:04:00.0: PCIe Bus Error: severity=Uncorrected (Non-Fatal), type=Transaction Layer, (Requester ID)",
  "mpt3sas 0000:04:00.0:   device [1000:005d] error status/mask=00100000/00000000",
  "mpt3sas 0000:04:00.0:    [20] UnsupReq               (First)",
  "mpt3sas 0000:04:00.0:   TLP Header: 40000002 0400003f 8a5c4000 00000000",
];
