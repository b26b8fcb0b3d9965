/** Tables that are asked for words of a log, which may say anything. */

/** The same table without the words that every object has: a line may say `constructor` or `valueOf`. */
export const wordTable = <T>(words: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.assign(Object.create(null), words);
