/**
 * How the statement grammar looks ahead: what a parenthesis holds, and where the words of a value end. Apart from the grammar,
 * because these are the places in which the language of log lines is not decided by the next token.
 */
import { type IToken, type TokenType, tokenMatcher } from "chevrotain";
import type { Separator, Span, Value } from "./nodes.ts";
import {
  Arrow,
  Break,
  Bytes,
  Closer,
  Colon,
  Dash,
  Decimal,
  Equals,
  Halves,
  Hex,
  LeftParen,
  Lost,
  Marked,
  Of,
  Opener,
  PathMark,
  RightBracket,
  RightParen,
  SeparatorToken,
  Sized,
  Slash,
  Unit,
  ValueToken,
  Word,
} from "./tokens.ts";

/** The token that comes `at` places from here, the next one at 1; one without text behind the end. */
export type Look = (at: number) => IToken;

/** Words of an enumerator or of a twin: `CHECK CONDITION (0x2)`, `0x12 (INQUIRY)`. */
const MAX_WORDS = 4;

/** Offset behind a token. */
export const endOf = (token: IToken): number => token.startOffset + token.image.length;

/** Place of a token. */
export const spanOf = (token: IToken): Span => ({ start: token.startOffset, end: endOf(token) });

/** True if a token is of a type or of a category. */
export const is = (token: IToken, type: TokenType): boolean => tokenMatcher(token, type);

/** The form of value that a token gives. */
export const formOf = (token: IToken): Value["form"] => {
  if (is(token, Lost)) return "lost";
  if (is(token, Bytes)) return "bytes";
  return is(token, Halves) ? "halves" : "number";
};

/** What a separator says. */
export const separatorOf = (token: IToken): Separator => {
  if (is(token, Equals)) return "equals";
  if (is(token, Colon)) return "colon";
  return is(token, Arrow) ? "arrow" : "returned";
};

/** Whether a parenthesis is a part of the key: it ends right before a separator or a value. */
export const isNote = (look: Look): boolean => {
  if (!is(look(1), LeftParen)) return false;
  for (let at = 2; at <= 2 + 2 * MAX_WORDS; at += 1) {
    if (is(look(at), RightParen)) return [Equals, Colon, ValueToken].some((type) => is(look(at + 1), type));
    if (is(look(at), Opener) || look(at).image === "") return false;
  }
  return false;
};

/** Whether a value begins here. */
export const isValue = (look: Look): boolean => {
  const token = look(1);
  if (is(token, ValueToken)) return true;
  const next = look(2);
  return is(token, Dash) && (is(next, Decimal) || is(next, Hex)) && endOf(token) === next.startOffset;
};

/** Whether a parenthesis holds one number, or a few words, and nothing else. */
export const isTwin = (look: Look): boolean => {
  if (!is(look(1), LeftParen)) return false;
  const first = look(2);
  if (is(first, Hex) || is(first, Decimal)) {
    const unit = is(look(3), Unit) ? 1 : 0;
    return is(look(3 + unit), RightParen);
  }
  let at = 2;
  while (is(look(at), Word) && at < 2 + MAX_WORDS) at += 1;
  return at > 2 && is(look(at), RightParen);
};

// UserReportHighestSupportedDeviceID
const METHOD = /^User[A-Z][A-Za-z_]{6,60}$/;

/** Whether a word is named as methods of the framework are, and no value is. */
export const isMethod = (token: IToken): boolean => METHOD.test(token.image);

/** Digits of a number that counts nothing: an address. */
const ADDRESS = /^(?:0x[0-9a-f]{7,16}|[0-9a-f]{8,9})$/i;

/** Whether a unit is none but the next key: `0x86a04000 bytes=512`, `0x86a04000 bytes:512`, `0x86a04000 bytes 512`. */
export const isKey = (look: Look): boolean => {
  const [unit, mark, value] = [look(1), look(2), look(3)];
  if (!is(unit, Unit)) return false;
  if (ADDRESS.test(look(0).image) && is(mark, Decimal)) return true;
  return is(mark, Equals) || (is(mark, Colon) && endOf(mark) === value.startOffset && is(value, ValueToken));
};

/** Whether what a value is a part of follows: `of 36`, `/36`. Three numbers with slashes are a date or a sense triple. */
export const isTotal = (look: Look): boolean => {
  if (!is(look(1), Slash) && !is(look(1), Of)) return false;
  return [Decimal, Hex, Marked, Sized].some((type) => is(look(2), type)) && !is(look(3), Slash);
};

/** Whether a blank parts a separator from what follows, though none parts it from its key, or the next key from its own. */
const spaced = (look: Look, separator: IToken): boolean => look(1).startOffset > endOf(separator);

/** Whether a parenthesis right behind a word is followed by another such word: `buffer: task id(28), length(8)` lists keys, and names no value. */
const isListed = (look: Look, open: number): boolean => {
  const glued = (at: number): boolean => is(look(at), LeftParen) && endOf(look(at - 1)) === look(at).startOffset;
  if (!glued(open) || !is(look(open + 3), Break)) return false;
  let at = open + 4;
  while (is(look(at), Word) && at < open + 4 + MAX_WORDS) at += 1;
  return at > open + 4 && glued(at);
};

/** How many of the words after a separator are its value; the others begin the next phrase. */
export const valueWords = (look: Look, separator: IToken): number => {
  let words = 0;
  let at = 1;
  while (is(look(at), Word)) {
    words += 1;
    at += 1;
    while (is(look(at), PathMark) && is(look(at + 1), Word)) at += 2;
  }
  if (words === 0) return 0;
  const next = look(at);
  const numbered = is(next, LeftParen) && (is(look(at + 1), Hex) || is(look(at + 1), Decimal));
  if (numbered && is(separator, Colon) && isListed(look, at)) return 0;
  if (numbered && is(look(at + 2), RightParen) && !is(look(at + 3), SeparatorToken)) return words;
  if (next.image === "" || is(next, Break) || is(next, Closer)) return words;
  // `iova= len=6`: the only word before another separator is the next key, and the value is blank.
  if (words === 1 && is(next, SeparatorToken) && spaced(look, separator)) return 0;
  // dir:FROM_DEV xferLen:0x24: keys and values that stand close, as behind signs of equality
  const close = is(separator, Colon) && words === 2 && !spaced(look, separator) && is(next, Colon);
  if (close && next.startOffset === endOf(look(at - 1)) && look(at + 1).startOffset === endOf(next)) return 1;
  return is(separator, Equals) ? 1 : 0;
};

/** Tokens of the longest index. */
const MAX_INDEX = 6;

/** Whether a bracket holds an index or a range, as in `SGE[0]` and `cdb[0..5]`. */
export const isIndex = (look: Look): boolean => {
  for (let at = 2; at <= 2 + MAX_INDEX; at += 1) {
    if (is(look(at), RightBracket)) return at > 2;
    if (!is(look(at), Decimal) && !is(look(at), Hex) && !(at > 2 && /^[.:-]$/.test(look(at).image))) return false;
  }
  return false;
};
