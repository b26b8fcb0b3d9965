/** A fault or a fact that belongs to no task, in words. */
import { formatBytes } from "../../../model/bytes.ts";
import { hex } from "../../../model/units.ts";
import type { Discrepancy } from "../../../rules/discrepancy.ts";
import type { Words } from "./words.ts";

export const strayWords = ({ fault, fact }: Discrepancy): Words => {
  if (fault !== null) {
    const where = fault.address?.value == null ? "" : ` at ${hex(fault.address.value)}`;
    return {
      kind: "fault",
      what: `the IOMMU refused an access${where} that no task here accounts for`,
      predicted: "no fault",
      observed: `a fault${where}`,
    };
  }
  const shown = fact?.saw ?? "";
  const saw = typeof shown === "string" ? shown : formatBytes(shown);
  const empty = fact?.saw === "0-byte-disk";
  return {
    kind: empty ? "outcome" : "bytes",
    what: empty ? "the client met a disk of 0 bytes" : `the ${fact?.by === "client" ? "client" : "DEXT"} saw ${saw}`,
    predicted: empty ? "a disk with data" : "the device's data",
    observed: saw,
  };
};
