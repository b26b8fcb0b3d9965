/**
 * What keys mean: every spelling of a key that drivers and firmware are known to print, and the typed role of its value.
 * Data only, so that a new vendor's word is one more word in one line. Names of fields: SCSIUserParallelTask and
 * SCSIUserParallelResponse of Apple's SCSIControllerDriverKit headers; the rest is third-party log text.
 */

/** What the value of a key is. A role that several events share is typed by the event that takes it. */
export type Role =
  | "task"
  | "target"
  | "dispatched"
  | "requested"
  | "received"
  | "stated-length"
  | "iova"
  | "high"
  | "low"
  | "address"
  | "buffer"
  | "length"
  | "direction"
  | "cdb"
  | "source-address"
  | "source"
  | "destination"
  | "count"
  | "transferred"
  | "moved"
  | "reply-status"
  | "scsi-status"
  | "completion-status"
  | "status"
  | "version"
  | "result"
  | "fill"
  | "rights"
  | "bytes"
  | "capacity"
  | "constraint"
  | "function"
  | "call"
  | "other";

/** What the vocabulary knows of a key. */
export interface Key {
  readonly role: Role;
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
  plain("task", null, "id", "tid", "task tid", "cmd tag", "io tag", "request tag", "req tag"),
  plain("task", null, "task", "task id", "task identifier", "task tag", "tag", "task number", "task no", "command tag"),
  plain("target", null, "target", "target id", "target identifier", "tgt"),
  telling("dispatched", "host", "buffer iovm addr", "buffer iovm address", "iovm addr", "iovm address"),
  telling("requested", "host", "requested transfer count", "requested transfer length", "requested count"),
  telling(
    "received",
    "device",
    "host iova",
    "host addr",
    "host address",
    "host dma address",
    "host dma addr",
    "host pa",
    "host ptr",
    "host pointer",
    "host buffer",
    "haddr",
  ),
  plain("iova", null, "sgl addr", "sgl address", "element address", "element addr"),
  plain("iova", "host", "seg", "seg0", "segment", "segment address", "segment addr"),
  telling("stated-length", "device", "hlen", "host bytes", "host length", "host len"),
  plain("length", null, "sgl bytes", "sgl len", "sgl length", "element bytes", "element length", "element len"),
  telling("stated-length", "device", "data length in header", "length in header", "transfer length in header"),
  plain("iova", null, "iova", "dma address", "dma addr", "bus address", "bus addr", "device virtual address", "dva"),
  telling(
    "high",
    "device",
    "host iova high",
    "host iova hi",
    "host address hi",
    "host address high",
    "host addr hi",
    "host addr high",
  ),
  telling(
    "low",
    "device",
    "host iova low",
    "host iova lo",
    "host address lo",
    "host address low",
    "host addr lo",
    "host addr low",
  ),
  plain("high", null, "high", "hi", "addr high", "address high", "iova high", "high address"),
  plain("low", null, "low", "lo", "addr low", "address low", "iova low", "low address"),
  plain("address", null, "address", "addr", "ptr", "pointer", "va", "virtual address", "buffer address", "buffer addr"),
  plain("buffer", null, "buffer", "buf", "data buffer"),
  plain("length", null, "length", "len", "size", "xfer len", "xfer length", "xfer size", "data length", "data len"),
  plain("length", null, "transfer length", "transfer size", "byte count", "nbytes", "bytes requested", "data size"),
  plain("direction", null, "transfer direction", "direction", "dir", "xfer dir", "data direction"),
  telling("cdb", null, "command descriptor block", "cdb", "scsi cdb", "cdb bytes"),
  telling("source-address", "device", "source address", "source addr", "src address", "src addr"),
  plain("source", "device", "source", "src", "source buffer", "src buffer", "source buf", "src buf"),
  plain("destination", "device", "destination", "dst", "dest", "destination address", "dst address", "dst addr"),
  plain("destination", "device", "dest address", "dest addr", "destination addr"),
  plain("count", "device", "count", "cnt", "engine count", "dma count"),
  plain("moved", null, "moved", "bytes moved"),
  plain("transferred", "host", "hw count", "bytes moved by hardware", "byte count transferred"),
  telling("transferred", "host", "hardware transferred", "hw transferred", "hardware transfer count"),
  plain("transferred", null, "transferred", "bytes transferred", "xferred", "transferred bytes", "actual length"),
  telling("reply-status", "host", "reply status", "ioc status", "hw status"),
  telling("scsi-status", "host", "scsi status", "scsi task status"),
  plain("reply-status", "host", "ioc", "hw"),
  plain("scsi-status", "host", "scsi"),
  telling("completion-status", "host", "completion status"),
  plain("status", null, "status"),
  plain("version", null, "version"),
  plain("result", null, "returned", "returns", "returning"),
  plain("result", null, "result", "ret", "rc", "kr", "retval", "return value", "return code", "error", "err"),
  plain("fill", null, "value", "fill", "pattern", "fill value"),
  plain("rights", "host", "flags", "access", "rights", "permissions"),
  plain("bytes", null, "data", "bytes", "contents", "content", "payload", "stage", "staged", "local data", "holds"),
  plain("capacity", null, "capacity", "disk size", "media size"),
  telling("constraint", "host", "io maximum segment count read", "io maximum segment count write"),
  telling("constraint", "host", "io maximum segment byte count read", "io maximum segment byte count write"),
  telling("constraint", "host", "io minimum segment alignment byte count", "io maximum segment addressable bit count"),
  telling("constraint", "host", "hba data alignment", "io minimum hba data alignment mask"),
  telling("constraint", "host", "scsi hierarchical logical unit support", "io hierarchical logical unit support"),
  plain("function", null, "fn", "func", "function", "method"),
  plain("call", null, "call", "api"),
  telling("other", "host", "service response", "task attribute", "data buffer iomd"),
  plain("other", null, "segments", "keys", "queue", "slot", "name", "index", "lun", "owner", "residual", "mid", "smid"),
];

const folded = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

const KEYS: ReadonlyMap<string, Key> = new Map(
  ENTRIES.flatMap(({ spellings, ...key }) => spellings.map((spelling) => [folded(spelling), key] as const)),
);

/** Words before a common key that make it a key of something else: `sense length`, `queue address`, `maximum transfer length`. */
const FOREIGN_QUALIFIERS: ReadonlySet<string> = new Set(
  (
    "sense queue ring doorbell register mailbox config table page block sector pool retry timeout max maximum min " +
    "minimum total free frame message cache stack code firmware image log string name base reply chain context " +
    "lun logical unit wwn serial uuid guid mode vendor"
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
