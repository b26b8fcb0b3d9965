/**
 * Keys that are put together from a word for whose value it is and one for what it is: `samstat`, `xfered_len`, `host memory`. Each word is
 * listed once and every pair is a key, so that an abbreviation that nobody has seen is read if both of its parts are. Spellings that mean
 * something else as a whole stand in the list of spellings, which counts more.
 */
import { type Entry, plain } from "./entry.ts";
import type { Key, Role } from "./key.ts";

const split = (words: string): readonly string[] => words.split(" ");

/** Every way to take one word from each list, in their order. */
const joined = ([first, ...others]: readonly string[]): readonly string[] =>
  first === undefined ? [""] : split(first).flatMap((word) => joined(others).map((rest) => `${word} ${rest}`.trim()));

/** Every phrase of a word from each list. */
const phrases = (role: Role, side: Key["side"], ...lists: readonly string[]): Entry =>
  plain(role, side, ...joined(lists));

/** With the misspellings that people make. */
const ADDRESS = "adr addr address adress addres ptr pointer";
const MEMORY = "buf buffer mem memory data";
const NUMBER = "id tag no nr num number idx index";
const SIZE = "len length lenght size sz bytes nbytes";
const COUNT = `${SIZE} count cnt`;
const STATUS = "status stat stats sts st";
const TRANSFER = "xfer xfr transfer dma data dat io";

/** What was moved, as people shorten it. */
const MOVED = "xfered xferd xferred xfrd xfrred transferred transfered";

/** Words for the device's side of the IOMMU; a descriptor has an address of its own, and is none. */
const DEVICE_SIDE = "dma bus iova iovm dva sg sge sgl seg segment element elem bdl prd pci pcie";

/** Pointers of a program, by which both ends of a copy are told. */
const PROCESS_POINTER = "va vaddr kva virt vptr";

/** Words for the side of a program. */
const PROGRAM_SIDE = "virt virtual cpu kva kernel vm user process";

/** Words for memory of a controller's own, in which it puts ready what its engine moves. */
const CONTROLLER_SIDE = "src source local staging stage stg sram dram ddr psram onchip";

const DESTINATION = "dst dest destination";

/** Keys of two words and more. */
export const COMPOSED: readonly Entry[] = [
  phrases("scsi-status", "host", "scsi sam scsitask samtask", STATUS),
  phrases("reply-status", "host", "ioc iop hw hba fw ctrl ctlr controller adapter chip reply rply rsp cqe", STATUS),
  phrases("reply-status", "host", "ioc iop hw hba fw", "code result rc"),
  // the status that a port driver gives a request of its own system
  phrases("reply-status", "host", "cam srb", STATUS),
  // the state of a firmware, of a controller or of a link lasts: only beside SCSI and in front of a reply's own word it is an answer
  phrases("scsi-status", "host", "scsi sam", "state"),
  phrases("reply-status", "host", "ioc hw reply", "state"),
  plain("transferred", null, ...split(MOVED)),
  phrases("transferred", null, MOVED, COUNT),
  phrases("transferred", null, "bytes byte count cnt len nbytes", MOVED),
  phrases("transferred", null, "actual act real realized realised", `${COUNT} xfer xfr`),
  plain("transferred", null, "actual", "realized", "realised", "realized transfer count"),
  phrases("transferred", null, "xfer xfr transfer", "count cnt"),
  phrases("moved", null, "done moved copied sent", COUNT),
  phrases("moved", null, "bytes byte len length", "done moved copied sent"),
  phrases("residual", null, "resid residual residue", COUNT),
  phrases("length", null, `${TRANSFER} trans payload dxfer buf buffer buff req rqst request`, SIZE),
  phrases("length", null, "seg segment sg sge sgl element elem chunk", SIZE),
  phrases("length", null, "tot total", "len length xfer xfr transfer"),
  plain("length", "device", "llen", "slen"),
  phrases("direction", null, `${TRANSFER} req request`, "dir direction way"),
  phrases("address", null, PROGRAM_SIDE, ADDRESS),
  phrases("address", null, PROGRAM_SIDE, MEMORY, ADDRESS),
  phrases("iova", null, `${DEVICE_SIDE} transfer xfer`, ADDRESS),
  phrases("iova", null, DEVICE_SIDE, MEMORY, ADDRESS),
  phrases("source", "device", CONTROLLER_SIDE, `${ADDRESS} pa`),
  phrases("source", "device", CONTROLLER_SIDE, MEMORY, ADDRESS),
  phrases("source", "device", "local sram onchip", "buf buffer"),
  plain("source", "device", "sadr", "laddr", "ladr", "sar"),
  phrases("source", null, "src source from", PROCESS_POINTER),
  phrases("destination", null, "dst dest destination to", PROCESS_POINTER),
  phrases("destination", "device", DESTINATION, `${ADDRESS} pa`),
  phrases("destination", "device", DESTINATION, MEMORY, ADDRESS),
  plain("destination", "device", "dadr", "dar"),
  phrases("received", "device", "host", `${ADDRESS} mem memory window buf buffer iova pa`),
  phrases("received", "device", "host", `${MEMORY} dma bus pci phys`, ADDRESS),
  phrases("task", null, "task cmd command io req request rqst srb scb ccb", NUMBER),
  phrases("target", null, "target targ tgt", NUMBER),
  plain("result", null, "rval", "rv", "retv"),
  phrases("service-response", "host", "svc", "response resp"),
  phrases("result", null, "ret return", "val value code status"),
  plain(
    "cdb",
    null,
    "cmnd",
    "scsi cmnd",
    "cmd block",
    "command block",
    "cmdblk",
    "cmd bytes",
    "command bytes",
    "opcode bytes",
    "scsi bytes",
    "scsi command block",
  ),
  phrases("max-transfer", null, "max maximum", "transfer xfer xfr trans hw dma io", SIZE),
  phrases("max-transfer", null, "xfer xfr transfer", "max maximum limit"),
  phrases("address-bits", "host", "dma iova bus", "addr adr address", "bits width"),
  phrases("address-bits", "host", "addr adr address dma iova bus", "bits width"),
  phrases("segments", null, "seg segs segment segments sg sge", "count cnt num nr"),
  phrases("segments", null, "num nr number count no", "elements elems segs segments sges entries ranges"),
  phrases("segments", null, "number count no", "of", "elements elems segs segments sges entries ranges"),
  plain(
    "segments",
    null,
    "nelem",
    "nelems",
    "nseg",
    "nsegs",
    "element count",
    "elem count",
    "elements",
    "nents",
    "nsge",
    "nsges",
    "sg entries",
    "num sge",
  ),
];
