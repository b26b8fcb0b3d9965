/** Every cause of this folder. Derived from the file names by `npm run derive`; a test compares. */
import type { Cause } from "../cause.ts";
import { addressBeyondBus } from "./address-beyond-bus.ts";
import { blockedQueue } from "./blocked-queue.ts";
import { byteSwappedIova } from "./byte-swapped-iova.ts";
import { clearedView } from "./cleared-view.ts";
import { closedSession } from "./closed-session.ts";
import { contradictoryLimits } from "./contradictory-limits.ts";
import { copiedBackBuffer } from "./copied-back-buffer.ts";
import { crossedTasks } from "./crossed-tasks.ts";
import { dereferencedIova } from "./dereferenced-iova.ts";
import { disabledBusMaster } from "./disabled-bus-master.ts";
import { doubleCompletion } from "./double-completion.ts";
import { driverCrash } from "./driver-crash.ts";
import { duplicateTaskId } from "./duplicate-task-id.ts";
import { earlyCompletion } from "./early-completion.ts";
import { earlyRead } from "./early-read.ts";
import { earlyReply } from "./early-reply.ts";
import { earlyUnmap } from "./early-unmap.ts";
import { failureElsewhere } from "./failure-elsewhere.ts";
import { firmwareFault } from "./firmware-fault.ts";
import { foreignBuffer } from "./foreign-buffer.ts";
import { immediateResponse } from "./immediate-response.ts";
import { incoherentRead } from "./incoherent-read.ts";
import { incompleteConstraints } from "./incomplete-constraints.ts";
import { lateCompletion } from "./late-completion.ts";
import { lateConstraintsReport } from "./late-constraints-report.ts";
import { lateDataBuffer } from "./late-data-buffer.ts";
import { lostInterrupt } from "./lost-interrupt.ts";
import { lostRequest } from "./lost-request.ts";
import { malformedRequest } from "./malformed-request.ts";
import { misaddressedResponse } from "./misaddressed-response.ts";
import { misalignedSegment } from "./misaligned-segment.ts";
import { mismatchedUnmap } from "./mismatched-unmap.ts";
import { misplacedConstraints } from "./misplaced-constraints.ts";
import { misprintedZeros } from "./misprinted-zeros.ts";
import { misreadElement } from "./misread-element.ts";
import { missingCompletion } from "./missing-completion.ts";
import { missingMapper } from "./missing-mapper.ts";
import { multiSegmentRefusal } from "./multi-segment-refusal.ts";
import { nullDataBuffer } from "./null-data-buffer.ts";
import { outOfRangeTarget } from "./out-of-range-target.ts";
import { overdeclaredAddressWidth } from "./overdeclared-address-width.ts";
import { overriddenConstraintsReport } from "./overridden-constraints-report.ts";
import { oversizeTransfer } from "./oversize-transfer.ts";
import { overstatedResponse } from "./overstated-response.ts";
import { physicalAddress } from "./physical-address.ts";
import { protocolError } from "./protocol-error.ts";
import { reusedStaging } from "./reused-staging.ts";
import { reversedDirection } from "./reversed-direction.ts";
import { shortDma } from "./short-dma.ts";
import { shortElement } from "./short-element.ts";
import { signExtendedIova } from "./sign-extended-iova.ts";
import { stagedZeros } from "./staged-zeros.ts";
import { staleIova } from "./stale-iova.ts";
import { staleTranslation } from "./stale-translation.ts";
import { swappedPayload } from "./swapped-payload.ts";
import { truncatedIova } from "./truncated-iova.ts";
import { truncatedSegmentList } from "./truncated-segment-list.ts";
import { uncompletedOwnMapping } from "./uncompleted-own-mapping.ts";
import { uncopiedPrivateBuffer } from "./uncopied-private-buffer.ts";
import { unmappedIova } from "./unmapped-iova.ts";
import { unmappedRequester } from "./unmapped-requester.ts";
import { unreachableDevice } from "./unreachable-device.ts";
import { unrelatedFault } from "./unrelated-fault.ts";
import { unreportedConstraints } from "./unreported-constraints.ts";
import { unstartedDma } from "./unstarted-dma.ts";
import { unsyncedBounceBuffer } from "./unsynced-bounce-buffer.ts";
import { unversionedResponse } from "./unversioned-response.ts";
import { wordSwappedIova } from "./word-swapped-iova.ts";
import { writeProtectedMapping } from "./write-protected-mapping.ts";
import { wrongDmaDestination } from "./wrong-dma-destination.ts";
import { wrongDmaSource } from "./wrong-dma-source.ts";
import { wrongSegmentType } from "./wrong-segment-type.ts";
import { zeroBreakSize } from "./zero-break-size.ts";
import { zeroByteResponse } from "./zero-byte-response.ts";
import { zeroSource } from "./zero-source.ts";

export const causes: readonly Cause[] = [
  addressBeyondBus,
  blockedQueue,
  byteSwappedIova,
  clearedView,
  closedSession,
  contradictoryLimits,
  copiedBackBuffer,
  crossedTasks,
  dereferencedIova,
  disabledBusMaster,
  doubleCompletion,
  driverCrash,
  duplicateTaskId,
  earlyCompletion,
  earlyRead,
  earlyReply,
  earlyUnmap,
  failureElsewhere,
  firmwareFault,
  foreignBuffer,
  immediateResponse,
  incoherentRead,
  incompleteConstraints,
  lateCompletion,
  lateConstraintsReport,
  lateDataBuffer,
  lostInterrupt,
  lostRequest,
  malformedRequest,
  misaddressedResponse,
  misalignedSegment,
  mismatchedUnmap,
  misplacedConstraints,
  misprintedZeros,
  misreadElement,
  missingCompletion,
  missingMapper,
  multiSegmentRefusal,
  nullDataBuffer,
  outOfRangeTarget,
  overdeclaredAddressWidth,
  overriddenConstraintsReport,
  oversizeTransfer,
  overstatedResponse,
  physicalAddress,
  protocolError,
  reusedStaging,
  reversedDirection,
  shortDma,
  shortElement,
  signExtendedIova,
  stagedZeros,
  staleIova,
  staleTranslation,
  swappedPayload,
  truncatedIova,
  truncatedSegmentList,
  uncompletedOwnMapping,
  uncopiedPrivateBuffer,
  unmappedIova,
  unmappedRequester,
  unreachableDevice,
  unrelatedFault,
  unreportedConstraints,
  unstartedDma,
  unsyncedBounceBuffer,
  unversionedResponse,
  wordSwappedIova,
  writeProtectedMapping,
  wrongDmaDestination,
  wrongDmaSource,
  wrongSegmentType,
  zeroBreakSize,
  zeroByteResponse,
  zeroSource,
];
