/** Keys with what they belong to behind them: `status of the task : 0x00` is a status and no task. Apart from the keys, because only a sign between shows that the value is the key's. */
import { type Draft, lastOf } from "./draft.ts";
import type { Phrase } from "./grammar/nodes.ts";
import { type FoundKey, keyAtEnd, type Role } from "./vocabulary.ts";

const OWNED: ReadonlySet<Role> = new Set([
  ...([
    "status",
    "reply-status",
    "scsi-status",
    "completion-status",
    "version",
    "length",
    "result",
    "direction",
  ] as const),
]);

const ARTICLE = /^(?:the|its|this|that|an?)$/i;

/** The key in front of `of` and one more word, `null` if a phrase has none. */
export const invertedKey = (draft: Draft, { names, separator }: Phrase): FoundKey | null => {
  if (separator !== "equals" && separator !== "colon") return null;
  const words = names.map((name) => lastOf(draft, name));
  const of = words.findLastIndex((word) => /^of$/i.test(word));
  const owner = words.slice(of + 1).filter((word) => !ARTICLE.test(word));
  if (of < 1 || owner.length !== 1) return null;
  const found = keyAtEnd(draft.lexicon, [...owner, words[of - 1] ?? ""]);
  return found !== null && OWNED.has(found.key.role) ? { ...found, words: words.length - of + 1 } : null;
};
