/** Every cause of this folder. Derived from the file names by `npm run derive`; a test compares. */
import type { Cause } from "../cause.ts";
import { addressBeyondBus } from "./address-beyond-bus.ts";
import { blockedQueue } from "./blocked-queue.ts";
import { byteSwappedIova } from "./byte-swapped-iova.ts";
import { clearedView } from "./cleared-view.ts";
import { contradictoryLimits } from "./contradictory-limits.ts";
import { copiedBackBuffer } from "./copied-back-buffer.ts";
import { dereferencedIova } from "./dereferenced-iova.ts";
import { earlyCompletion } from "./early-completion.ts";
import { earlyRead } from "./early-read.ts";
import { failureElsewhere } from "./failure-elsewhere.ts";
import { foreignBuffer } from "./foreign-buffer.ts";
import { incompleteConstraints } from "./incomplete-constraints.ts";
import { lateConstraintsReport } from "./late-constraints-report.ts";
import { lateDataBuffer } from "./late-data-buffer.ts";
import { misplacedConstraints } from "./misplaced-constraints.ts";
import { misprintedZeros } from "./misprinted-zeros.ts";
import { missingMapper } from "./missing-mapper.ts";
import { multiSegmentRefusal } from "./multi-segment-refusal.ts";
import { nullDataBuffer } from "./null-data-buffer.ts";
import { outOfRangeTarget } from "./out-of-range-target.ts";
import { overdeclaredAddressWidth } from "./overdeclared-address-width.ts";
import { overriddenConstraintsReport } from "./overridden-constraints-report.ts";
import { oversizeTransfer } from "./oversize-transfer.ts";
import { protocolError } from "./protocol-error.ts";
import { shortElement } from "./short-element.ts";
import { signExtendedIova } from "./sign-extended-iova.ts";
import { staleIova } from "./stale-iova.ts";
import { truncatedIova } from "./truncated-iova.ts";
import { unmappedIova } from "./unmapped-iova.ts";
import { unreportedConstraints } from "./unreported-constraints.ts";
import { unstartedDma } from "./unstarted-dma.ts";
import { unsyncedBounceBuffer } from "./unsynced-bounce-buffer.ts";
import { wordSwappedIova } from "./word-swapped-iova.ts";
import { writeProtectedMapping } from "./write-protected-mapping.ts";
import { wrongDmaSource } from "./wrong-dma-source.ts";
import { wrongSegmentType } from "./wrong-segment-type.ts";
import { zeroBreakSize } from "./zero-break-size.ts";
import { zeroSource } from "./zero-source.ts";

export const causes: readonly Cause[] = [
  addressBeyondBus,
  blockedQueue,
  byteSwappedIova,
  clearedView,
  contradictoryLimits,
  copiedBackBuffer,
  dereferencedIova,
  earlyCompletion,
  earlyRead,
  failureElsewhere,
  foreignBuffer,
  incompleteConstraints,
  lateConstraintsReport,
  lateDataBuffer,
  misplacedConstraints,
  misprintedZeros,
  missingMapper,
  multiSegmentRefusal,
  nullDataBuffer,
  outOfRangeTarget,
  overdeclaredAddressWidth,
  overriddenConstraintsReport,
  oversizeTransfer,
  protocolError,
  shortElement,
  signExtendedIova,
  staleIova,
  truncatedIova,
  unmappedIova,
  unreportedConstraints,
  unstartedDma,
  unsyncedBounceBuffer,
  wordSwappedIova,
  writeProtectedMapping,
  wrongDmaSource,
  wrongSegmentType,
  zeroBreakSize,
  zeroSource,
];
