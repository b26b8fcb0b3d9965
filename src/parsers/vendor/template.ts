/**
 * A line of a fixed form as a person writes it: words with holes, `XF {task} > {iova:hex} +{length}`. Apart from the grammar,
 * which needs keys; read from left to right without going back, so that no line and no form can make it slow.
 */
import type { Span } from "../grammar/nodes.ts";

/** How the text of a hole is read; `value` is a number or a word as everywhere else. */
export type HoleForm = "value" | "hex" | "bytes" | "text";

/** One part of a form. */
export type Piece =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "hole"; readonly name: string; readonly form: HoleForm }
  | { readonly kind: "any" };

/** A value that a hole took. */
export interface Taken extends Span {
  readonly name: string;
  readonly form: HoleForm;
  readonly text: string;
}

/** A form that can be held against lines. */
export interface Template {
  readonly pieces: readonly Piece[];
  /** The longest words of it: a line without them is not of this form. */
  readonly gate: string;
  /** What the holes take from a body, or `null`. */
  readonly match: (body: string) => readonly Taken[] | null;
}

/** Why a text is no form, with the place in it. */
export interface TemplateProblem extends Span {
  readonly what: string;
}

const FORMS: readonly HoleForm[] = ["value", "hex", "bytes", "text"];

// {task}     {iova:hex}     {*}     {{
const HOLE = /\{\{|\}\}|\{(?:(\*)|([a-z-]{1,24})(?::([a-z]{1,8}))?)\}|[{}]/g;

/** What hides a value is taken by every form. */
const HIDDEN = "<(?:private|redacted|sensitive|mask\\.hash:[^>]{0,80})>";

/** What each form takes, from where the hole begins. */
const TAKES: Readonly<Record<Exclude<HoleForm, "text">, string>> = {
  // 12     0x801c0000     SKUA-12     XS_OK
  value: "[-+]?\\w{1,64}(?:[.-]\\w{1,64}){0,8}",
  // 801c0000     0x801C0000
  hex: "(?:0[xX])?[0-9a-fA-F]{1,16}(?!\\w)",
  // 00 00 05 12     00000512     00:00:05:12
  bytes: "[0-9a-fA-F]{2}(?:[ :,]?[0-9a-fA-F]{2}){0,1023}(?!\\w)",
};

const problem = (what: string, start: number, end: number): TemplateProblem => ({ what, start, end });

const pieceOf = (match: RegExpMatchArray): Piece | TemplateProblem => {
  const [text, any, name, form = "value"] = match;
  const start = match.index ?? 0;
  if (text === "{{" || text === "}}") return { kind: "literal", text: text.slice(1) };
  if (any !== undefined) return { kind: "any" };
  if (name === undefined)
    return problem("this brace belongs to no hole; a brace of the line itself is {{ or }}", start, start + 1);
  const known = FORMS.find((one) => one === form);
  return known === undefined
    ? problem(`"${form}" is no form of a hole; choose from ${FORMS.join(", ")}`, start, start + text.length)
    : { kind: "hole", name, form: known };
};

/** Neighbouring literals become one; parts between which nothing stands are refused, for where one ends would be a guess. */
const joined = (parts: readonly (Piece & Span)[]): readonly Piece[] | TemplateProblem => {
  const pieces: Piece[] = [];
  for (const { start, end, ...part } of parts) {
    const last = pieces.at(-1);
    if (part.kind === "literal" && last?.kind === "literal") {
      pieces[pieces.length - 1] = { kind: "literal", text: last.text + part.text };
    } else if (part.kind !== "literal" && last !== undefined && last.kind !== "literal") {
      return problem(
        "nothing stands between this and what comes before it, so nobody knows where one ends",
        start,
        end,
      );
    } else pieces.push(part);
  }
  return pieces;
};

const partsOf = (text: string): readonly (Piece & Span)[] | TemplateProblem => {
  const parts: (Piece & Span)[] = [];
  let from = 0;
  for (const match of text.matchAll(HOLE)) {
    const at = match.index;
    if (at > from) parts.push({ kind: "literal", text: text.slice(from, at), start: from, end: at });
    const piece = pieceOf(match);
    if ("what" in piece) return piece;
    from = at + match[0].length;
    parts.push({ ...piece, start: at, end: from });
  }
  if (from < text.length) parts.push({ kind: "literal", text: text.slice(from), start: from, end: text.length });
  return parts;
};

/** A literal as a pattern: blanks stand for any number of blanks. */
const literalSource = (text: string): string =>
  text
    .split(/[ \t]{1,512}/)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"))
    .join("[ \\t]{1,64}");

/** Where a part stands if it begins at a place, or `null`. */
type Step = (body: string, at: number) => Span | null;

const stepOf = (piece: Piece, next: Piece | undefined): Step => {
  if (piece.kind === "literal") {
    const pattern = new RegExp(literalSource(piece.text), "y");
    return (body, at) => {
      pattern.lastIndex = at;
      return pattern.test(body) ? { start: at, end: pattern.lastIndex } : null;
    };
  }
  if (piece.kind === "hole" && piece.form !== "text") {
    const pattern = new RegExp(`${HIDDEN}|${TAKES[piece.form]}`, "y");
    return (body, at) => {
      pattern.lastIndex = at;
      return pattern.test(body) ? { start: at, end: pattern.lastIndex } : null;
    };
  }
  const until = next?.kind === "literal" ? new RegExp(literalSource(next.text), "g") : null;
  return (body, at) => {
    if (until === null) return { start: at, end: body.length };
    until.lastIndex = at;
    const found = until.exec(body);
    return found === null ? null : { start: at, end: found.index };
  };
};

const matcherOf = (pieces: readonly Piece[]): Template["match"] => {
  const steps = pieces.map((piece, index) => ({ piece, step: stepOf(piece, pieces[index + 1]) }));
  return (whole) => {
    const body = whole.trimEnd();
    let at = body.length - body.trimStart().length;
    const taken: Taken[] = [];
    for (const { piece, step } of steps) {
      const span = step(body, at);
      if (span === null) return null;
      if (piece.kind === "hole") {
        if (span.end === span.start) return null;
        taken.push({ name: piece.name, form: piece.form, text: body.slice(span.start, span.end), ...span });
      }
      at = span.end;
    }
    return at === body.length ? taken : null;
  };
};

/** Letters that a form must have in a row: one without any word would take lines of everybody. */
const GATE_LETTERS = 2;

/** Reads a form as written. */
export const templateOf = (text: string): Template | TemplateProblem => {
  const parts = partsOf(text.trim());
  if ("what" in parts) return parts;
  const pieces = joined(parts);
  if ("what" in pieces) return pieces;
  const words = pieces.flatMap((piece) => (piece.kind === "literal" ? piece.text.split(/\s{1,512}/) : []));
  const gate = words.reduce((longest, word) => (word.length > longest.length ? word : longest), "");
  if (gate.replaceAll(/[^\p{L}\p{N}]/gu, "").length < GATE_LETTERS) {
    return problem(`no word of at least ${GATE_LETTERS} letters tells this form from other lines`, 0, text.length);
  }
  const match = matcherOf(pieces);
  return { pieces, gate, match: (body) => (body.includes(gate) ? match(body) : null) };
};
