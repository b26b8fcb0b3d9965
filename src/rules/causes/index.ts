/** Every cause of this folder. Derived from the file names by `npm run derive`; a test compares. */
import type { Cause } from "../cause.ts";
import { byteSwappedIova } from "./byte-swapped-iova.ts";
import { clearedView } from "./cleared-view.ts";
import { copiedBackBuffer } from "./copied-back-buffer.ts";
import { doubleCompletion } from "./double-completion.ts";
import { driverCrash } from "./driver-crash.ts";
import { duplicateTaskId } from "./duplicate-task-id.ts";
import { earlyCompletion } from "./early-completion.ts";
import { earlyRead } from "./early-read.ts";
import { failureElsewhere } from "./failure-elsewhere.ts";
import { firmwareFault } from "./firmware-fault.ts";
import { foreignBuffer } from "./foreign-buffer.ts";
import { immediateResponse } from "./immediate-response.ts";
import { incompleteConstraints } from "./incomplete-constraints.ts";
import { lateCompletion } from "./late-completion.ts";
import { lateConstraintsReport } from "./late-constraints-report.ts";
import { lateDataBuffer } from "./late-data-buffer.ts";
import { lostInterrupt } from "./lost-interrupt.ts";
import { lostRequest } from "./lost-request.ts";
import { misaddressedResponse } from "./misaddressed-response.ts";
import { misprintedZeros } from "./misprinted-zeros.ts";
import { missingCompletion } from "./missing-completion.ts";
import { overriddenConstraintsReport } from "./overridden-constraints-report.ts";
import { overstatedResponse } from "./overstated-response.ts";
import { protocolError } from "./protocol-error.ts";
import { shortElement } from "./short-element.ts";
import { signExtendedIova } from "./sign-extended-iova.ts";
import { staleIova } from "./stale-iova.ts";
import { truncatedIova } from "./truncated-iova.ts";
import { uncompletedOwnMapping } from "./uncompleted-own-mapping.ts";
import { unmappedIova } from "./unmapped-iova.ts";
import { unreportedConstraints } from "./unreported-constraints.ts";
import { unstartedDma } from "./unstarted-dma.ts";
import { unsyncedBounceBuffer } from "./unsynced-bounce-buffer.ts";
import { unversionedResponse } from "./unversioned-response.ts";
import { wordSwappedIova } from "./word-swapped-iova.ts";
import { writeProtectedMapping } from "./write-protected-mapping.ts";
import { wrongDmaSource } from "./wrong-dma-source.ts";
import { zeroByteResponse } from "./zero-byte-response.ts";
import { zeroSource } from "./zero-source.ts";

export const causes: readonly Cause[] = [
  byteSwappedIova,
  clearedView,
  copiedBackBuffer,
  doubleCompletion,
  driverCrash,
  duplicateTaskId,
  earlyCompletion,
  earlyRead,
  failureElsewhere,
  firmwareFault,
  foreignBuffer,
  immediateResponse,
  incompleteConstraints,
  lateCompletion,
  lateConstraintsReport,
  lateDataBuffer,
  lostInterrupt,
  lostRequest,
  misaddressedResponse,
  misprintedZeros,
  missingCompletion,
  overriddenConstraintsReport,
  overstatedResponse,
  protocolError,
  shortElement,
  signExtendedIova,
  staleIova,
  truncatedIova,
  uncompletedOwnMapping,
  unmappedIova,
  unreportedConstraints,
  unstartedDma,
  unsyncedBounceBuffer,
  unversionedResponse,
  wordSwappedIova,
  writeProtectedMapping,
  wrongDmaSource,
  zeroByteResponse,
  zeroSource,
];
