/** The cause `misaligned-segment`: `driver.alignment` becomes `misaligned`. */
import type { Cause } from "../cause.ts";

export const misalignedSegment: Cause = {
  id: "misaligned-segment",
  title: "Misaligned segment",
  sentence:
    "A segment crosses a boundary, or begins at a place, that the hardware cannot handle, and the data end there.",
  flip: { key: "driver.alignment", value: "misaligned" },
  effect: "established",
  remedy: "State alignment and boundary in UserGetDMASpecification, and split or bounce what the hardware cannot use.",
  remedyClass: "own",
  explanation:
    "Engines stop or wrap at pages, at 64 KiB, at 4 GiB, and some need aligned beginnings. A request that crosses the boundary loses everything behind it; one of the same length that does not cross arrives whole.",
  missing:
    "failing requests that all cross a boundary at the byte where their damage begins, and passing ones that do not",
  supports:
    "Damage that begins exactly where the request crosses a boundary, in every failing task and in no passing one.",
  refutes: "Damage at another place, or in requests that cross no boundary.",
  commonness: 3,
  authority:
    "IOUserSCSIParallelInterfaceController.iig, UserGetDMASpecification; comparison of addresses over many tasks.",
};
