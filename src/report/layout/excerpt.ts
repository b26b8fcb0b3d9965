/**
 * Draws excerpts: the log's own lines under their numbers, and under each line what is pointed at. Columns of a mark are counted
 * in the log's text; what is shown can be wider (tabs, wide and spelled-out characters), so every mark is mapped to cells first.
 */
import type { Excerpt, ExcerptLine, Mark } from "../document.ts";
import { shownCharacters } from "../visible.ts";
import { cells } from "./cells.ts";
import { blanks, type Line, lineCells, prefixed, type Run, runsOf } from "./line.ts";
import type { Glyphs } from "./painter.ts";
import { wrap } from "./wrap.ts";

const TAB = 8;
/** A note below its mark that had less room than this would be a ladder of words. */
const NOTE_ROOM = 34;
/** The share of the free room that stays before a mark when a line is cut: the name of a field stands before its value. */
const LEAD_IN = 0.7;

/** Text in cells, with the cell at which each UTF-16 unit of the original starts (one more entry for the end). */
interface Strip {
  readonly characters: readonly { readonly shown: string; readonly from: number; readonly to: number }[];
  readonly cellAt: readonly number[];
  readonly width: number;
}

const stripOf = (text: string): Strip => {
  const characters: { shown: string; from: number; to: number }[] = [];
  const cellAt: number[] = [];
  let at = 0;
  for (const { index, shown } of shownCharacters(text)) {
    const drawn = shown === "\t" ? " ".repeat(TAB - (at % TAB)) : shown;
    while (cellAt.length <= index) cellAt.push(at);
    characters.push({ shown: drawn, from: at, to: at + cells(drawn) });
    at += cells(drawn);
  }
  while (cellAt.length <= text.length) cellAt.push(at);
  return { characters, cellAt, width: at };
};

/** Cells from…to. An empty span still gets one sign. */
interface Range {
  readonly from: number;
  readonly to: number;
}

const rangeOf = (mark: Mark, strip: Strip): Range => {
  const from = strip.cellAt[mark.column - 1] ?? strip.width;
  const to = strip.cellAt[mark.column - 1 + mark.length] ?? strip.width;
  return { from, to: Math.max(to, from + 1) };
};

/** The part of a strip that is shown when it has more cells than there is room. */
const windowOf = (strip: Strip, focus: Range, room: number, clip: number): Range => {
  if (strip.width <= room) return { from: 0, to: strip.width };
  const inner = Math.max(1, room - 2 * clip);
  const spare = Math.max(0, inner - (focus.to - focus.from));
  const from = Math.max(0, Math.min(focus.from - Math.floor(spare * LEAD_IN), strip.width + clip - room));
  if (from <= clip) return { from: 0, to: room - clip };
  const reachesEnd = from + room - clip >= strip.width;
  return { from, to: reachesEnd ? strip.width : from + inner };
};

interface Pointed {
  readonly mark: Mark;
  readonly range: Range;
}

const spanned = (group: readonly Pointed[]): Range => ({
  from: Math.min(...group.map(({ range }) => range.from)),
  to: Math.max(...group.map(({ range }) => range.to)),
});

/** Neighbouring marks that one view of the line can show together; a long line is shown once for each group. */
const groupsOf = (pointed: readonly Pointed[], room: number): readonly (readonly Pointed[])[] => {
  const groups: Pointed[][] = [];
  for (const one of pointed) {
    const open = groups.at(-1);
    const reach = open === undefined ? null : spanned([...open, one]);
    if (open !== undefined && reach !== null && reach.to - reach.from <= room) open.push(one);
    else groups.push([one]);
  }
  return groups;
};

interface Drawn {
  readonly line: Line;
  /** Cells by which the window moved the text: subtract to place a mark. */
  readonly shift: number;
  readonly window: Range;
}

const cut = (strip: Strip, window: Range, partial: boolean, glyphs: Glyphs): Drawn => {
  const kept = strip.characters.filter(({ from, to }) => from >= window.from && to <= window.to);
  const start = kept[0]?.from ?? window.from;
  const before = start > 0 || partial ? glyphs.clip : "";
  const after = window.to < strip.width ? glyphs.clip : "";
  const body = kept.map(({ shown }) => shown).join("");
  const line: Run[] = [];
  if (before !== "") line.push({ role: "frame", text: before });
  line.push({ role: "log", text: after === "" ? body.trimEnd() : body });
  if (after !== "") line.push({ role: "frame", text: after });
  return { line, shift: start - cells(before), window };
};

const signs = (mark: Mark, range: Range, { shift, window }: Drawn): { at: number; run: Run } => {
  const from = Math.max(range.from, window.from);
  const length = Math.max(1, Math.min(range.to, window.to) - from);
  return { at: from - shift, run: { role: mark.rank, text: (mark.rank === "primary" ? "^" : "-").repeat(length) } };
};

/** The signs of one mark with its note: to the right if it fits there, else to the left, else below. */
const pointer = (mark: Mark, range: Range, drawn: Drawn, room: number): readonly Line[] => {
  const { at, run } = signs(mark, range, drawn);
  const note = runsOf([{ role: "text", text: mark.note }]);
  const width = lineCells(note);
  if (width === 0) return [[blanks(at), run]];
  if (at + cells(run.text) + 1 + width <= room) return [[blanks(at), run, blanks(1), ...note]];
  if (width + 1 <= at) return [[blanks(at - width - 1), ...note, blanks(1), run]];
  const below = Math.max(0, Math.min(at, room - NOTE_ROOM));
  return [[blanks(at), run], ...prefixed(wrap(note, Math.max(1, room - below)), [blanks(below)])];
};

interface Row {
  readonly numbered: boolean;
  readonly line: Line;
}

const draw = (line: ExcerptLine, room: number, glyphs: Glyphs): readonly Row[] => {
  const strip = stripOf(line.text);
  const clip = cells(glyphs.clip);
  const inner = Math.max(1, line.partial ? room - clip : room);
  const pointed = line.marks.map((mark) => ({ mark, range: rangeOf(mark, strip) }));
  const groups = strip.width <= inner ? [pointed] : groupsOf(pointed, Math.max(1, inner - 2 * clip));
  return groups.flatMap((group): Row[] => {
    const drawn = cut(strip, windowOf(strip, spanned(group), inner, clip), line.partial, glyphs);
    const pointers = group.flatMap(({ mark, range }) => pointer(mark, range, drawn, room));
    return [{ numbered: true, line: drawn.line }, ...pointers.map((one) => ({ numbered: false, line: one }))];
  });
};

/** Lines of a block of excerpts. All numbers stand in one column. */
export const drawExcerpts = (excerpts: readonly Excerpt[], width: number, glyphs: Glyphs): readonly Line[] => {
  const numbers = excerpts.flatMap(({ lines }) => lines.map(({ number }) => number));
  const digits = Math.max(1, ...numbers.map((number) => String(number).length));
  const gutter = digits + 1 + cells(glyphs.bar) + 1;
  return excerpts.flatMap(({ capture, lines }): Line[] => [
    [{ role: "frame", text: `${" ".repeat(digits + 1)}${glyphs.open} ` }, ...runsOf([{ role: "file", text: capture }])],
    ...lines.flatMap((line) =>
      draw(line, width - gutter, glyphs).map(
        ({ numbered, line: content }): Line => [
          { role: "frame", text: `${(numbered ? String(line.number) : "").padStart(digits)} ${glyphs.bar} ` },
          ...content,
        ],
      ),
    ),
  ]);
};
