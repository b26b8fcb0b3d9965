/**
 * What keys mean: every spelling of a key that drivers and firmware are known to print, and the typed role of its value.
 * Data only, so that a new vendor's word is one more word in one line. Names of fields: SCSIUserParallelTask and
 * SCSIUserParallelResponse of Apple's SCSIControllerDriverKit headers; the rest is third-party log text.
 */
import { folded } from "../../model/folded.ts";
import type { Half } from "./halves.ts";

/** What the value of a key is. A role that several events share is typed by the event that takes it. */
export type Role =
  | "task"
  | "target"
  | "dispatched"
  | "requested"
  | "received"
  | "stated-length"
  | "iova"
  | "element"
  | "address"
  | "buffer"
  | "length"
  | "direction"
  | "cdb"
  | "opcode"
  | "command"
  | "source-address"
  | "source"
  | "destination"
  | "count"
  | "transferred"
  | "moved"
  | "residual"
  | "reply-status"
  | "scsi-status"
  | "completion-status"
  | "status"
  | "version"
  | "service-response"
  | "response-task"
  | "response-target"
  | "nexus"
  | "delivered"
  | "result"
  | "fill"
  | "rights"
  | "bytes"
  | "capacity"
  | "constraint"
  | "max-transfer"
  | "address-bits"
  | "segment-type"
  | "segments"
  | "highest-target"
  | "mapper"
  | "function"
  | "call"
  | "other";

/** What the vocabulary knows of a key. */
export interface Key {
  readonly role: Role;
  /** The half of an address that its value is; a key of the house says that by its spelling. */
  readonly half?: Half | null;
  /** Whose word it is, if it is one side's alone. */
  readonly side: "host" | "device" | null;
  /** True if hardly anything but a driver or its firmware says this: such a line counts wherever it comes from. */
  readonly telling: boolean;
  /** True if somebody stated the side for this very log: it then decides even for a common word. */
  readonly sided?: boolean;
}

interface Entry extends Key {
  /** Spellings with blanks between the words; case, blanks, underscores and a leading `f` or `k…Key` do not matter. */
  readonly spellings: readonly string[];
}

const telling = (role: Role, side: Key["side"], ...spellings: string[]): Entry => ({
  role,
  side,
  telling: true,
  spellings,
});
const plain = (role: Role, side: Key["side"], ...spellings: string[]): Entry => ({
  role,
  side,
  telling: false,
  spellings,
});

const ENTRIES: readonly Entry[] = [
  telling("task", "host", "controller task identifier", "controller task id", "scsi task id"),
  telling("task", "device", "task id in header", "tag in header"),
  plain(
    "task",
    null,
    "id",
    "tid",
    "ctid",
    "task tid",
    "cmd tag",
    "io tag",
    "request tag",
    "req tag",
    "queue tag",
    "qtag",
    "cid",
  ),
  telling("task", "host", "unique task id", "unique task identifier"),
  plain("task", null, "task", "task id", "task identifier", "task tag", "tag", "task number", "task no", "command tag"),
  plain("task", null, "cmd id", "command id", "command identifier", "io id", "request id", "req id", "itt", "cmd no"),
  plain("target", null, "target", "target id", "target identifier", "tgt", "tgt id"),
  telling("dispatched", "host", "buffer iovm addr", "buffer iovm address", "iovm addr", "iovm address"),
  telling("requested", "host", "requested transfer count", "requested transfer length", "requested count"),
  telling("received", "device", "host iova", "host addr", "host address", "host dma address", "host dma addr"),
  telling("received", "device", "host pa", "host ptr", "host pointer", "host buffer", "haddr", "host dma"),
  telling("received", "device", "host buf", "host buf addr", "host buffer addr", "host buffer address"),
  telling("received", "device", "host memory address", "host mem addr", "host bus address", "host bus addr"),
  plain("iova", null, "sgl addr", "sgl address", "element address", "element addr", "sge addr"),
  plain("iova", null, "sge address", "sg addr", "sg address", "sg dma address", "sg dma addr", "prp1"),
  plain("iova", "host", "seg", "seg0", "segment", "segment address", "segment addr", "seg addr"),
  plain("iova", null, "iova", "dma address", "dma addr", "bus address", "bus addr", "device virtual address", "dva"),
  plain(
    "iova",
    null,
    "io virtual address",
    "iovaddr",
    "iov addr",
    "buffer iova",
    "buf iova",
    "data iova",
    "dma handle",
    "iovm",
    "pci addr",
  ),
  plain("iova", null, "pci address", "pcie address", "pcie addr", "baddr", "busaddr", "logical address", "iova base"),
  telling("stated-length", "device", "hlen", "host bytes", "host length", "host len"),
  telling("stated-length", "device", "data length in header", "length in header", "transfer length in header"),
  plain("length", null, "sgl bytes", "sgl len", "sgl length", "element bytes", "element length", "element len"),
  plain("length", null, "sge len", "sge length", "sg len", "sg length", "seg len", "segment length", "sg dma len"),
  plain("length", null, "length", "len", "size", "xfer len", "xfer length", "xfer size", "data length", "data len"),
  plain("length", null, "transfer length", "transfer size", "byte count", "nbytes", "bytes requested", "data size"),
  plain(
    "length",
    null,
    "transfer len",
    "data transfer length",
    "dxfer len",
    "xfer bytes",
    "xfer",
    "bufflen",
    "buf len",
  ),
  plain("length", null, "buffer length", "buffer size", "buffer len", "buf size", "byte cnt", "num bytes", "nbyte"),
  plain("length", null, "io size", "io length", "io len", "request length", "request size", "req len", "req size"),
  plain(
    "length",
    null,
    "out len",
    "payload len",
    "payload length",
    "payload size",
    "bcnt",
    "byte length",
    "expected length",
  ),
  plain("direction", null, "transfer direction", "direction", "dir", "xfer dir", "data direction", "dma direction"),
  plain("direction", null, "dma dir", "data dir", "io direction", "rw"),
  telling("cdb", null, "command descriptor block", "cdb", "scsi cdb", "cdb bytes"),
  plain("opcode", null, "opcode", "op code", "op", "scsi op", "scsi opcode", "cdb opcode", "operation code"),
  plain("command", null, "cmd", "command", "scsi cmd", "scsi command"),
  plain("address", null, "address", "addr", "ptr", "pointer", "va", "virtual address", "buffer address", "buffer addr"),
  plain(
    "address",
    null,
    "pa",
    "vaddr",
    "virt addr",
    "virtual addr",
    "kva",
    "cpu address",
    "cpu addr",
    "buf addr",
    "buf ptr",
  ),
  plain("buffer", null, "buffer", "buf", "data buffer"),
  telling("source-address", "device", "source address", "source addr", "src address", "src addr"),
  plain("source", "device", "source", "src", "source buffer", "src buffer", "source buf", "src buf", "local address"),
  plain(
    "source",
    "device",
    "out buf",
    "outbuf",
    "local addr",
    "sram addr",
    "sram address",
    "staging address",
    "staging addr",
    "src ptr",
  ),
  plain("destination", "device", "destination", "dst", "dest", "destination address", "dst address", "dst addr"),
  plain("destination", "device", "dest address", "dest addr", "destination addr", "dst iova", "dest iova", "dst host"),
  plain("destination", "device", "destination iova", "dest host", "dst ptr", "dest ptr"),
  plain("count", "device", "count", "cnt", "engine count", "dma count"),
  plain("moved", null, "moved", "bytes moved", "bytes done", "bytes copied", "done bytes"),
  plain("transferred", "host", "hw count", "bytes moved by hardware", "byte count transferred"),
  telling("transferred", "host", "hardware transferred", "hw transferred", "hardware transfer count"),
  plain("transferred", null, "transferred", "bytes transferred", "xferred", "transferred bytes", "actual length"),
  plain("transferred", null, "actual count", "actual bytes", "actual transfer length", "bytes xferred", "xfrd"),
  plain("transferred", null, "actual len", "actual xfer", "transfer count", "xfer count", "data transferred"),
  plain("residual", null, "residual", "resid", "residue", "residual count", "residual length", "residual bytes"),
  plain("residual", null, "residual len", "resid len", "underrun bytes", "underrun", "underflow", "bytes remaining"),
  plain("residual", null, "remaining bytes", "bytes left", "bytes not transferred", "untransferred", "residual xfer"),
  telling("reply-status", "host", "reply status", "ioc status", "hw status"),
  plain("reply-status", "host", "ioc", "hw", "srb status", "reply sts", "ioc sts"),
  telling("scsi-status", "host", "scsi status", "scsi task status"),
  plain("scsi-status", "host", "scsi", "sam status", "scsi sts", "scsi stat"),
  telling("completion-status", "host", "completion status"),
  plain("status", null, "status", "sts"),
  plain("version", null, "version", "response version", "resp version", "rsp version"),
  telling("service-response", "host", "service response", "scsi service response"),
  plain("service-response", "host", "svc", "svc response", "svc resp", "response", "call response", "rsp code"),
  plain("response-task", "host", "response task", "response id", "response tag", "response task id", "resp id"),
  plain("response-task", "host", "resp tag", "resp task", "rsp id", "rsp tag", "response controller task identifier"),
  plain("response-task", "host", "response f controller task identifier", "resp f controller task identifier"),
  plain("response-target", "host", "response target", "response target id", "resp target", "rsp target", "resp tgt"),
  plain("response-target", "host", "response f target id", "resp f target id", "response target identifier"),
  plain("nexus", "host", "q", "itlq"),
  plain("delivered", null, "bytes read", "read bytes", "received bytes", "bytes received"),
  plain("result", null, "returned", "returns", "returning", "retcode", "io return", "ioreturn", "error code", "errno"),
  plain("result", null, "result", "ret", "rc", "kr", "retval", "return value", "return code", "error", "err"),
  plain("fill", null, "value", "fill", "pattern", "fill value"),
  plain("rights", "host", "flags", "access", "rights", "permissions", "prot", "protection", "perms"),
  plain("bytes", null, "data", "bytes", "contents", "content", "payload", "stage", "staged", "local data", "holds"),
  plain("capacity", null, "capacity", "disk size", "media size"),
  telling("constraint", "host", "io maximum segment count read", "io maximum segment count write"),
  telling("constraint", "host", "io maximum segment byte count read", "io maximum segment byte count write"),
  telling("constraint", "host", "io minimum segment alignment byte count", "io maximum segment addressable bit count"),
  telling("constraint", "host", "hba data alignment", "io minimum hba data alignment mask"),
  telling("constraint", "host", "scsi hierarchical logical unit support", "io hierarchical logical unit support"),
  telling("constraint", "host", "io maximum byte count read", "io maximum byte count write"),
  telling("constraint", "host", "io maximum block count read", "io maximum block count write"),
  plain("max-transfer", null, "max transfer size", "maximum transfer size", "max transfer", "maximum transfer"),
  plain("max-transfer", null, "max transfer length", "maximum transfer length", "max xfer", "max xfer size"),
  plain("max-transfer", null, "max xfer len", "max xfer length", "max data transfer size", "max io size"),
  plain(
    "max-transfer",
    null,
    "max transfer bytes",
    "max xfer bytes",
    "longest transfer",
    "transfer limit",
    "xfer limit",
  ),
  plain("max-transfer", null, "max data length", "max request size", "max request length", "max dma size"),
  plain("max-transfer", null, "maximum data transfer size", "max data transfer"),
  plain(
    "address-bits",
    "host",
    "num address bits",
    "address bits",
    "addr bits",
    "max address bits",
    "dma address bits",
  ),
  plain("address-bits", "host", "number of address bits", "address width", "addr width", "dma bits", "dma width"),
  plain("segment-type", "host", "segment type", "output segment type", "dma output segment type", "seg type"),
  plain("segment-type", "host", "dma segment type", "dma output type", "output type", "segment format"),
  plain("segments", null, "segments", "segment count", "seg count", "num segments", "nsegs", "nseg", "segs"),
  plain("highest-target", "host", "highest device id", "highest supported device id", "highest target id"),
  plain("highest-target", "host", "highest target", "max target id", "highest id", "max target", "highest device"),
  plain("mapper", "host", "mapper", "iommu parent", "iommu mapper", "dart mapper", "mapper id", "iommu-parent"),
  plain("function", null, "fn", "func", "function", "method"),
  plain("call", null, "call", "api"),
  plain("other", null, "event", "ev", "evt", "event name", "msg", "message", "action", "what"),
  telling("other", "host", "task attribute", "data buffer iomd"),
  plain("other", null, "keys", "queue", "slot", "name", "index", "lun", "owner", "mid", "smid"),
];

const KEYS: ReadonlyMap<string, Key> = new Map(
  ENTRIES.flatMap(({ spellings, ...key }) => spellings.map((spelling) => [folded(spelling), key] as const)),
);

/** Words before a common key that make it a key of something else: `sense length`, `queue address`, `maximum transfer length`. */
const FOREIGN_QUALIFIERS: ReadonlySet<string> = new Set(
  (
    "sense queue doorbell register mailbox config table page block sector pool retry timeout max maximum min " +
    "minimum total free message cache stack code firmware image log string name base reply chain context " +
    "lun logical unit wwn serial uuid guid mode vendor region window bar mmio ring fifo heap mtu packet frame irq stream"
  ).split(" "),
);

/** Keys that stay what they are behind any word: `reply task=9`. */
const STEADY: ReadonlySet<Role> = new Set(["task", "target", "direction", "result"]);

/** True if a word before a key says that the key is not about a task's data. */
export const isForeignQualifier = ({ role, telling }: Key, word: string): boolean =>
  !telling && !STEADY.has(role) && FOREIGN_QUALIFIERS.has(folded(word));

/** Most words that a key of the list has when it is written apart. */
export const KEY_WORDS = 5;

/** A key without its punctuation, its case and the decorations of a naming style: `fBufferIOVMAddr`, `kIOMaximumSegmentCountReadKey`. */
export const foldedKey = (words: readonly string[]): string => {
  const [first = "", ...others] = words;
  const bare = /^f[A-Z]/.test(first) ? first.slice(1) : first;
  const spelled = folded([bare, ...others].join(""));
  return /^k\w{8,}key$/.test(spelled) ? spelled.slice(1, -3) : spelled;
};

/** What a key means, or `undefined` if it is not known. `words` is the key as written, split at blanks. */
export const keyOf = (words: readonly string[]): Key | undefined => KEYS.get(foldedKey(words));
