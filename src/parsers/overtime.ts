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

const CLOCK = "(?:ms|msecs?|millis(?:econds)?|us|s|secs?|seconds?)";

// timeout_ms=5000     timeoutSec: 30     TaskTimeout = 30000     timeout: 30 s     tmo=30: how long a task may take, by the key
const ALLOWED = new RegExp(
  String.raw`(?:time[ _-]?out|timeo|tmo)(?:[ _-]?(?:in[ _-]?)?${CLOCK}\s?[:=(]?\s?\d{1,9}|[ _-]?(?:value|val|limit)?\s?(?:=\s?\d{2,9}|[:=]\s?\d{1,9}\s?${CLOCK}\b))`,
  "gi",
);

// timeout 30 s     timeout(30)     tmo 30000 ms: in words, which say that it is over as well
const SPOKEN = new RegExp(String.raw`(?:time[ _-]?out|timeo|tmo)\s?(?:[([]\s?)?\d{1,9}\s?${CLOCK}?\b`, "gi");

// timeout     TaskTimeoutOccurred     timed out     expired
const OVER = /time[ds]?[ _-]?out|timing|timeo|expired|overdue/i;

/** Roles that only a request has: beside them a time is how long it may take. */
const ASKED = ["iova", "dispatched", "requested", "received", "element", "cdb", "opcode"] as const;

/** True if the only time that a line speaks of is how long the task may take. */
const isAllowance = (sentence: Sentence): boolean => {
  const stated = sentence.body.replace(ALLOWED, " ");
  const rest = has(sentence, ...ASKED) ? stated.replace(SPOKEN, " ") : stated;
  return rest !== sentence.body && !OVER.test(rest);
};

/** True for a task of which nothing was heard for too long. */
export const isTimeout = (sentence: Sentence): boolean => {
  const late =
    (says(sentence, ...LATE) && !isAllowance(sentence)) ||
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
