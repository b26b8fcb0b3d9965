/** Breaks running text into lines at blanks. A word that is wider than the line stands alone and whole: addresses and names are never cut. */
import { cells } from "./cells.ts";
import type { Line, Run } from "./line.ts";

/** Text between two places where a line may break; it may span runs, as `dext.log:2` and the comma behind it do. */
interface Word {
  readonly runs: Run[];
  width: number;
  /** Blanks before it, dropped where it starts a line. */
  readonly gap: Run | null;
}

/** Values up to this many cells stay on one line: eight bytes with their blanks are 23. */
const WHOLE = 24;

const stays = (run: Run): boolean => (run.role === "bytes" || run.role === "command") && cells(run.text) <= WHOLE;

/** Blanks and what lies between them: `"a  b"` gives `a`, `  `, `b`. */
const pieces = (run: Run): readonly string[] => (stays(run) ? [run.text] : run.text.split(/( {1,4096})/));

const isBlank = (piece: string): boolean => piece.trim() === "";

const words = (content: Line): readonly Word[] => {
  const found: Word[] = [];
  let gap: Run | null = null;
  let open: Word | null = null;
  for (const run of content) {
    for (const piece of pieces(run)) {
      if (piece === "") continue;
      if (isBlank(piece)) {
        gap = { role: run.role, text: piece };
        open = null;
        continue;
      }
      if (open === null) {
        open = { runs: [], width: 0, gap };
        found.push(open);
        gap = null;
      }
      open.runs.push({ role: run.role, text: piece });
      open.width += cells(piece);
    }
  }
  return found;
};

/** Lines of at most `width` cells; at least one line, which is empty for empty content. */
export const wrap = (content: Line, width: number): readonly Line[] => {
  const lines: Run[][] = [];
  let line: Run[] = [];
  let used = 0;
  for (const word of words(content)) {
    const gap = word.gap === null ? 0 : cells(word.gap.text);
    if (line.length > 0 && used + gap + word.width > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    if (line.length > 0 && word.gap !== null) {
      line.push(word.gap);
      used += gap;
    }
    line.push(...word.runs);
    used += word.width;
  }
  lines.push(line);
  return lines;
};

/** The width below which {@link wrap} cannot keep a content: its widest word. */
export const widestWord = (content: Line): number =>
  words(content).reduce((widest, word) => Math.max(widest, word.width), 0);
