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

/** Letters that tell a word although the rest of it is missing. */
const TELLING = 4;

/** The known word that was probably meant: the only one that begins with what was typed, or one of which less than half of the letters differ. */
export const nearest = (value: string, known: readonly string[]): string | undefined => {
  const typed = value.slice(0, 64).toLowerCase();
  const [begun, other] = typed.length < TELLING ? [] : known.filter((word) => word.toLowerCase().startsWith(typed));
  if (begun !== undefined && other === undefined) return begun;
  const ranked = known.map((word) => ({ word, edits: distance(typed, word) })).sort((a, b) => a.edits - b.edits);
  return ranked.find(({ word, edits }) => edits <= Math.ceil(word.length * 0.4))?.word;
};
