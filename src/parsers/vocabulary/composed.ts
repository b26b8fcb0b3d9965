/**
 * Keys that are put together from a word for whose value it is and one for what it is: `samstat`, `xfered_len`, `host memory`. Each word is
 * listed once and every pair is a key, so that an abbreviation that nobody has seen is read if both of its parts are. Spellings that mean
 * something else as a whole stand in the list of spellings, which counts more.
 */
import { type Entry, plain } from "./entry.ts";
import type { Key, Role } from "./key.ts";

const split = (words: string): readonly string[] => words.split(" ");

/** Every pair of a first and a second word. */
const pairs = (role: Role, side: Key["side"], firsts: string, seconds: string): Entry =>
  plain(role, side, ...split(firsts).flatMap((first) => split(seconds).map((second) => `${first} ${second}`)));

const STATUS = "status stat stats sts st";
const SIZE = "len length size sz bytes nbytes";
const COUNT = `${SIZE} count cnt`;
/** What was moved, as people shorten it. */
const MOVED = "xfered xferd xferred xfrd xfrred transferred transfered";

const ADDRESS = "adr addr address ptr pointer pa";
const NUMBER = "id tag no nr num number idx index";

/** Keys of two words. */
export const COMPOSED: readonly Entry[] = [
  pairs("scsi-status", "host", "scsi sam scsitask samtask", STATUS),
  pairs("reply-status", "host", "ioc hw hba reply rply rsp", STATUS),
  plain("transferred", null, ...split(MOVED)),
  pairs("transferred", null, MOVED, COUNT),
  pairs("transferred", null, "bytes byte count cnt len nbytes", MOVED),
  pairs("transferred", null, "actual act", `${COUNT} xfer xfr`),
  pairs("transferred", null, "xfer xfr transfer", "count cnt"),
  pairs("residual", null, "resid residual residue", COUNT),
  pairs("length", null, "data dat xfer xfr transfer dma payload dxfer buf buffer io req request", SIZE),
  pairs("address", null, "virt virtual cpu kva kernel vm", "adr addr address ptr pointer"),
  pairs("iova", null, "dma bus iova sg sge sgl", "adr addr address ptr pointer"),
  pairs("source", "device", "src source", ADDRESS),
  pairs("destination", "device", "dst dest destination", ADDRESS),
  pairs("received", "device", "host", "adr addr address ptr pointer mem memory window buf buffer iova pa"),
  pairs("task", null, "task cmd command io req request rqst", NUMBER),
  pairs("target", null, "target targ tgt", NUMBER),
  plain("result", null, "rval", "rv", "retv"),
  pairs("result", null, "ret return", "val value code status"),
  plain("cdb", null, "cmnd", "scsi cmnd", "cmd block", "command block", "cmdblk", "cmd bytes", "command bytes"),
  pairs(
    "max-transfer",
    null,
    "max maximum",
    split(SIZE)
      .map((size) => ["transfer", "xfer", "hw", "dma", "io"].map((what) => `${what}${size}`).join(" "))
      .join(" "),
  ),
  pairs("max-transfer", null, "xfer xfr transfer", "max maximum limit"),
  pairs("address-bits", "host", "addr adr address dma iova bus", "bits width"),
  pairs("segments", null, "seg segs segment segments", "count cnt"),
  plain(
    "segments",
    null,
    "nents",
    "nsge",
    "nsges",
    "sg cnt",
    "sg count",
    "sge cnt",
    "sge count",
    "sg entries",
    "num sge",
  ),
];
