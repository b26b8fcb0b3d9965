/**
 * The one sanitiser: text from outside is shown, never obeyed. Every edge that prints sends its text through here, so that no
 * control sequence, bidirectional override, invisible character or CI workflow command in a log reaches a terminal, a file or a page raw.
 */

/** Controls, lone surrogates, private use, noncharacters, everything that draws nothing, and the separators that break lines. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{NChar}\p{DI}\u2028\u2029\ufff9-\ufffb]/u;
const EVERY_HIDDEN = new RegExp(HIDDEN.source, "gu");

/** A code point of the original text and what is shown for it. Index in UTF-16 units. */
export interface ShownCharacter {
  readonly index: number;
  readonly shown: string;
}

const spelled = (character: string): string => {
  const point = character.codePointAt(0) ?? 0;
  return point < 256 ? `\\x${point.toString(16).padStart(2, "0")}` : `\\u{${point.toString(16)}}`;
};

/**
 * True where a CI runner would read a command: it obeys `##[name]` anywhere in a line and `::name` at its start, and a
 * wrapped line can start at any word.
 */
const startsCommand = (text: string, index: number): boolean =>
  (text[index] === "[" && text.slice(Math.max(0, index - 2), index) === "##") ||
  (text.startsWith("::", index) && (index === 0 || /\s/u.test(text[index - 1] ?? "")));

/** The text character by character: hidden ones spelled `\x1b` or `\u{202e}`, all others as they are. A tab stays a tab. */
export const shownCharacters = (text: string): readonly ShownCharacter[] => {
  const characters: ShownCharacter[] = [];
  let index = 0;
  for (const character of text) {
    const raw = character === "\t" || !(HIDDEN.test(character) || startsCommand(text, index));
    characters.push({ index, shown: raw ? character : spelled(character) });
    index += character.length;
  }
  return characters;
};

const isHarmless = (text: string): boolean => !HIDDEN.test(text) && !text.includes("::") && !text.includes("##[");

/** The text on one line with every hidden character spelled out; a tab becomes a blank. */
export const visible = (text: string): string =>
  isHarmless(text)
    ? text
    : shownCharacters(text)
        .map(({ shown }) => (shown === "\t" ? " " : shown))
        .join("");

const jsonEscape = (character: string): string =>
  character === "\n"
    ? character
    : Array.from(
        { length: character.length },
        (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`,
      ).join("");

/** The same for a finished JSON text, by JSON's own escapes: what it parses to stays the same. */
export const visibleJson = (json: string): string =>
  json.replace(EVERY_HIDDEN, jsonEscape).replaceAll("##[", "#\\u0023[");
