/** Names of events as loggers write them, in words: `dma_done`, `req.recv`, `dma-begin` say what others say with blanks between. */
import { folded } from "../model/folded.ts";
import { list } from "./vocabulary/words.ts";

// dma_done     req_recv     task_complete     ring.push     dma-begin
const PARTED = /^[a-z]{2,16}(?:[_.-][a-z]{2,16}){1,4}$/i;

// ringPush     onReply
const CAMEL = /^[a-z]{2,16}(?:[A-Z][a-z]{1,16}){1,4}$/;

// TaskStart     RingDoorbell     MapSGL: of names that begin with a capital only these are no class or method
const PASCAL =
  /^(?:Task|Cmd|Command|Req|Request|Ring|Intr|Irq|Dma|Reply|Rsp|Xfer|Io|Map|Post)(?:[A-Z][a-z]{1,16}|[A-Z]{2,4}){1,3}$/;

// InitEnter     BufDump     ClientBuffer     DmaUnmap     FirmwareFault: as long as no part is a word of nobody's log it is no class either
const CAPITALISED = /^(?:[A-Z][a-z]{1,12}){2,4}$/;

const PARTS = list(
  "task cmd command req request ring intr irq isr dma reply rsp resp response xfer transfer io map post init start stop buf buffer data mem memory " +
    "sg sge element db doorbell scsi dump dext driver user client usr host media stage staged ready got get take taken recv received fetch " +
    "fetched sent send put posted done end enter leave exit begin write wrote written read kick unmap copy copied zero zeroed clear cleared " +
    "fill filled abort aborted timeout failed fail short error fault firmware fw engine complete completed completion dispatch submit submitted " +
    "queue queued crash crashed segment answer answered finish finished arrive arrived private bounce job",
);

/** The words of such a name, folded; none for any other. */
export const eventWordsOf = (name: string): readonly string[] => {
  if (PARTED.test(name)) return name.split(/[_.-]/).map((word) => folded(word));
  if (CAPITALISED.test(name)) {
    const words = name.split(/(?=[A-Z])/).map((word) => folded(word));
    if (words.every((word) => PARTS.has(word))) return words;
  }
  return CAMEL.test(name) || PASCAL.test(name) ? name.split(/(?<=[a-z])(?=[A-Z])/).map((word) => folded(word)) : [];
};

// DMA_CPL     CMD_FETCH: in front of a colon an event, where dma_map_handler is a function
const CAPITALS = /^[A-Z][A-Z0-9]{1,15}(?:_[A-Z0-9]{1,16}){1,4}$/;

/** The words of a heading that is the name of an event; none for that of a function, which says where a line stands. */
export const headingWordsOf = (name: string): readonly string[] => (CAPITALS.test(name) ? eventWordsOf(name) : []);
