/**
 * Takes out of a line what terminals, mail clients, web pages and editors put into it: escapes, invisible characters, look-alikes
 * of ASCII. The passage still leads back to what was captured. Apart because everything behind it may rely on plain text.
 */
import { wordTable } from "../model/word-table.ts";
import { type Passage, replaced } from "./passage.ts";

// & < ^ and everything that is not plain ASCII: to look for one character is much faster than to look for SUSPECT
const RARE = /[^\t\x20-\x25\x27-\x3b\x3d-\x5d\x5f-\x7e]/;

/** Any line without one of these is clean. */
const SUSPECT =
  /[^\t\x20-\x7e]|&(?:[a-z]{2,5}|#x?[0-9a-fA-F]{1,6});|<\/?(?:pre|code|span|br|p|div|font|b)\b|\]\(http|\^\[\[/;

// ESC [ 0 ; 32 m     ESC ] 0 ; title BEL     ESC =     ^[[0m as some pagers print it
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is looked for
  /(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]|\x1b\][^\x07\x1b]{0,1024}(?:\x07|\x1b\\)|\x1b[ -/]{0,4}[0-Z\\-~]|\^\[\[[0-9;]{0,16}[A-Za-z]/g;

// X BS, as a terminal overwrites what was typed
const OVERWRITTEN = /[^\b][\b]/g;

/** Backspaces in a row that are applied. */
const MAX_BACKSPACES = 64;

// The zero byte of a UART between two characters of a word: nobody knows whether one is missing there.
const HOLES = /(?<=[0-9A-Za-z_])\0{1,1024}(?=[0-9A-Za-z_])/g;

// U+200B zero width space, U+00AD soft hyphen, U+2066 isolate, U+FEFF mark
const INVISIBLE = /\p{Cf}/gu;

// U+00A0, U+202F, U+3000
const BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

// 0×801c0000
const TIMES = /(?<=\b0)\u00d7(?=[0-9a-fA-F])/g;

// ０ｘ８０１ｃ     ＝
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_SHIFT = 0xfee0;

const LOOK_ALIKES: Readonly<Record<string, string>> = wordTable({
  "\u201c": '"',
  "\u201d": '"',
  "\u201e": '"',
  "\u2018": "'",
  "\u2019": "'",
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2212": "-",
  "\u2014": "--",
  "\u2015": "--",
});
const LOOK_ALIKE = /[\u201c\u201d\u201e\u2018\u2019\u2010-\u2015\u2212]/g;

// <pre>     </code>     <br/>
const MARKUP = /<\/?(?:pre|code|span|br|p|div|font|b)(?:\s[^<>]{0,200})?\/?>/g;

// &lt;private&gt;     &nbsp;     &#39;     &#x27;
const ENTITY = /&(?:(?:lt|gt|amp|quot|apos|nbsp|rarr|ndash|mdash);|#\d{1,6};|#x[0-9a-fA-F]{1,6};)/g;
const ENTITIES: Readonly<Record<string, string>> = wordTable({
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&apos;": "'",
  "&nbsp;": " ",
  "&rarr;": "\u2192",
  "&ndash;": "-",
  "&mdash;": "--",
});

// [0x801c0000](http://0x801c0000)
const LINK = /\[([^[\]\n]{1,200})\]\((?:https?|mailto|tel):[^()\s]{0,500}\)/g;

const characterOf = (entity: string): string => {
  const named = ENTITIES[entity];
  if (named !== undefined) return named;
  const hexadecimal = /^&#x/.test(entity);
  const code = Number.parseInt(entity.slice(hexadecimal ? 3 : 2, -1), hexadecimal ? 16 : 10);
  return code >= 0x20 && code <= 0xffff ? String.fromCharCode(code) : " ";
};

const backspaced = (passage: Passage): Passage => {
  let left = passage;
  for (let count = 0; count < MAX_BACKSPACES && left.text.includes("\b"); count += 1) {
    const next = replaced(left, OVERWRITTEN, () => "");
    if (next === left) break;
    left = next;
  }
  return left;
};

/** The passage as plain text. */
export const cleaned = (passage: Passage): Passage => {
  const { text } = passage;
  if (!(RARE.test(text) || text.includes("](http")) || !SUSPECT.test(text)) return passage;
  let clean = backspaced(replaced(passage, ESCAPES, () => ""));
  clean = replaced(clean, HOLES, () => "\ufffd");
  clean = replaced(clean, INVISIBLE, () => "");
  clean = replaced(clean, BLANKS, () => " ");
  clean = replaced(clean, FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_SHIFT));
  clean = replaced(clean, LOOK_ALIKE, (char) => LOOK_ALIKES[char] ?? "-");
  clean = replaced(clean, TIMES, () => "x");
  clean = replaced(clean, MARKUP, () => "");
  clean = replaced(clean, LINK, (link) => link.slice(1, link.indexOf("](")));
  return replaced(clean, ENTITY, characterOf);
};
