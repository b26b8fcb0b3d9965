/** Paragraphs of the reference commands, filled to the width of the terminal. */

/** The text broken at blanks into lines of at most `width` cells, each after `indent`. A longer word keeps its own line. */
export const fill = (text: string, width: number, indent = ""): string => {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(" ")) {
    if (line !== indent && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
    }
    line += line === indent ? word : ` ${word}`;
  }
  return [...lines, line].join("\n");
};
