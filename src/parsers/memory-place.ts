/** Where memory lies by an address that no key explains. Apart from the way of a transfer, which has two. */
import { isAddress, isReturn } from "./quantity.ts";
import type { Quoted, Sentence } from "./sentence.ts";

// sending 36 bytes to 0x80c04000: where bytes go, and not where they stand
const isAim = ({ body }: Sentence, { start }: Quoted): boolean =>
  /(?:\b(?:to|for|towards)|->)\s{0,3}(?:host\s)?$/i.test(body.slice(Math.max(0, start - 16), start));

/** The address at which bytes stand; what a call gives and cannot return is one as well: `UserGetDataBuffer gave 0x15e024000`. */
export const memoryIn = (sentence: Sentence): Quoted | undefined =>
  [...sentence.loose, ...sentence.results.filter((value) => !isReturn(value))].find(
    (value) => isAddress(value) && !isAim(sentence, value),
  );
