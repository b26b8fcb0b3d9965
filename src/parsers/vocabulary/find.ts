/** Finds the key at the end of a run of words: what stands before it, and a verb behind it, belong to the statement. */
import { isForeignQualifier, type Key } from "./keys.ts";

// capacity is 0 bytes
const VERB = /^(?:is|was|are|of|at)$/;

/** Where keys are looked up: every analysis may have words of its own. */
export interface Keys {
  readonly keyOf: (words: readonly string[]) => Key | undefined;
  /** Most words that a key has when it is written apart. */
  readonly keyWords: number;
}

/** The key of some words, or that of the last part of a dotted one: `seg0.addr`. */
const spelled = ({ keyOf }: Keys, words: readonly string[]): Key | undefined => {
  const whole = keyOf(words);
  const [only, ...others] = words;
  if (whole !== undefined || only === undefined || others.length > 0 || !only.includes(".")) return whole;
  return keyOf([only.slice(only.lastIndexOf(".") + 1)]);
};

/** The longest run of last words that is a known key; `words` says how many of them it takes, its verb included. */
export const keyAtEnd = (keys: Keys, all: readonly string[]): { readonly key: Key; readonly words: number } | null => {
  const verbs = all.length > 1 && VERB.test(all.at(-1) ?? "") ? 1 : 0;
  const names = all.slice(0, all.length - verbs);
  for (let words = Math.min(keys.keyWords, names.length); words > 0; words -= 1) {
    const key = spelled(keys, names.slice(-words));
    if (key === undefined) continue;
    const before = names.at(-words - 1);
    return before !== undefined && isForeignQualifier(key, before) ? null : { key, words: words + verbs };
  }
  return null;
};
