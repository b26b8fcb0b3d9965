/** How many terminal cells a text takes: apart because every width in a layout is measured here and nowhere else. */

/** Blocks whose characters take two cells (Unicode East Asian Width W and F, and the pictographs drawn as emoji). */
const WIDE: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x23e9, 0x23ec],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f004, 0x1f004],
  [0x1f0cf, 0x1f0cf],
  [0x1f18e, 0x1f18e],
  [0x1f191, 0x1f19a],
  [0x1f1e6, 0x1f265],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f7e0, 0x1f7eb],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** Marks that sit on the character before them. */
const COMBINING = /^\p{M}$/u;

const cellsOf = (character: string): number => {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x300) return 1;
  if (COMBINING.test(character)) return 0;
  return WIDE.some(([from, to]) => from <= point && point <= to) ? 2 : 1;
};

/** Width of a text in terminal cells. The text is visible already: it holds no control character. */
export const cells = (text: string): number => {
  let sum = 0;
  for (const character of text) sum += cellsOf(character);
  return sum;
};
