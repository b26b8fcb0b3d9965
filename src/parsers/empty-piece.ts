/** Words for a request that the kernel cuts to pieces of no length: nothing of it ever comes to the driver. */
import type { Sentence } from "./sentence.ts";

// break size 0     zero-length sub-request     outstanding 30 s, 0 bytes issued
const EMPTY_PIECE =
  /\bbreak[ _-]?size\s?[:=]?\s?(?:is |was |of )?0\b|\bzero[ -]length (?:sub-?)?(?:request|piece|break|stage|part)|\b(?:0|zero|no) bytes (?:were |was |ever )?(?:issued|(?:passed|handed|sent|broken) (?:on|down|out|off)|per (?:piece|part|sub-?request))/i;

/** True if a line says that a piece of a request has no length. */
export const isEmptyPiece = ({ body }: Sentence): boolean => EMPTY_PIECE.test(body);
