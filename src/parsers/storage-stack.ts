/** Lines of the kernel's storage stack, which stands above the driver: it hands requests out, refuses some, and ends those that nobody serves any more. */
import { denies, has, namesTask } from "./dialect.ts";
import type { Sentence } from "./sentence.ts";

// IOSCSIParallelInterfaceController: …     IOBlockStorageDriver: …
const STACK = /^\(?(?:IOSCSI(?:Parallel|Arch|Block|Hier)\w{0,40}|IOBlockStorage\w{0,20}|IOStorageFamily)\b/;

export const isOfStorageStack = ({ body }: Sentence): boolean => STACK.test(body.trimStart());

// outstanding task target 2 id 9 completed, DeviceNotPresent
const FLUSHED = /\bdevice[ _]?not[ _]?present\b|\b(?:flush|terminat|kill)(?:ed|es|ing)\b/i;

/** True for a task that the kernel ends itself, because its driver or its device is gone. */
export const isFlush = (sentence: Sentence): boolean =>
  isOfStorageStack(sentence) &&
  namesTask(sentence) &&
  FLUSHED.test(sentence.body) &&
  !has(sentence, "iova", "cdb", "version") &&
  !denies(sentence);
