/** Where a descriptor itself lies, `desc=0x81b24080`, `wqe@7fc36580`: memory of the ring, and no address of the data that it describes. */
import type { Quoted, Sentence } from "./sentence.ts";

// descriptor @0x9bc12080     desc=0x81b24080     wqe@7fc36580     desc fetch tag 3 @0x81b24100
const NAMED = String.raw`\b(?:desc(?:riptor)?|wqe|sqe|iocb|cmd[ _]?frame)(?:\s(?:fetch(?:ed)?|read|tag|xri|id|slot|\d{1,6}|0x[0-9a-f]{1,4})){0,4}\s?[=@]\s?`;

const AHEAD = new RegExp(`${NAMED}$`, "i");

const PLACED = new RegExp(`${NAMED}(?:0x)?[0-9a-f]{6,16}\\b`, "i");

/** Units in front of a value in which the words stand. */
const REACH = 40;

/** The smallest place. */
const LEAST = 0x10000n;

/** True for a line that says where a descriptor lies. */
export const placesDescriptor = ({ body }: Pick<Sentence, "body">): boolean => PLACED.test(body);

/** The values of a line without such a place. */
export const withoutDescriptorPlaces = (loose: readonly Quoted[], body: string): readonly Quoted[] =>
  PLACED.test(body)
    ? loose.filter(
        ({ start, content }) =>
          content.number === null ||
          content.number < LEAST ||
          !AHEAD.test(body.slice(Math.max(0, start - REACH), start)),
      )
    : loose;
