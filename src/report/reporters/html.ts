/**
 * One page that needs nothing else: no script, no request, no font, by its own policy. The document of the report is painted into
 * elements; text goes in escaped and can open none.
 */
import { compose } from "../compose.ts";
import type { Block, Content } from "../document.ts";
import { drawExcerpts } from "../layout/excerpt.ts";
import { grouped, isBytes } from "../layout/grouped.ts";
import type { Line } from "../layout/line.ts";
import type { Reporter } from "../reporter.ts";
import { visible } from "../visible.ts";

/** Excerpts scroll, so they are wide. In cells. */
const EXCERPT_WIDTH = 160;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => visible(text).replace(/[&<>"']/gu, (sign) => ESCAPES[sign] ?? sign);

const STYLE = [
  ":root{color-scheme:light dark}",
  "body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}",
  "pre{overflow-x:auto;padding:.75rem;border:1px solid #8888}",
  "pre,code{font-family:ui-monospace,monospace;font-size:.9em}",
  "table{border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem;border-bottom:1px solid #8888}",
  "td.number{text-align:right}.primary{font-weight:bold}dt{font-weight:bold}",
].join("");

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

const STRONG = new Set(["strong", "verdict", "cause", "rule", "warning", "primary"]);
const CODE = new Set(["file", "log", "address", "command", "told"]);

const bytes = (group: Content): string => {
  const pieces = group.map(({ role, text }) => (role === "changed" ? `<b>${escaped(text)}</b>` : escaped(text)));
  return `<code class="bytes">${pieces.join("")}</code>`;
};

const inline = (content: Content): string =>
  grouped(content)
    .map((group) => {
      const [{ role, text } = { role: "text", text: "" }] = group;
      if (isBytes(group[0])) return bytes(group);
      if (STRONG.has(role)) return `<strong class="${role}">${escaped(text)}</strong>`;
      return CODE.has(role) ? `<code class="${role}">${escaped(text)}</code>` : escaped(text);
    })
    .join("");

const drawn = (line: Line): string =>
  line
    .map(({ role, text }) => (role === "primary" ? `<b class="primary">${escaped(text)}</b>` : escaped(text)))
    .join("")
    .trimEnd();

const excerpts = (block: Extract<Block, { kind: "excerpt" }>): string => {
  const glyphs = { open: "--", bar: "|", clip: "...", bullet: "-", rule: "-" };
  const lines = drawExcerpts(block.excerpts, EXCERPT_WIDTH, glyphs).map(drawn);
  return `<pre tabindex="0">${lines.join("\n")}</pre>`;
};

const table = ({ columns, rows }: Extract<Block, { kind: "table" }>): string => {
  const head = columns.map(({ title }) => `<th scope="col">${escaped(title)}</th>`).join("");
  const body = rows.map((row) => {
    const cells = columns.map(({ holds }, index) => `<td class="${holds}">${inline(row[index] ?? [])}</td>`);
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body.join("\n")}\n</tbody></table>`;
};

const blockOf = (block: Block): string => {
  switch (block.kind) {
    case "heading":
      return `<h${block.level}>${inline(block.content)}</h${block.level}>`;
    case "paragraph":
      return `<p>${inline(block.content)}</p>`;
    case "excerpt":
      return excerpts(block);
    case "table":
      return table(block);
    case "list":
      return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join("\n")}</ul>`;
    case "terms":
      return `<dl>${block.rows
        .map(
          ({ term, content }) =>
            `<dt>${inline(term)}</dt>${content.map((part) => `<dd>${inline(part)}</dd>`).join("\n")}`,
        )
        .join("\n")}</dl>`;
    case "code":
      return `<pre tabindex="0">${block.text
        .split("\n")
        .map((line) => escaped(line.replaceAll("\t", "    ")))
        .join("\n")}</pre>`;
    case "rule":
      return "<hr>";
    case "aside":
      return `<p><em>${block.tone}</em> ${inline(block.content)}</p>`;
  }
};

export const html: Reporter = {
  id: "html",
  about: "one page for a browser, without scripts or requests",
  render: (report, context) =>
    [
      "<!doctype html>",
      '<html lang="en"><head><meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
      '<meta name="viewport" content="width=device-width">',
      `<title>dma-forensics&#58; ${escaped(report.verdict)}</title>`,
      `<style>${STYLE}</style></head><body><main>`,
      ...compose(report, context).blocks.map(blockOf),
      "</main></body></html>\n",
    ].join("\n"),
};
