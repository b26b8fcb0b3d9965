/** Words of a dialect file as patterns: how a phrase or a key is found in a message, however its words are joined and cased. */

const escaped = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

/** Words may be joined by anything that is no letter, or by nothing: `xfer dst`, `xfer_dst`, `XferDst`. */
const loose = (words: string): string =>
  words
    .split(/[^\p{L}\p{N}]{1,80}/u)
    .filter((word) => word !== "")
    .map(escaped)
    .join("[^\\p{L}\\p{N}]{0,4}");

/** One pattern for any of the texts as whole words; `null` for none. */
export const anyOf = (texts: readonly string[]): RegExp | null => {
  const sources = texts.map(loose).filter((source) => source !== "");
  return sources.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join("|")})(?![\\p{L}\\p{N}])`, "iu");
};

/** One pattern for any of the keys, which may be a part of a longer word, as in `fXferDst`. */
export const anyKeyOf = (texts: readonly string[]): RegExp | null => {
  const sources = texts.map(loose).filter((source) => source !== "");
  return sources.length === 0 ? null : new RegExp(sources.join("|"), "iu");
};
