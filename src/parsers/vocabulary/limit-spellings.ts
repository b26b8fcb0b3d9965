/** Spellings of what a driver and a device declare: the dictionary of constraints, the DMA specification, the longest transfer. Data only. */
import { type Entry, plain, telling } from "./entry.ts";

/** Keys of limits. */
export const LIMITS: readonly Entry[] = [
  telling("constraint", "host", "io maximum segment count read", "io maximum segment count write"),
  telling("constraint", "host", "io maximum segment byte count read", "io maximum segment byte count write"),
  telling("constraint", "host", "io minimum segment alignment byte count", "io maximum segment addressable bit count"),
  telling("constraint", "host", "hba data alignment", "io minimum hba data alignment mask"),
  telling("constraint", "host", "scsi hierarchical logical unit support", "io hierarchical logical unit support"),
  telling("constraint", "host", "io maximum byte count read", "io maximum byte count write"),
  telling("constraint", "host", "io maximum block count read", "io maximum block count write"),
  plain("max-transfer", null, "max transfer size", "maximum transfer size", "max transfer", "maximum transfer"),
  plain("max-transfer", null, "max transfer length", "maximum transfer length", "max xfer", "max xfer size"),
  plain("max-transfer", null, "max xfer len", "max xfer length", "max data transfer size", "max io size"),
  plain(
    "max-transfer",
    null,
    "max transfer bytes",
    "max xfer bytes",
    "longest transfer",
    "transfer limit",
    "xfer limit",
  ),
  plain("max-transfer", null, "max data length", "max request size", "max request length", "max dma size"),
  plain("max-transfer", null, "maximum data transfer size", "max data transfer"),
  plain(
    "address-bits",
    "host",
    "num address bits",
    "address bits",
    "addr bits",
    "max address bits",
    "dma address bits",
  ),
  plain("address-bits", "host", "number of address bits", "address width", "addr width", "dma bits", "dma width"),
  plain("segment-type", "host", "segment type", "output segment type", "dma output segment type", "seg type"),
  plain("segment-type", "host", "dma segment type", "dma output type", "output type", "segment format"),
  plain("segments", null, "segments", "segment count", "seg count", "num segments", "nsegs", "nseg", "segs"),
  plain("highest-target", "host", "highest device id", "highest supported device id", "highest target id"),
  plain("highest-target", "host", "highest target", "max target id", "highest id", "max target", "highest device"),
];
