/** Plain words of log statements that say what a line is about, and those that only decorate it. Data only. */

/** Words of one kind, written with blanks between them. */
export const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Severity words that stand in front of a message; they are no function or section. */
export const LEVELS = list(
  "debug trace info notice warn warning error err fault fatal critical verbose default log dbg crit",
);

/** Headings that say what a line is about rather than where it comes from. */
export const TOPIC_HEADINGS = list("sgl sge sg bdl prd reply client completion dma engine stage staging");

/** Words that turn a statement into its contrary. */
export const NEGATIONS = list("not never no without skip skips skipped skipping didnt isnt wasnt cannot cant dont");

/** Words for the beginning of a function. */
export const BEGINNINGS = list(
  "begin begins enter entered entering entry start started starting attach attaching probe probing",
);

/** Words for its end. */
export const ENDINGS = list(
  "end ends exit exited exiting leave leaving left done finished returned returning attached probed completed",
);

/** Calls with which a processor copies memory: what stands behind them is no transfer of a device. */
export const COPIES = list("memcpy memmove bcopy memcpyio memcpytoio memcpyfromio memcopy copymem copymemory");

/** Words for an element of a scatter list: they say what a line is about even where they belong to the key, as in `SGE Address`. */
export const ELEMENTS = list("sge sgl sg prd prp bdl");

/** Words for what firmware does with bytes: they say what a line is about even where they are the key, as in `stage 0x40012000`. */
export const STAGES = list("stage staged stg");
/** Words that with a number sign behind them name a task: `tag#37`, `cmd#71`. */
export const NUMBERED = list("tag tagid cmd command io req request task taskid ccb scb srb smid xid xfer");

/** Keys that stand before a colon as a heading of what follows, where no value does: `xfer: src=0x40012000 dst=0x801c0000`. */
export const HEADING_KEYS = list("cmd command op opcode xfer scsi");

/** Words in a tag that only a controller's firmware, or only a host's driver, puts there. */
export const DEVICE_TAGS = list("fw firmware device controller mcu fwlog ctlr bridge asic soc iop");
export const HOST_TAGS = list("host dext kext driverkit drv driver");

/** Words for filling memory with zeros. */
export const CLEARS = list(
  "clearing cleared zeroing zeroed zerofill zerofilling wiping memzero bufzero memclear zeromemory " +
    "rtlzeromemory securezeromemory zeromem zerobuf zerobuffer clearbuffer clearmem",
);

/** Words for printing what stands in memory. */
export const DUMPS = list("dump dumping dumped hexdump contents");

/** Words for a look at something: at memory, if a line names it. */
export const LOOKS = list(
  "show shows showing shown peek peeks peeked peeking content look looks looking snapshot snap inspect inspecting inspected",
);

/** Words for memory, with which a line that ends in a colon announces the bytes below it. */
export const MEMORIES = list("memory mem buffer buf databuffer fdatabuffer");

/** Words for whoever asked the kernel for the data, and has them in his own memory. */
export const USERS = list("user userbuffer userbuf userspace app application caller callers");
