/** Names of events as loggers write them, in words: `dma_done`, `req.recv`, `dma-begin` say what others say with blanks between. */
import { folded } from "../model/folded.ts";

// dma_done     req_recv     task_complete     ring.push     dma-begin
const PARTED = /^[a-z]{2,16}(?:[_.-][a-z]{2,16}){1,4}$/i;

// ringPush     onReply
const CAMEL = /^[a-z]{2,16}(?:[A-Z][a-z]{1,16}){1,4}$/;

/** The words of such a name, folded; none for any other. */
export const eventWordsOf = (name: string): readonly string[] => {
  if (PARTED.test(name)) return name.split(/[_.-]/).map((word) => folded(word));
  return CAMEL.test(name) ? name.split(/(?=[A-Z])/).map((word) => folded(word)) : [];
};
