/** Every cause of this folder. Derived from the file names by `npm run derive`; a test compares. */
import type { Cause } from "../cause.ts";
import { byteSwappedIova } from "./byte-swapped-iova.ts";
import { clearedView } from "./cleared-view.ts";
import { copiedBackBuffer } from "./copied-back-buffer.ts";
import { disabledBusMaster } from "./disabled-bus-master.ts";
import { earlyCompletion } from "./early-completion.ts";
import { earlyRead } from "./early-read.ts";
import { failureElsewhere } from "./failure-elsewhere.ts";
import { foreignBuffer } from "./foreign-buffer.ts";
import { incoherentRead } from "./incoherent-read.ts";
import { incompleteConstraints } from "./incomplete-constraints.ts";
import { lateConstraintsReport } from "./late-constraints-report.ts";
import { lateDataBuffer } from "./late-data-buffer.ts";
import { misprintedZeros } from "./misprinted-zeros.ts";
import { overriddenConstraintsReport } from "./overridden-constraints-report.ts";
import { protocolError } from "./protocol-error.ts";
import { shortElement } from "./short-element.ts";
import { signExtendedIova } from "./sign-extended-iova.ts";
import { stagedZeros } from "./staged-zeros.ts";
import { staleIova } from "./stale-iova.ts";
import { staleTranslation } from "./stale-translation.ts";
import { truncatedIova } from "./truncated-iova.ts";
import { unmappedIova } from "./unmapped-iova.ts";
import { unmappedRequester } from "./unmapped-requester.ts";
import { unreachableDevice } from "./unreachable-device.ts";
import { unrelatedFault } from "./unrelated-fault.ts";
import { unreportedConstraints } from "./unreported-constraints.ts";
import { unstartedDma } from "./unstarted-dma.ts";
import { unsyncedBounceBuffer } from "./unsynced-bounce-buffer.ts";
import { wordSwappedIova } from "./word-swapped-iova.ts";
import { writeProtectedMapping } from "./write-protected-mapping.ts";
import { wrongDmaSource } from "./wrong-dma-source.ts";
import { zeroSource } from "./zero-source.ts";

export const causes: readonly Cause[] = [
  byteSwappedIova,
  clearedView,
  copiedBackBuffer,
  disabledBusMaster,
  earlyCompletion,
  earlyRead,
  failureElsewhere,
  foreignBuffer,
  incoherentRead,
  incompleteConstraints,
  lateConstraintsReport,
  lateDataBuffer,
  misprintedZeros,
  overriddenConstraintsReport,
  protocolError,
  shortElement,
  signExtendedIova,
  stagedZeros,
  staleIova,
  staleTranslation,
  truncatedIova,
  unmappedIova,
  unmappedRequester,
  unreachableDevice,
  unrelatedFault,
  unreportedConstraints,
  unstartedDma,
  unsyncedBounceBuffer,
  wordSwappedIova,
  writeProtectedMapping,
  wrongDmaSource,
  zeroSource,
];
