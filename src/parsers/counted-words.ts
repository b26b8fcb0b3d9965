/**
 * Counts that words around them make counts of bytes, where no unit does: `4096 moved`, `wrote 512 of 512`. Apart from the claims, because only a
 * line about a transfer has such counts.
 */
import type { Quoted, Sentence } from "./sentence.ts";

// 4096 moved     512 of 512 transferred
const BEHIND = /^(?:\s{1,3}of\s\d{1,10})?\s{1,3}(?:moved|transferred|xferred|copied|pushed|delivered|sent|landed)\b/i;

// moved 4096     wrote 512 of 512, but not: wrote 2 descriptors
const BEFORE = /\b(?:moved|transferred|xferred|copied|pushed|delivered)\s{1,3}$/i;

const ENDS = /^\s{0,3}(?:$|[,;.)\]]|of\s\d)/;

// response for request 203 sent     task 7 delivered     tag #5 copied: the number names what was sent, and counts nothing
const NAMED = /\b(?:request|req|task|tag|command|cmd|io|slot|id|entry|ccb|smid|job)\s{1,3}#?$/i;

/** How many bytes words of motion say were moved; `null` for none and for several such counts. */
export const movedByWords = ({ body, loose }: Sentence): Quoted | null => {
  const counts = loose.filter(
    ({ content, start, end }) =>
      content.number !== null &&
      content.unit === null &&
      /^\d{1,10}$/.test(body.slice(start, end)) &&
      !NAMED.test(body.slice(Math.max(0, start - 16), start)) &&
      (BEHIND.test(body.slice(end, end + 40)) ||
        (BEFORE.test(body.slice(Math.max(0, start - 16), start)) && ENDS.test(body.slice(end, end + 8)))),
  );
  const [count, ...others] = counts;
  return count === undefined || others.length > 0 ? null : count;
};
