/**
 * A report in words, as plain data: blocks of inlines that carry roles. A role says what a piece of text is, never how
 * it looks, so that terminal, text, Markdown and HTML stay painters of one wording.
 */

export type Role =
  | "text"
  | "strong"
  | "muted"
  | "verdict"
  | "cause"
  | "rule"
  | "file"
  | "log"
  | "address"
  | "bytes"
  | "changed"
  | "told"
  | "assumed"
  | "command"
  | "warning";

/** A piece of running text. `text` is as found, also if it comes from a log: whoever draws it makes it visible first. */
export interface Inline {
  readonly role: Role;
  readonly text: string;
}

export type Content = readonly Inline[];

/** A span of a log line that is pointed at. Column from 1, column and length in UTF-16 units of the line's text. */
export interface Mark {
  readonly column: number;
  readonly length: number;
  readonly rank: "primary" | "secondary";
  readonly note: string;
}

/** One line of a log, and what is pointed at in it. */
export interface ExcerptLine {
  readonly number: number;
  readonly text: string;
  /** True if only the cited span is known, not the rest of its line. */
  readonly partial: boolean;
  readonly marks: readonly Mark[];
}

/** Lines of one capture, ascending. */
export interface Excerpt {
  readonly capture: string;
  readonly lines: readonly ExcerptLine[];
}

export interface Column {
  readonly title: string;
  /** Numbers stand to the right; the one column of prose takes the room that is left, and wraps. */
  readonly holds: "name" | "number" | "prose";
}

export interface TermRow {
  readonly term: Content;
  /** Each element is a paragraph of its own. */
  readonly content: readonly Content[];
}

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly content: Content }
  /** `leadsIn`: the paragraph introduces the block that follows it. */
  | { readonly kind: "paragraph"; readonly content: Content; readonly leadsIn: boolean }
  | { readonly kind: "excerpt"; readonly excerpts: readonly Excerpt[] }
  | { readonly kind: "table"; readonly columns: readonly Column[]; readonly rows: readonly (readonly Content[])[] }
  | { readonly kind: "list"; readonly items: readonly Content[] }
  /** Short terms with their explanations beside them. */
  | { readonly kind: "terms"; readonly rows: readonly TermRow[] }
  /** Text to be copied as it is: never wrapped. */
  | { readonly kind: "code"; readonly language: "cpp" | "text"; readonly text: string }
  | { readonly kind: "rule" }
  | { readonly kind: "aside"; readonly tone: "note" | "warning"; readonly content: Content };

export interface Document {
  readonly blocks: readonly Block[];
}

const inline =
  (role: Role) =>
  (text: string): Inline => ({ role, text });

export const text = inline("text");
export const strong = inline("strong");
export const muted = inline("muted");
export const verdict = inline("verdict");
export const cause = inline("cause");
export const file = inline("file");
export const told = inline("told");
export const assumed = inline("assumed");
export const command = inline("command");

export const heading = (level: 1 | 2 | 3, ...content: Content): Block => ({ kind: "heading", level, content });
export const paragraph = (...content: Content): Block => ({ kind: "paragraph", content, leadsIn: false });
/** A paragraph that introduces the next block. */
export const leadIn = (...content: Content): Block => ({ kind: "paragraph", content, leadsIn: true });
export const list = (items: readonly Content[]): Block => ({ kind: "list", items });
export const terms = (rows: readonly TermRow[]): Block => ({ kind: "terms", rows });
export const aside = (tone: "note" | "warning", ...content: Content): Block => ({ kind: "aside", tone, content });

/** One row of {@link terms} whose explanation is a single paragraph. */
export const term = (name: Content, ...content: Content): TermRow => ({ term: name, content: [content] });

/** Contents one after the other, with `between` in every gap. */
export const joined = (parts: readonly Content[], between: Content): Content =>
  parts.flatMap((part, index) => (index === 0 ? part : [...between, ...part]));
