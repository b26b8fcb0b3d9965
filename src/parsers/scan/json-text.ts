/** The text of a JSON string with its escapes decoded; each character still leads back to where it stood. */
import { type Passage, replaced, sliced } from "../passage.ts";
import type { JsonValue } from "./json.ts";

// \n     \"     \u000a     \/
const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|[^u])/g;

/** An escape that may stand for a character of a word. */
export const ESCAPED = /\\u00/;

const LETTERS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

const decode = (escaped: string): string => {
  const letter = escaped[1] ?? "";
  if (letter === "u") return String.fromCharCode(Number.parseInt(escaped.slice(2), 16));
  return LETTERS[letter] ?? letter;
};

/** The lines of a string value; a message of several lines holds line ends as escapes. */
export const messageOf = ({ line, start, end }: JsonValue): readonly Passage[] => {
  const text = line.text.slice(start, end);
  const lines: Passage[] = [];
  let from = 0;
  const cut = (to: number): void => {
    const whole = sliced(line, start + from, start + to);
    lines.push(whole.text.includes("\\") ? replaced(whole, ESCAPE, decode) : whole);
  };
  if (text.includes("\\")) {
    for (const { 0: escaped, index } of text.matchAll(ESCAPE)) {
      if (decode(escaped) !== "\n") continue;
      cut(index);
      from = index + escaped.length;
    }
  }
  cut(text.length);
  return lines;
};

/** The text of a value, `null` if there is none. */
export const textOf = (value: JsonValue | undefined): string | null => {
  if (value === undefined || value.kind === "nested") return null;
  const text = value.line.text.slice(value.start, value.end);
  if (value.kind === "literal") return text === "null" ? null : text;
  return text.includes("\\") ? text.replaceAll(ESCAPE, decode) : text;
};
