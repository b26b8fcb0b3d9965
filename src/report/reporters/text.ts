/** Plain text: no colour, no box drawing, nothing beyond ASCII except what the logs and names hold, so that it survives an e-mail. */
import { compose } from "../compose.ts";
import type { Document } from "../document.ts";
import { layout } from "../layout/layout.ts";
import { type Line, padded } from "../layout/line.ts";
import { COLUMN_GAP, type FittedTable, type Painter } from "../layout/painter.ts";
import type { Reporter } from "../reporter.ts";

const plain = (line: Line): string => line.map(({ text }) => text).join("");

/** Cells of one row of text, side by side. */
const across = (parts: readonly Line[], widths: readonly number[]): string =>
  widths
    .map((width, index) => plain(padded(parts[index] ?? [], width)))
    .join(" ".repeat(COLUMN_GAP))
    .trimEnd();

const drawTable = ({ widths, head, rows }: FittedTable): readonly string[] => [
  across(head, widths),
  widths.map((width) => "-".repeat(width)).join(" ".repeat(COLUMN_GAP)),
  ...rows.flatMap((row) => {
    const height = Math.max(...row.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) =>
      across(
        row.map((cell) => cell[line] ?? []),
        widths,
      ),
    );
  }),
];

const painter: Painter = {
  glyphs: { open: "--", bar: "|", clip: "...", bullet: "-", rule: "-" },
  paint: ({ text }) => text,
  table: drawTable,
};

/** Any document as plain text of this width in cells. */
export const drawText = (document: Document, width: number): string => layout(document, width, painter);

export const text: Reporter = {
  id: "text",
  about: "plain text for a pipe, a file or an e-mail",
  render: (report, context) => drawText(compose(report, context), context.width),
};
