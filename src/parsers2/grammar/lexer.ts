/** Tokens of statement bodies and of hex dump rows. Offsets only: lines are counted elsewhere. */
import { createToken, Lexer, type TokenType } from "chevrotain";

const token = (name: string, pattern: RegExp, more: object = {}): TokenType => createToken({ name, pattern, ...more });

/** `00 00 05 12 1F 00`, `12:00:00:00:06:00`, `0x12, 0x00, 0x00`: three bytes or more. */
export const ByteList = token(
  "ByteList",
  /(?:[0-9A-Fa-f]{2}[ :]){2,4096}[0-9A-Fa-f]{2}(?![0-9A-Za-z])|(?:0x[0-9A-Fa-f]{2},? ){2,4096}0x[0-9A-Fa-f]{2}(?![0-9A-Za-z])/,
);
/** `<private>`, `<mask.hash: '…'>`, `(null)`. */
export const Hidden = token("Hidden", /<[A-Za-z][^<>\n]{0,80}>|\(null\)/);
/** `0x801c0000`, `0x<private>` is a hex prefix with nothing known behind it. */
export const Hex = token("Hex", /0[xX][0-9A-Fa-f_]{1,20}/);
export const HiddenHex = token("HiddenHex", /0[xX]<[A-Za-z][^<>\n]{0,80}>/);
export const Integer = token("Integer", /[0-9]{1,20}/);
export const Word = token("Word", /[A-Za-z_][A-Za-z0-9_~]*(?:(?:::~?|\.(?=[A-Za-z]))[A-Za-z0-9_]+)*/);
/** `0xAB:`-style separators, arrows and brackets. */
export const Arrow = token("Arrow", /->|=>|\u2192/);
export const Equals = token("Equals", /=(?!=)/);
export const Colon = token("Colon", /:/);
export const Comma = token("Comma", /[,;]/);
export const LParen = token("LParen", /\(/);
export const RParen = token("RParen", /\)/);
export const LBracket = token("LBracket", /\[/);
export const RBracket = token("RBracket", /\]/);
/** `---`, `===`, `***`: a banner's edge. */
export const Rule = token("Rule", /-{2,}|={2,}|\*{2,}|#{2,}/);
export const Other = token("Other", /[!"#$%&'*+./<>?@\\^`{|}~\-\u0080-\uffff]/);
const Blank = token("Blank", /[ \t\u00a0]+/, { group: Lexer.SKIPPED });

/** In order of precedence: a longer reading stands before the shorter one that begins alike. */
export const tokens = [
  Blank,
  ByteList,
  HiddenHex,
  Hidden,
  Hex,
  Integer,
  Word,
  Arrow,
  Rule,
  Equals,
  Colon,
  Comma,
  LParen,
  RParen,
  LBracket,
  RBracket,
  Other,
];

export const createLexer = (): Lexer =>
  new Lexer(tokens, { positionTracking: "onlyOffset", ensureOptimizations: false });
