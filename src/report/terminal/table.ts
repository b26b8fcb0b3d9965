/**
 * Tables in the terminal, by cli-table3. It gets cells that are wrapped, padded and painted already, and no style: left to itself it
 * colours even a file. It gets no widths either: it measures some pictographs wider than we do, and cuts what does not fit between
 * the halves of a surrogate pair.
 */
import Table from "cli-table3";
import type { Line } from "../layout/line.ts";
import { COLUMN_GAP, type FittedTable, painted } from "../layout/painter.ts";
import type { Theme } from "./theme.ts";

/** One line under the head and none elsewhere; a sign that is not empty would draw a frame. */
const SIGNS: Record<string, string> = {
  ...Object.fromEntries(
    ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"].map((name) => [
      name,
      "",
    ]),
  ),
  ...Object.fromEntries(["left", "left-mid", "right", "right-mid"].map((name) => [name, ""])),
  mid: "─",
  "mid-mid": "─".repeat(COLUMN_GAP),
  middle: " ".repeat(COLUMN_GAP),
};

/** Where that line stands: the head takes one. */
const LINE_UNDER_HEAD = 1;

/** The drawn table, line by line. */
export const drawTable = ({ head, rows }: FittedTable, paint: Theme): readonly string[] => {
  const drawn = (line: Line): string => painted(line, paint);
  const table = new Table({
    head: head.map(drawn),
    chars: SIGNS,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
  });
  table.push(...rows.map((row) => row.map((cell) => cell.map(drawn).join("\n"))));
  return table
    .toString()
    .split("\n")
    .map((line, index) => (index === LINE_UNDER_HEAD ? paint({ role: "frame", text: line }) : line));
};
