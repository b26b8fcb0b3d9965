/**
 * Limits that a specification states in words, without keys: `up to 2097152 bytes per transfer, 64 address bits`. Apart from the fields,
 * because such words count only in the line of the method that declares them.
 */
import type { Quoted, Sentence } from "./sentence.ts";
import { writtenContent } from "./value.ts";

// up to 2097152 bytes per transfer     at most 65536 bytes     transfers of up to 131072 bytes
const LONGEST =
  /\b(?:up to|at most|no more than|max(?:imum|imal)?(?: of)?(?: transfers?)?|limit(?:ed)?(?: to| of)?)\s(\d{1,12})\s?(?:bytes?|octets?|B)\b/di;

// 64 address bits     64-bit addresses     addresses of 64 bits     dma_mask 64 bits
const BITS =
  /\b(?:(\d{1,3})[- ](?:address(?:able|ing)?|addr|DMA)[- ]bits?\b|(\d{1,3})[- ]bit (?:DMA |bus )?addr(?:ess(?:es|ing)?)?\b|(?:address(?:es)?|dma[ _]mask)(?: of| is| width)?[ :=]{1,2}(\d{1,3}) bits\b)/di;

const found = (body: string, pattern: RegExp): Quoted | null => {
  const at = pattern
    .exec(body)
    ?.indices?.slice(1)
    .find((span) => span !== undefined);
  if (at === undefined) return null;
  const [start, end] = at;
  return { start, end, content: writtenContent(body.slice(start, end)) };
};

/** The longest transfer in words, `null` without any. */
export const longestSaid = ({ body }: Sentence): Quoted | null => found(body, LONGEST);

/** The number of address bits in words. */
export const bitsSaid = ({ body }: Sentence): Quoted | null => found(body, BITS);
