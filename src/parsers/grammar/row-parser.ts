/**
 * The grammar of one row of a hex dump: an offset, groups of digits, and whatever a printable column adds behind them. What
 * the groups mean as bytes is decided with the other rows of the dump, not here.
 */
import { createToken, EmbeddedActionsParser, type IToken, Lexer, type TokenType, tokenMatcher } from "chevrotain";
import type { Span } from "./nodes.ts";

/** A row as written, with places in its text. */
export interface RowParts {
  readonly offset: Span;
  /** True if a colon follows the offset. */
  readonly colon: boolean;
  readonly groups: readonly (Span & { readonly wide: boolean })[];
  /** What hides the bytes, as `<private>`. */
  readonly lost: Span | null;
  /** Where the groups end and something else begins, or the end of the row. */
  readonly rest: number;
  /** True if that something stands apart: after a wide blank, or behind a bar. */
  readonly apart: boolean;
}

/** Every token that is kept. */
const Piece = createToken({ name: "Piece", pattern: Lexer.NA });
const categories = [Piece];
// Two blanks or more part the bytes from the printable column, and the two halves of a row.
const Gap = createToken({ name: "Gap", pattern: /[ \t]{2,64}/, categories });
const Blank = createToken({ name: "Blank", pattern: /[ \t]/, group: Lexer.SKIPPED });
const Colon = createToken({ name: "Colon", pattern: /:/, categories });
// 0x0000
const Prefixed = createToken({ name: "Prefixed", pattern: /0[xX][0-9a-fA-F]{1,16}(?![0-9a-zA-Z_])/, categories });
// 00   0512   0000000c
const Digits = createToken({ name: "Digits", pattern: /[0-9a-fA-F]{2,16}(?![0-9a-zA-Z_])/, categories });
const Hidden = createToken({ name: "Hidden", pattern: /<(?:private|redacted|sensitive)>/, categories });
const Bar = createToken({ name: "Bar", pattern: /[|>]/, categories });
const Other = createToken({ name: "Other", pattern: /[!-\uffff]/, categories });

const ROW_TOKENS: TokenType[] = [Piece, Gap, Blank, Colon, Prefixed, Digits, Hidden, Bar, Other];

const endOf = (token: IToken): number => token.startOffset + token.image.length;

class RowParser extends EmbeddedActionsParser {
  constructor() {
    super(ROW_TOKENS, { maxLookahead: 2, recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  // 0x0000: 00 00 05 12 1F 00     00000000  00 00 05 12 1f 00 00 02  41 43 4d 45  |........ACME|
  row = this.RULE("row", (): RowParts => {
    this.OPTION(() => this.CONSUME(Gap));
    const offset = this.OR([{ ALT: () => this.CONSUME(Prefixed) }, { ALT: () => this.CONSUME(Digits) }]);
    const colon = this.OPTION1(() => this.CONSUME(Colon)) !== undefined;
    const groups: (Span & { readonly wide: boolean })[] = [];
    let lost: Span | null = null;
    this.MANY({
      GATE: () => lost === null && this.#goesOn(),
      DEF: () => {
        const gap = this.OPTION2(() => this.CONSUME1(Gap));
        this.OR1([
          {
            ALT: () => {
              const token = this.CONSUME2(Digits);
              this.ACTION(() => groups.push({ start: token.startOffset, end: endOf(token), wide: gap !== undefined }));
            },
          },
          {
            ALT: () => {
              const token = this.CONSUME(Hidden);
              this.ACTION(() => {
                lost = { start: token.startOffset, end: endOf(token) };
              });
            },
          },
        ]);
      },
    });
    let apart = true;
    let rest = -1;
    this.MANY1(() => {
      const token = this.CONSUME(Piece);
      this.ACTION(() => {
        if (rest >= 0) return;
        rest = token.startOffset;
        apart = tokenMatcher(token, Gap) || tokenMatcher(token, Bar);
      });
    });
    return this.ACTION(() => ({
      offset: { start: offset.startOffset, end: endOf(offset) },
      colon,
      groups,
      lost,
      rest,
      apart,
    }));
  });

  /** Whether another group follows, perhaps after a wide blank. */
  #goesOn(): boolean {
    const next = tokenMatcher(this.LA(1), Gap) ? this.LA(2) : this.LA(1);
    return tokenMatcher(next, Digits) || tokenMatcher(next, Hidden);
  }
}

let machine: { readonly lexer: Lexer; readonly parser: RowParser } | null = null;

/** The parts of a dump row, or `null` if the text is none; control characters in it must have become blanks. */
export const parseRow = (text: string): RowParts | null => {
  machine ??= {
    lexer: new Lexer(ROW_TOKENS, { positionTracking: "onlyOffset", ensureOptimizations: true }),
    parser: new RowParser(),
  };
  const { tokens, errors } = machine.lexer.tokenize(text);
  if (errors.length > 0) return null;
  machine.parser.input = tokens;
  const row = machine.parser.row();
  if (machine.parser.errors.length > 0) return null;
  return row.rest < 0 ? { ...row, rest: text.length } : row;
};
