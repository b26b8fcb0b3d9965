/** The list of `--unread`: lines that looked like evidence and were not understood, grouped by shape, so that one missing pattern is one entry. */
import type { Outcome } from "../../../src/index.ts";
import { visible } from "../../../src/report/visible.ts";

type UnreadLine = Outcome["unread"][number];

/** Places that one entry names. */
const MAX_PLACES = 5;

/** A line without what varies from one to the next: hexadecimal and decimal numbers. */
const shapeOf = (text: string): string => text.replace(/0x[0-9a-f]{1,64}|\d{1,64}/giu, "#");

const places = (lines: readonly UnreadLine[]): string => {
  const named = lines.slice(0, MAX_PLACES).map(({ capture, line }) => `${capture}:${line}`);
  const more = lines.length - named.length;
  return named.join(", ") + (more > 0 ? ` and ${more} more` : "");
};

const entry = (lines: readonly UnreadLine[]): string => {
  const [first] = lines;
  return first === undefined
    ? ""
    : `${lines.length} x  ${visible(first.text.trim())}\n     ${visible(first.because)}\n     ${visible(places(lines))}\n`;
};

/** The list, most frequent shape first, then by first appearance. Ends with a line end. */
export const listUnread = (unread: readonly UnreadLine[]): string => {
  if (unread.length === 0) return "Unread lines: none\n";
  const shapes = new Map<string, UnreadLine[]>();
  for (const line of unread) {
    const shape = shapeOf(line.text);
    const group = shapes.get(shape);
    if (group === undefined) shapes.set(shape, [line]);
    else group.push(line);
  }
  const groups = [...shapes.values()].sort((a, b) => b.length - a.length);
  return `Unread lines: ${unread.length}, shapes: ${groups.length}\n\n${groups.map(entry).join("\n")}`;
};
