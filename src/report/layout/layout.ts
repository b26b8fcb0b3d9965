/**
 * Lays a document out in lines of a given width. Everything that text and terminal share is here; what differs is the painter.
 * What follows a heading stands under it, blocks are separated by one empty line, and only text to be copied may run over the edge.
 */
import type { Block, Document } from "../document.ts";
import { visible } from "../visible.ts";
import { drawExcerpts } from "./excerpt.ts";
import { blanks, type Line, lineCells, padded, prefixed, type Run, runsOf } from "./line.ts";
import { type Painter, painted } from "./painter.ts";
import { fitTable, stackTable, TABLE_ROWS } from "./table.ts";
import { widestWord, wrap } from "./wrap.ts";

/** The narrowest layout; a surface that is narrower still gets this one. */
export const MIN_WIDTH = 40;
/** Sentences longer than this are hard to follow from line to line, however wide the surface is. */
const MEASURE = 96;
/** A column of terms wider than this share of the room leaves too little for the explanations. */
const TERM_SHARE = 0.34;
const STEP = 2;

/** All lines but the first a little deeper, so that the next first line is seen to be one. */
const hanging = (lines: readonly Line[], by: number): readonly Line[] =>
  lines.map((line, index) => (index === 0 ? line : [blanks(by), ...line]));

const termLines = (block: Extract<Block, { kind: "terms" }>, room: number): readonly Line[] => {
  const names = block.rows.map(({ term }) => runsOf(term));
  const column = Math.max(0, ...names.map(lineCells)) + STEP;
  return block.rows.flatMap(({ content }, index): readonly Line[] => {
    const name = names[index] ?? [];
    const parts = content.map(runsOf);
    const hang = parts.length > 1 ? STEP : 0;
    const beside = column <= room * TERM_SHARE && column + hang + Math.max(0, ...parts.map(widestWord)) <= room;
    const inner = room - (beside ? column : STEP);
    const body = parts.flatMap((part) => hanging(wrap(part, inner - hang), hang));
    return beside ? prefixed(body, padded(name, column)) : [...wrap(name, room), ...prefixed(body, [blanks(STEP)])];
  });
};

const listLines = (block: Extract<Block, { kind: "list" }>, room: number, bullet: string): readonly Line[] =>
  block.items.flatMap((item) => {
    const mark: Line = [{ role: "frame", text: `${bullet} ` }];
    return prefixed(wrap(runsOf(item), room - lineCells(mark)), mark);
  });

const asideLines = (block: Extract<Block, { kind: "aside" }>, room: number): readonly Line[] => {
  const label: Line = [{ role: block.tone === "warning" ? "warning" : "muted", text: `${block.tone}: ` }];
  return hanging(wrap([...label, ...runsOf(block.content)], room - STEP), STEP);
};

const tableLines = (block: Extract<Block, { kind: "table" }>, room: number, painter: Painter): readonly string[] => {
  const fitted = fitTable(block, room);
  const lines =
    fitted === null
      ? stackTable(block, Math.min(room, MEASURE)).map((line) => painted(line, painter.paint))
      : painter.table(fitted);
  const more = block.rows.length - TABLE_ROWS;
  return more > 0 ? [...lines, `${painter.glyphs.clip} ${more} more rows`] : lines;
};

/** Lines of one block, without indentation. */
const blockLines = (block: Block, room: number, painter: Painter): readonly string[] => {
  const prose = Math.min(room, MEASURE);
  const paint = (lines: readonly Line[]): readonly string[] => lines.map((line) => painted(line, painter.paint));
  switch (block.kind) {
    case "heading": {
      const content = runsOf(block.content).map((run): Run => (run.role === "text" ? { ...run, role: "strong" } : run));
      return paint(hanging(wrap(content, prose - STEP), STEP));
    }
    case "paragraph":
      return paint(wrap(runsOf(block.content), prose));
    case "excerpt":
      return paint(drawExcerpts(block.excerpts, room, painter.glyphs));
    case "table":
      return tableLines(block, room, painter);
    case "list":
      return paint(listLines(block, prose, painter.glyphs.bullet));
    case "terms":
      return paint(termLines(block, prose));
    case "code":
      return paint(
        block.text.split("\n").map((line): Line => [{ role: "log", text: visible(line.replaceAll("\t", "    ")) }]),
      );
    case "rule":
      return paint([[{ role: "frame", text: painter.glyphs.rule.repeat(Math.min(room, MEASURE)) }]]);
    case "aside":
      return paint(asideLines(block, prose));
  }
};

/** How deep a block stands: a heading at its own level, all else one step under the last heading. */
const depthOf = (block: Block, under: number): number => {
  if (block.kind === "rule") return 0;
  return block.kind === "heading" ? Math.max(0, block.level - 2) * STEP : under;
};

const holdsNext = (block: Block): boolean => block.kind === "heading" || (block.kind === "paragraph" && block.leadsIn);

/** The whole document as one text that ends with a line end. */
export const layout = (document: Document, width: number, painter: Painter): string => {
  const room = Math.max(MIN_WIDTH, Math.floor(Number.isFinite(width) ? width : MEASURE));
  const lines: string[] = [];
  let under = 0;
  let last: Block | null = null;
  for (const block of document.blocks) {
    if (last !== null && !(holdsNext(last) && block.kind !== "heading")) lines.push("");
    const depth = depthOf(block, under);
    if (block.kind === "heading") under = block.level === 3 ? 2 * STEP : STEP;
    const indent = " ".repeat(depth);
    lines.push(...blockLines(block, room - depth, painter).map((line) => `${indent}${line}`.trimEnd()));
    last = block;
  }
  return `${lines.join("\n")}\n`;
};
