/** Looks up what a key means, however it is spelled, and tells keys of a task's data from keys of something else. */
import { folded } from "../../model/folded.ts";
import { eventWordsOf } from "../event-name.ts";
import { COMPOSED } from "./composed.ts";
import type { Key, Role } from "./key.ts";
import { ENTRIES } from "./spellings.ts";
import { list } from "./words.ts";

const KEYS: ReadonlyMap<string, Key> = new Map(
  // Of two entries with one spelling the later one counts.
  [...COMPOSED, ...ENTRIES].flatMap(({ spellings, ...key }) =>
    spellings.map((spelling) => [folded(spelling), key] as const),
  ),
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

/** Words for the end of a task, behind which a slot is the task's: `reply slot=3`. */
const ENDS: ReadonlySet<string> = new Set(["reply", "timeout"]);

/** Words in front of a plain count behind which it may count the bytes that an engine moved; any other says what is counted: `erase count`. */
const COUNTED = list(
  "byte bytes data dma xdma engine xfer transfer moved copied sent written done end ended complete completed finished stopped finish cpl idle " +
    "eot with after and actual its tag task req request job id result " +
    "good ok success reply response rsp answer status",
);

const countsOther = ({ role }: Key, word: string): boolean =>
  role === "count" &&
  /^[a-z]{3,16}$/i.test(word) &&
  !COUNTED.has(folded(word)) &&
  !eventWordsOf(word).some((part) => COUNTED.has(part));

/** True if a word before a key says that the key is not about a task's data. */
export const isForeignQualifier = (key: Key, word: string): boolean => isOfOther(key, word) || countsOther(key, word);

const isOfOther = ({ role, telling }: Key, word: string): boolean =>
  !telling && !STEADY.has(role) && !(role === "other" && ENDS.has(word)) && FOREIGN_QUALIFIERS.has(folded(word));

/** A key without its punctuation, its case and the decorations of a naming style: `fBufferIOVMAddr`, `kIOMaximumSegmentCountReadKey`. */
export const foldedKey = (words: readonly string[]): string => {
  const [first = "", ...others] = words;
  const bare = /^f[A-Z]/.test(first) ? first.slice(1) : first;
  const spelled = folded([bare, ...others].join(""));
  return /^k\w{8,}key$/.test(spelled) ? spelled.slice(1, -3) : spelled;
};

/** What a key means, or `undefined` if it is not known. `words` is the key as written, split at blanks. */
export const keyOf = (words: readonly string[]): Key | undefined => KEYS.get(foldedKey(words));
