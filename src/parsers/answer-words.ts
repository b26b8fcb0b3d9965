/** Lines about an answer of the hardware, told by the place where it lies or by its name alone: a driver takes answers off a ring. */
import { has, says } from "./dialect.ts";
import { codeSaid } from "./said-values.ts";
import type { Sentence } from "./sentence.ts";

// [ReplyRing] slot:497 id:16 code:0     cq: id=5 code=0
const ANSWERS = /^(?:reply|rply|rpl|rsp|resp|response|cpl|completion|answer)[-_ ]?(?:ring|queue|q|fifo|dpc|isr)$|^cq$/i;

/** What else of a reply a line may be about. */
const OF_REPLIES = ["buffer", "buf", "frame", "data", "dump", "queue", "base"];

/** True if a field says how it went, and not a word alone. */
const hasField = (sentence: Sentence): boolean =>
  has(sentence, "status", "reply-status", "scsi-status", "result", "transferred", "moved", "residual");

/** True for `slot 10 reply OK`, and for a line of whoever takes answers off their ring. */
export const tellsAnswer = (sentence: Sentence): boolean =>
  [...sentence.tags, ...sentence.headings].some((name) => ANSWERS.test(name)) ||
  (says(sentence, "reply", "rply", "answer") &&
    !says(sentence, "posted", "post", "sent", ...OF_REPLIES) &&
    (!hasField(sentence) || codeSaid(sentence) !== null));
