/** Two addresses with an arrow between them: where bytes come from and where they go. Apart from fields, because no key explains either. */
import type { Quoted, Sentence } from "./sentence.ts";

/** Memory that is read, and memory that is written. */
export interface Move {
  readonly from: Quoted;
  readonly to: Quoted;
}

// 0x08014000 -> 0x00000000801c0000
const ARROW = /^\s{0,8}(?:-{1,2}>|={1,2}>|\u2192|to)\s{0,8}$/;

/** No memory is lower. */
const LEAST_ADDRESS = 0x1000n;

const isAddress = (body: string, { content, start }: Quoted): boolean =>
  content.number !== null &&
  content.unit === null &&
  content.number >= LEAST_ADDRESS &&
  (content.digits < 16 || /^0x/i.test(body.slice(start, start + 2)));

/** The first two addresses that an arrow joins, `null` where there are none. */
export const moveIn = ({ body, loose }: Sentence): Move | null => {
  for (const [at, from] of loose.entries()) {
    const to = loose[at + 1];
    if (to === undefined || !ARROW.test(body.slice(from.end, to.start))) continue;
    if (isAddress(body, from) && isAddress(body, to)) return { from, to };
  }
  return null;
};
