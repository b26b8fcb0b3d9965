/** The terminal: the same layout as plain text with light box drawing and colours. The one leaf of this layer that needs Node's packages. */
import { compose } from "../compose.ts";
import type { Document } from "../document.ts";
import { layout } from "../layout/layout.ts";
import type { Glyphs } from "../layout/painter.ts";
import type { RenderContext, Reporter } from "../reporter.ts";
import type { Report } from "../schema.ts";
import { drawTable } from "./table.ts";
import { themeOf } from "./theme.ts";

const GLYPHS: Glyphs = { open: "╭─", bar: "│", clip: "…", bullet: "•", rule: "─" };

/** Any document for a terminal of this width in cells. */
export const drawTerminal = (
  document: Document,
  { width, colorLevel = 0 }: Pick<RenderContext, "width" | "colorLevel">,
): string => {
  const paint = themeOf(colorLevel);
  return layout(document, width, { glyphs: GLYPHS, paint, table: (table) => drawTable(table, paint) });
};

/** A report for a terminal of `context.width` cells; without `colorLevel` it has no colour. */
export const renderTerminal = (report: Report, context: RenderContext): string =>
  drawTerminal(compose(report, context), context);

export const terminal: Reporter = {
  id: "terminal",
  about: "colour, excerpts and tables for a terminal",
  render: renderTerminal,
};
