/** The cause `unsynced-bounce-buffer`: `framework.bounce` becomes `unsynced`. */
import type { Cause } from "../cause.ts";

export const unsyncedBounceBuffer: Cause = {
  id: "unsynced-bounce-buffer",
  title: "Unsynced bounce buffer",
  sentence: "The DMA lands in a kernel bounce buffer that is never copied to the client's pages.",
  flip: { key: "framework.bounce", value: "unsynced" },
  effect: "established",
  remedy:
    "Give buffers and specification an alignment that needs no bounce; report the case to the vendor with the alignment and length of failing and passing requests.",
  remedyClass: "own",
  explanation:
    "Where an address misses the alignment of the DMA specification the kernel puts a bounce buffer under the IOVA. If the copy at completion is skipped or short, the client sees what was there before.",
  missing: "the alignment of failing and passing requests",
  supports: "Failures only where the request is unaligned, high or short.",
  refutes: "Data that arrived at the client.",
  commonness: 5,
  authority: "xnu IOMemoryDescriptor.cpp and IODMACommand.cpp for the nominal copy; a skipped copy is our inference.",
};
