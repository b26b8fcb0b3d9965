/** The known word that a slip of the hand meant: for every place at which a person types one of a list. */

/** Edits between two short words (Levenshtein). */
const distance = (a: string, b: string): number => {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replace = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      line.push(Math.min(replace, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[b.length] ?? 0;
};

/** The known word that was probably meant: less than half of its letters differ. */
export const nearest = (value: string, known: readonly string[]): string | undefined => {
  const typed = value.slice(0, 64).toLowerCase();
  const ranked = known.map((word) => ({ word, edits: distance(typed, word) })).sort((a, b) => a.edits - b.edits);
  return ranked.find(({ word, edits }) => edits <= Math.ceil(word.length * 0.4))?.word;
};
