/**
 * The words of a statement body. A body has no fixed columns, so everything that a value can look like is told apart here,
 * and every character belongs to some token: a body never fails to be read, it only says little.
 */
import { createToken, Lexer, type TokenType } from "chevrotain";

/** Letters of any script begin a word; digits do not. A member of an element of a list is one word: `sgl[0].addr`. */
const WORD = /[A-Za-z_~$][\w$]{0,127}(?:(?:\[\d{1,4}\](?=\.))?[.\-'][\w$]{1,64}){0,8}/;

/** A word of a statement. */
export const Word = createToken({ name: "Word", pattern: WORD });

/** Anything that can stand where a value stands. */
export const ValueToken = createToken({ name: "ValueToken", pattern: Lexer.NA });
/** Whatever only separates. */
export const Punctuation = createToken({ name: "Punctuation", pattern: Lexer.NA });
/** Stands between a key and its value. */
export const SeparatorToken = createToken({ name: "SeparatorToken", pattern: Lexer.NA, categories: [Punctuation] });
/** `[`, `(` or `{`. */
export const Opener = createToken({ name: "Opener", pattern: Lexer.NA, categories: [Punctuation] });
/** `]`, `)` or `}`. */
export const Closer = createToken({ name: "Closer", pattern: Lexer.NA, categories: [Punctuation] });

// Quotes, and the blanks of several typesetters; control characters are blanks by the time they come here.
const Blank = createToken({
  name: "Blank",
  pattern: /[ \u00a0\u2007\u200b\u202f\ufeff"`'\u2018\u2019\u201c\u201d]{1,4096}/,
  group: Lexer.SKIPPED,
});

// <private>   0x<private>   <mask.hash: 'kU8Bk2DqJ5V7vQ=='>   <decode: missing data>   (null)
export const Lost = createToken({
  name: "Lost",
  pattern:
    /(?:0[xX])?<(?:private|redacted|sensitive|mask\.hash:[^>]{0,80}|decode:[^>]{0,80}|compose failure[^>]{0,80})>|\((?:null|nil|_{2,8}ptrval_{2,8})\)/,
  categories: [ValueToken],
});

// 12 00 00 00 06 00   12 00 00 00  06 00   12,00,00,00,06,00   12:00:00:00:06:00   0x12,0x00,0x00,0x00   0x12 0x00 0x00 0x00
// 12-00-00-00-06-00   12, 00, 00, 00, 06, 00: some pair has a zero in front or a letter, so that none is a decimal
// <Buffer 12 00 00 ... 3 more bytes>   b'\x12\x00'   12h 00h 00h 00h
export const Bytes = createToken({
  name: "Bytes",
  pattern:
    /0[xX][0-9a-fA-F]{1,2}(?:,? ?0[xX][0-9a-fA-F]{1,2}){3,255}(?![\w:=])|0?[0-9a-fA-F]{2}[hH](?:,? ?0?[0-9a-fA-F]{2}[hH]){3,255}(?![\w:=])|[0-9a-fA-F]{2}(?: [0-9a-fA-F]{2}){3}(?: {2}[0-9a-fA-F]{2}(?: [0-9a-fA-F]{2}){1,3}){1,255}(?![\w:=]| [0-9a-fA-F]{2} )|[0-9a-fA-F]{2}(?: [0-9a-fA-F]{2}){7}(?: {2}[0-9a-fA-F]{2}(?: [0-9a-fA-F]{2}){1,7}){1,255}(?![\w:=])|[0-9a-fA-F]{2}(?: [0-9a-fA-F]{2}){3,4095}(?![\w:=])|[0-9a-fA-F]{2}(?:,[0-9a-fA-F]{2}){5,31}(?![\w:=,])|[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){4,31}(?![\w:=])|[0-9a-fA-F]{2}(?:-[0-9a-fA-F]{2}){5,31}(?![\w:=-])|(?=(?:[1-9]\d, ){0,31}(?:0[0-9a-fA-F]|[a-fA-F][0-9a-fA-F]|\d[a-fA-F]))[0-9a-fA-F]{2}(?:, [0-9a-fA-F]{2}){3,63}(?![\w:=,])|<Buffer(?: [0-9a-fA-F]{2}){0,64}(?: ?(?:\.\.\.|\u2026) ?\d{1,9} more bytes?)?>|[bB]'(?:[^'\\]|\\.){0,2048}'|[bB]"(?:[^"\\]|\\.){0,2048}"/,
  categories: [ValueToken],
});

// 0x00000000:0x801c0000   00000000:801c0000   00000000_801c0000   00000000_801C0000h   00000000`801c0000
export const Halves = createToken({
  name: "Halves",
  pattern:
    /0[xX][0-9a-fA-F]{1,8}:(?:0[xX])?[0-9a-fA-F]{1,8}(?![\w:])|(?:0[xX])?[0-9a-fA-F]{8}`[0-9a-fA-F]{8}(?![\w:])|[0-9a-fA-F]{8}[:_][0-9a-fA-F]{8}[hH]?(?![\w:])/,
  categories: [ValueToken],
});

// 0x801c_0000   0x0000_0000_801c_0000   0x0_801c0000   0x801c'0000   9_4000_0000   1,024   65'536   1_024
const Grouped = createToken({
  name: "Grouped",
  pattern:
    /0[xX][0-9a-fA-F]{1,16}(?:[_'\u2019][0-9a-fA-F]{1,16}){1,8}(?!\w)|\d[0-9a-fA-F]{0,3}(?:_[0-9a-fA-F]{4}){1,3}(?!\w)|\d{1,3}(?:,\d{3}){1,6}(?![\w,])|\d{1,3}(?:['_\u2019]\d{3}){1,6}(?!['_\u2019\w])/,
  categories: [ValueToken],
});

// 801C0000h   AAh   x801c0000   $801C0000   h'801C0000'   0x801c0000ULL   6u: digits that another mark than 0x tells.
export const Marked = createToken({
  name: "Marked",
  pattern:
    /(?=[a-fA-F]{0,15}\d)[0-9a-fA-F]{1,16}[hH](?!\w)|[A-F]{2,16}h(?!\w)|x[0-9a-fA-F]{6,16}(?!\w)|\$[0-9a-fA-F]{2,16}(?!\w)|h'[0-9a-fA-F]{1,16}'?(?!\w)|0[xX][0-9a-fA-F]{1,16}(?:[uU]?[lL]{1,2}|[uU])(?!\w)|\d{1,20}(?:[uU][lL]{0,2}|[lL]{2})(?!\w)/,
  categories: [ValueToken],
});

// 2000C000   00000001801c0000: as wide as a register or an address of nine digits, with letters and digits, and no part of a longer name.
const BareHex = createToken({
  name: "BareHex",
  pattern:
    /(?=[0-9]{0,15}[a-f])(?=[a-f]{0,15}[0-9])(?:[0-9a-f]{8,9}|[0-9a-f]{16})(?![\w.'-])|(?=[0-9]{0,15}[A-F])(?=[A-F]{0,15}[0-9])(?:[0-9A-F]{8,9}|[0-9A-F]{16})(?![\w.'-])/,
  categories: [ValueToken],
});

// 2560x1440   0-byte   1.04   7f   0x80\ufffd1c, a number with a hole
export const Mixed = createToken({
  name: "Mixed",
  pattern: /\d[\w$\ufffd]{0,127}(?:[.-][\w$]{1,64}){0,8}/,
  categories: [Word],
});

// 0x801c0000
export const Hex = createToken({
  name: "Hex",
  pattern: /0[xX][0-9a-fA-F]{1,16}/,
  longer_alt: Mixed,
  categories: [ValueToken],
});

// 6B   512KiB   4K   36byte
export const Sized = createToken({
  name: "Sized",
  pattern: /\d{1,18}(?:[KMG]i?B?|B|[Bb]ytes?|octets?)(?!\w)/,
  categories: [ValueToken],
});

// 6
export const Decimal = createToken({
  name: "Decimal",
  pattern: /\d{1,20}/,
  longer_alt: Mixed,
  categories: [ValueToken],
});

// returned 0x0     gave 0x0     yielded kIOReturnSuccess     but gave up
export const Returned = createToken({
  name: "Returned",
  pattern: /return(?:ed|ing|s)|(?:gave|gives|yield(?:ed|s))(?= {1,3}(?:0x[0-9a-f]|k?IOReturn))/i,
  longer_alt: Word,
  categories: [SeparatorToken],
});

// 6 bytes   8 blocks   2 seg, …: the units after which a count is no count of bytes are here so that it is not taken for one.
export const Unit = createToken({
  name: "Unit",
  pattern:
    /(?:[Bb]ytes?|BYTES|octets?|[KMG](?:i?B)?|B|[Bb]locks?|[Ss]ectors?|[Ss]egments?|extents?|ranges?|segs?(?!\s{0,2}[^\s,;)])|[Pp]ages?|[dq]words?|words|[Bb]its?|entries|elements|ms|us|ns|sec|[Ss]econds?|s)/,
  longer_alt: Word,
  categories: [Word],
});

// hi/lo   High:Low   H:L
const HalfPair = createToken({
  name: "HalfPair",
  pattern:
    /(?:(?:hi|high|upper|ms[bw]|lo|low|lower|ls[bw])[/:](?:hi|high|upper|ms[bw]|lo|low|lower|ls[bw])|h[/:]l|l[/:]h)(?!\w)/i,
  longer_alt: Word,
  categories: [Word],
});

// 6 of 36 bytes
export const Of = createToken({ name: "Of", pattern: /of/, longer_alt: Word, categories: [Word] });

// Letters beyond ASCII, from é on; the arrows, dashes and quotes of typesetters are tokens of their own.
const Foreign = createToken({
  name: "Foreign",
  pattern:
    /[\u00a1-\u2006\u2008-\u200a\u2010-\u2012\u2016\u2017\u201a\u201b\u201e-\u202e\u2030-\u2191\u2193-\ufefe\uff00-\uffff]{1,256}/,
  categories: [Word],
});

// -> 0x0     => 0x0
export const Arrow = createToken({ name: "Arrow", pattern: /->|=>|\u2192/, categories: [SeparatorToken] });
// Class::method
export const PathMark = createToken({ name: "PathMark", pattern: /::/, categories: [Punctuation] });
// Single characters; the dashes are those of typesetters too.
export const Equals = createToken({ name: "Equals", pattern: /={1,2}/, categories: [SeparatorToken] });
export const Colon = createToken({ name: "Colon", pattern: /:/, categories: [SeparatorToken] });
export const LeftBracket = createToken({ name: "LeftBracket", pattern: /\[/, categories: [Opener] });
export const LeftParen = createToken({ name: "LeftParen", pattern: /[({]/, categories: [Opener] });
export const RightBracket = createToken({ name: "RightBracket", pattern: /\]/, categories: [Closer] });
export const RightParen = createToken({ name: "RightParen", pattern: /[)}]/, categories: [Closer] });
export const Dash = createToken({ name: "Dash", pattern: /[-\u2013\u2014\u2015]/, categories: [Punctuation] });
export const Break = createToken({ name: "Break", pattern: /[,;|]/, categories: [Punctuation] });

// 6/36
export const Slash = createToken({ name: "Slash", pattern: /\//, categories: [Punctuation] });

// Everything else that is printed.
const Other = createToken({ name: "Other", pattern: /[!#%&*+.<>?@\\^\u0080-\uffff]/, categories: [Punctuation] });

/** In the order in which they are tried: the first that matches wins. */
export const tokens: readonly TokenType[] = [
  ValueToken,
  Punctuation,
  SeparatorToken,
  Opener,
  Closer,
  Blank,
  Lost,
  Bytes,
  Halves,
  Grouped,
  Marked,
  BareHex,
  Hex,
  Sized,
  Decimal,
  Mixed,
  Arrow,
  Returned,
  Unit,
  HalfPair,
  Of,
  Word,
  PathMark,
  Equals,
  Colon,
  LeftBracket,
  LeftParen,
  RightBracket,
  RightParen,
  Dash,
  Break,
  Slash,
  Foreign,
  Other,
];

/**
 * Builds the lexer, on first use. `checked` looks for mistakes in the tokens, which takes longer than to read a paste: tests do it.
 * So does the search for the characters with which a token may begin; the few shapes of a log are read sooner without.
 */
export const buildLexer = (checked = false): Lexer =>
  new Lexer([...tokens], { positionTracking: "onlyOffset", safeMode: !checked, skipValidations: !checked });
