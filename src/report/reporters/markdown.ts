/**
 * Markdown for a ticket: the document of the report, with its excerpts collapsed. Excerpts stand in fences longer than any run of
 * back-ticks in them; every other word is escaped, so that no log mentions a person, links, or opens a tag.
 */
import { answer } from "../compose/answer.ts";
import type { Block, Content } from "../document.ts";
import { drawExcerpts } from "../layout/excerpt.ts";
import { grouped, isBytes } from "../layout/grouped.ts";
import type { Reporter } from "../reporter.ts";
import { visible } from "../visible.ts";

/** Wide, because a fence scrolls. In cells. */
const FENCE_WIDTH = 160;

/** Signs that mean something to Markdown, HTML or a tracker; as character references they mean themselves everywhere. */
const SIGNS = /[\\`*_{}[\]<>()#+!|~&@$:]/gu;

const escaped = (text: string): string =>
  visible(text)
    .replace(SIGNS, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/^(\s{0,16}\d{1,9})\./u, "$1&#46;")
    .replace(/^(\s{0,16})([-=])/u, (_, blanks: string, sign: string) => `${blanks}&#${sign.charCodeAt(0)};`);

const STRONG = new Set(["strong", "verdict", "cause", "rule", "warning"]);
const CODE = new Set(["file", "log", "address", "command", "told"]);

/** The blank behind a run of changed bytes is not part of what changed. */
const strong = (text: string): string =>
  text.endsWith(" ") ? `<b>${escaped(text.slice(0, -1))}</b> ` : `<b>${escaped(text)}</b>`;

const code = (group: Content): string =>
  `<code>${group.map(({ role, text }) => (role === "changed" ? strong(text) : escaped(text))).join("")}</code>`;

/** Code and strong words by tags: unlike signs, they hold whatever stands inside and beside them. */
const inline = (content: Content): string =>
  grouped(content)
    .map((group) => {
      const [{ role, text } = { role: "text", text: "" }] = group;
      if (isBytes(group[0]) || CODE.has(role)) return code(group);
      return STRONG.has(role) ? `<b>${escaped(text)}</b>` : escaped(text);
    })
    .join("");

const fenced = (lines: readonly string[], language = "text"): string => {
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`{1,4096}/gu) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join("\n");
};

const excerpts = (block: Extract<Block, { kind: "excerpt" }>): string => {
  const glyphs = { open: "--", bar: "|", clip: "...", bullet: "-", rule: "-" };
  const lines = drawExcerpts(block.excerpts, FENCE_WIDTH, glyphs).map((line) => line.map(({ text }) => text).join(""));
  const number = block.excerpts.reduce((sum, excerpt) => sum + excerpt.lines.length, 0);
  const summary = `<summary>${number === 1 ? "1 line" : `${number} lines`}</summary>`;
  return `<details>${summary}\n\n${fenced(lines.map((line) => line.trimEnd()))}\n\n</details>`;
};

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const blockOf = (block: Block): string => {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level + 1)} ${inline(block.content)}`;
    case "paragraph":
      return inline(block.content);
    case "excerpt":
      return excerpts(block);
    case "table":
      return [
        row(block.columns.map(({ title }) => escaped(title))),
        row(block.columns.map(({ holds }) => (holds === "number" ? "---:" : "---"))),
        ...block.rows.map((cells) => row(block.columns.map((_, index) => inline(cells[index] ?? [])))),
      ].join("\n");
    case "list":
      return block.items.map((item) => `- ${inline(item)}`).join("\n");
    case "terms":
      return block.rows.map(({ term, content }) => `- ${inline(term)}: ${content.map(inline).join("<br>")}`).join("\n");
    case "code":
      return fenced(
        block.text.split("\n").map((line) => visible(line.replaceAll("\t", "    "))),
        block.language,
      );
    case "rule":
      return "---";
    case "aside":
      return `<i>${block.tone}&#58;</i> ${inline(block.content)}`;
  }
};

export const markdown: Reporter = {
  id: "markdown",
  about: "an answer for a ticket in Markdown: known, ruled out, left, asked",
  render: (report, context) => `${answer(report, context).blocks.map(blockOf).join("\n\n")}\n`,
};
