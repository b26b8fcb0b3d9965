/** Tasks that were given up: because their time was over, or because somebody wanted it. Apart from the readings, which say whose words these are. */
import { deniesEnd, has, says } from "./dialect.ts";
import type { Sentence } from "./sentence.ts";

/** True if a line speaks of a task. */
export const ofTask = (sentence: Sentence): boolean => has(sentence, "task", "nexus") || sentence.scope !== null;

/** Words for a task that was given up because its time was over, and for one that somebody gave up. */
const LATE = ["timeout", "timedout", "timeo", "expired", "overdue"];
const ABORTS = ["abort", "abrt", "aborting", "aborted", "aborts", "flushed", "flushing", "cancelled", "canceled"];

// within 30 seconds     after 30000 ms     for 30s     in 60 secs
const OVERTIME =
  /\b(?:within|after|for|in|since|exceeded)\s\d{1,8}(?:\.\d{1,6})?\s?(?:s|secs?|seconds?|ms|msecs?|milliseconds?|min|minutes?)\b|\b\d{1,6}\s?(?:s|secs?|seconds?|ms) passed\b/i;

/** True for a task of which nothing was heard for too long. */
export const isTimeout = (sentence: Sentence): boolean => {
  const late =
    says(sentence, ...LATE) ||
    (says(sentence, "timed", "timing") && says(sentence, "out")) ||
    (UNANSWERED.test(sentence.body) && OVERTIME.test(sentence.body)) ||
    (deniesEnd(sentence) && OVERTIME.test(sentence.body));
  return late && ofTask(sentence) && (OVERTIME.test(sentence.body) || !says(sentence, ...ABORTS));
};

// still outstanding after 30 s     exceeded 30000 ms     30 seconds passed without completion     gave no completion in 30 s
const UNANSWERED =
  /\b(?:outstanding|exceeded|overran|passed without|no (?:completion|reply|answer|response)|without (?:a )?(?:completion|reply|answer|response))\b/i;

/** True for a task that somebody gave up. */
export const isAbort = (sentence: Sentence): boolean => says(sentence, ...ABORTS) && ofTask(sentence);
