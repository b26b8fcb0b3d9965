/**
 * The grammar of statement bodies: words, values and separators, nested in brackets and parentheses. One shared parser, built
 * on first use. It fails on no line: a closing bracket may be missing, and what fits nowhere is punctuation.
 */
import { EmbeddedActionsParser, type IToken, type Lexer } from "chevrotain";
import type { Unit } from "../unit.ts";
import {
  Arrow,
  ByteList,
  Colon,
  Comma,
  createLexer,
  Equals,
  Hex,
  Hidden,
  HiddenHex,
  Integer,
  LBracket,
  LParen,
  Other,
  RBracket,
  RParen,
  Rule,
  tokens,
  Word,
} from "./lexer.ts";

const leaf = (kind: Extract<Unit, { text: string }>["kind"], token: IToken): Unit => ({
  kind,
  text: token.image,
  from: token.startOffset,
  to: token.startOffset + token.image.length,
});

const nested = (kind: "bracket" | "group", open: IToken, units: readonly Unit[], close: IToken | undefined): Unit => {
  const last = close ?? open;
  const inner = units.at(-1)?.to ?? 0;
  return { kind, units, from: open.startOffset, to: Math.max(inner, last.startOffset + last.image.length) };
};

class StatementParser extends EmbeddedActionsParser {
  constructor() {
    super(tokens, { recoveryEnabled: false, maxLookahead: 1 });
    this.performSelfAnalysis();
  }

  /** `[Fn] [TaskID: 200]   - ReplyStatus = SUCCESS (0x0)` */
  statement = this.RULE("statement", (): readonly Unit[] => {
    const units: Unit[] = [];
    this.MANY(() => {
      units.push(
        this.OR([
          { ALT: () => this.SUBRULE(this.unit) },
          // A closing bracket without its opening one: `… deviated]`.
          { ALT: () => leaf("mark", this.CONSUME(RBracket)) },
          { ALT: () => leaf("mark", this.CONSUME(RParen)) },
        ]),
      );
    });
    return units;
  });

  /** `[TaskID: 200]`, `(0x0)`, `COMPLETING`, `=` */
  unit = this.RULE(
    "unit",
    (): Unit =>
      this.OR([
        { ALT: () => this.SUBRULE(this.bracket) },
        { ALT: () => this.SUBRULE(this.group) },
        { ALT: () => this.SUBRULE(this.atom) },
        { ALT: () => this.SUBRULE(this.sign) },
      ]),
  );

  /** `[TaskID: 200]` */
  bracket = this.RULE("bracket", (): Unit => {
    const open = this.CONSUME(LBracket);
    const units: Unit[] = [];
    this.MANY(() =>
      units.push(this.OR([{ ALT: () => this.SUBRULE(this.unit) }, { ALT: () => leaf("mark", this.CONSUME(RParen)) }])),
    );
    const close = this.OPTION(() => this.CONSUME(RBracket));
    return this.ACTION(() => nested("bracket", open, units, close));
  });

  /** `(High:Low)`, `(target 0, task 200)` */
  group = this.RULE("group", (): Unit => {
    const open = this.CONSUME(LParen);
    const units: Unit[] = [];
    this.MANY(() =>
      units.push(
        this.OR([{ ALT: () => this.SUBRULE(this.unit) }, { ALT: () => leaf("mark", this.CONSUME(RBracket)) }]),
      ),
    );
    const close = this.OPTION(() => this.CONSUME(RParen));
    return this.ACTION(() => nested("group", open, units, close));
  });

  /** `0x801c0000`, `6`, `00 00 05 12 1F 00`, `<private>`, `SUCCESS` */
  atom = this.RULE(
    "atom",
    (): Unit =>
      this.OR([
        { ALT: () => leaf("bytes", this.CONSUME(ByteList)) },
        { ALT: () => leaf("hidden", this.CONSUME(HiddenHex)) },
        { ALT: () => leaf("hidden", this.CONSUME(Hidden)) },
        { ALT: () => leaf("hex", this.CONSUME(Hex)) },
        { ALT: () => leaf("integer", this.CONSUME(Integer)) },
        { ALT: () => leaf("word", this.CONSUME(Word)) },
      ]),
  );

  /** `=`, `:`, `->`, `,`, `---` */
  sign = this.RULE(
    "sign",
    (): Unit =>
      this.OR([
        { ALT: () => leaf("equals", this.CONSUME(Equals)) },
        { ALT: () => leaf("colon", this.CONSUME(Colon)) },
        { ALT: () => leaf("arrow", this.CONSUME(Arrow)) },
        { ALT: () => leaf("mark", this.CONSUME(Comma)) },
        { ALT: () => leaf("mark", this.CONSUME(Rule)) },
        { ALT: () => leaf("mark", this.CONSUME(Other)) },
      ]),
  );
}

let shared: { readonly lexer: Lexer; readonly parser: StatementParser } | null = null;

/** The units of a statement body, with offsets into it. Characters that are no token are passed over. */
export const parseUnits = (body: string): readonly Unit[] => {
  shared ??= { lexer: createLexer(), parser: new StatementParser() };
  shared.parser.input = shared.lexer.tokenize(body).tokens;
  return shared.parser.statement();
};
