/**
 * The grammar of a statement body: phrases with or without a value, enclosed parts, loose values and punctuation, in any
 * order. It is total: what belongs to nothing is a mark, so there is no body that it rejects.
 */
import type { IToken, Lexer, TokenType } from "chevrotain";
import { LeafParser } from "./leaf-parser.ts";
import {
  endOf,
  formOf,
  is,
  isIndex,
  isKey,
  isMethod,
  isNote,
  isTotal,
  isTwin,
  isValue,
  separatorOf,
  spanOf,
  valueWords,
} from "./look.ts";
import {
  type Enclosed,
  type Name,
  type Part,
  type Phrase,
  type Separator,
  type Span,
  type Value,
  wordsValue,
} from "./nodes.ts";
import {
  buildLexer,
  Closer,
  Dash,
  LeftBracket,
  LeftParen,
  Opener,
  PathMark,
  SeparatorToken,
  Unit,
  ValueToken,
  Word,
} from "./tokens.ts";

/** Enclosed parts deeper than this are read as punctuation. */
const MAX_DEPTH = 6;

/** The whole grammar. Tests build it `checked`. */
export class StatementParser extends LeafParser {
  #depth = 0;

  constructor(checked = false) {
    super(checked);
    this.performSelfAnalysis();
  }

  // [UserProcessParallelTask_Impl] fBufferIOVMAddr          = 0x801c0000
  statement = this.RULE("statement", (): Part[] => {
    const parts: Part[] = [];
    this.ACTION(() => {
      this.#depth = 0;
    });
    this.MANY(() => {
      const part = this.SUBRULE(this.part);
      this.ACTION(() => parts.push(part));
    });
    return parts;
  });

  part = this.RULE(
    "part",
    (): Part =>
      this.OR([
        // Too deep, or closed by nothing: then an opener is a mark like any other.
        { GATE: () => this.#mayNest(), ALT: () => this.SUBRULE(this.enclosed), IGNORE_AMBIGUITIES: true },
        { ALT: () => this.SUBRULE(this.phrase) },
        { ALT: () => this.SUBRULE(this.loose) },
        { ALT: () => this.SUBRULE(this.mark) },
      ]),
  );

  // [TaskID: 200]     (target 0, task 200)
  enclosed = this.RULE("enclosed", (): Enclosed => {
    const open = this.CONSUME(Opener);
    const parts: Part[] = [];
    this.ACTION(() => {
      this.#depth += 1;
    });
    this.MANY({
      GATE: () => !is(this.LA(1), Closer),
      DEF: () => {
        const part = this.SUBRULE(this.part);
        this.ACTION(() => parts.push(part));
      },
    });
    let end = endOf(open);
    this.OPTION(() => {
      const close = this.CONSUME(Closer);
      this.ACTION(() => {
        end = endOf(close);
      });
    });
    this.ACTION(() => {
      this.#depth -= 1;
      end = Math.max(end, parts.at(-1)?.end ?? end);
    });
    return { kind: is(open, LeftBracket) ? "bracket" : "group", parts, start: open.startOffset, end };
  });

  // Host IOVA (High:Low) = 0x00000000801c0000     staging buffer 0x40012000     UserGetDataBuffer returned 0x0
  phrase = this.RULE("phrase", (): Phrase => {
    const names: Name[] = [];
    this.AT_LEAST_ONE(() => {
      const name = this.SUBRULE(this.name);
      this.ACTION(() => names.push(name));
    });
    let note: Span | null = null;
    this.OPTION({
      GATE: () => this.#mayNest() && isNote(this.look),
      DEF: () => {
        const group = this.SUBRULE(this.enclosed);
        this.ACTION(() => {
          note = { start: group.start, end: group.end };
        });
      },
    });
    const { separator, value, valueNames } = this.SUBRULE(this.assignment);
    return this.ACTION(() => {
      const first = names[0]?.start ?? 0;
      const last = value?.end ?? valueNames.at(-1)?.end ?? note?.end ?? names.at(-1)?.end ?? first;
      return { kind: "phrase", names, note, separator, value, valueNames, start: first, end: last };
    });
  });

  // = 6 (0x6)     : SUCCESS (0x0)     returned 0x0     nothing at all
  assignment = this.RULE("assignment", (): Pick<Phrase, "separator" | "value" | "valueNames"> => {
    let separator: Separator | null = null;
    let value: Value | null = null;
    const valueNames: Name[] = [];
    let words = 0;
    this.OPTION(() => {
      const token = this.CONSUME(SeparatorToken);
      this.ACTION(() => {
        separator = separatorOf(token);
        words = valueWords(this.look, token);
      });
    });
    this.MANY({
      GATE: () => words > valueNames.length,
      DEF: () => {
        const name = this.SUBRULE(this.name, { ARGS: [true] });
        this.ACTION(() => valueNames.push(name));
      },
    });
    this.OPTION2({
      GATE: () => isValue(this.look) || (valueNames.length > 0 && this.#isTwin()),
      DEF: () => {
        const found = this.SUBRULE(this.value, { ARGS: [valueNames] });
        this.ACTION(() => {
          separator ??= "blank";
          value = found;
        });
      },
    });
    return this.ACTION(() => ({
      separator,
      value: value ?? (valueNames.length > 0 ? wordsValue(valueNames) : null),
      valueNames,
    }));
  });

  // 0x801c0000     6 (0x6)     6 bytes     -58     SUCCESS (0x0)     <private>
  value = this.RULE("value", (words: readonly Name[] = []): Value => {
    let core: Span = { start: 0, end: 0 };
    let form: Value["form"] = "words";
    this.OPTION({
      GATE: () => !this.#isTwin(),
      DEF: () => {
        let sign: IToken | null = null;
        this.OPTION1(() => {
          sign = this.CONSUME(Dash);
        });
        const token = this.CONSUME(ValueToken);
        this.ACTION(() => {
          core = { start: (sign ?? token).startOffset, end: endOf(token) };
          form = formOf(token);
        });
      },
    });
    let unit: Span | null = null;
    this.OPTION2({
      GATE: () => form === "number" && !isKey(this.look),
      DEF: () => {
        const token = this.CONSUME(Unit);
        this.ACTION(() => {
          unit = spanOf(token);
        });
      },
    });
    const total = this.OPTION4({
      GATE: () => form === "number" && isTotal(this.look),
      DEF: () => this.SUBRULE(this.total),
    });
    let twin: Span | null = null;
    this.OPTION3({
      GATE: () => this.#isTwin(),
      DEF: () => {
        const group = this.SUBRULE(this.enclosed);
        this.ACTION(() => {
          twin = { start: group.start + 1, end: group.end - 1 };
        });
      },
    });
    return this.ACTION(() => {
      const head = words[0];
      const inner = head === undefined ? core : { start: head.start, end: words.at(-1)?.end ?? head.end };
      const counted = unit ?? total?.unit ?? null;
      const end = twin === null ? (total?.span ?? unit ?? inner).end : (twin as Span).end + 1;
      return { form, core: inner, unit: counted, total: total?.core ?? null, twin, start: inner.start, end };
    });
  });

  // MarlinSCSI::UserProcessParallelTask     SGE[0]     UserGetDataBuffer(target 0, task 200)
  name = this.RULE("name", (inValue = false): Name => {
    const path: Span[] = [];
    const first = this.CONSUME(Word);
    this.ACTION(() => path.push(spanOf(first)));
    this.MANY({
      GATE: () => is(this.LA(2), Word),
      DEF: () => {
        this.CONSUME(PathMark);
        const next = this.CONSUME2(Word);
        this.ACTION(() => path.push(spanOf(next)));
      },
    });
    let end = 0;
    this.ACTION(() => {
      end = path.at(-1)?.end ?? 0;
    });
    this.OPTION({
      GATE: () => this.#isTight(LeftBracket, end) && isIndex(this.look),
      DEF: () => {
        const index = this.SUBRULE(this.enclosed);
        this.ACTION(() => {
          end = index.end;
        });
      },
    });
    let args: readonly Part[] | null = null;
    this.OPTION2({
      // CHECK_CONDITION(2) is a value and its number, bzero(6) a call and its argument, and so is UserReportInitiatorIdentifier(7).
      GATE: () => this.#isTight(LeftParen, end) && !(inValue && this.#isTwin() && !isMethod(this.LA(0))),
      DEF: () => {
        const group = this.SUBRULE1(this.enclosed);
        this.ACTION(() => {
          args = group.parts;
          end = group.end;
        });
      },
    });
    return this.ACTION(() => ({ path, args, start: path[0]?.start ?? 0, end }));
  });

  /** Whether an opener stands right behind the word before it. */
  #isTight(opener: TokenType, end: number): boolean {
    const open = this.LA(1);
    return this.#mayNest() && is(open, opener) && open.startOffset === end;
  }

  #isTwin(): boolean {
    return this.#mayNest() && isTwin(this.look);
  }

  #mayNest(): boolean {
    return this.#depth < MAX_DEPTH;
  }
}

interface Machine {
  readonly lexer: Lexer;
  readonly parser: StatementParser;
}

let machine: Machine | null = null;

/** One lexer and one parser for all bodies, built when the first body comes. */
const theMachine = (): Machine => {
  machine ??= { lexer: buildLexer(), parser: new StatementParser() };
  return machine;
};

/** The parts of a body without control characters, or `null` if the grammar cannot read it. */
export const parseParts = (body: string): readonly Part[] | null => {
  const { lexer, parser } = theMachine();
  const { tokens: found, errors } = lexer.tokenize(body);
  if (errors.length > 0) return null;
  parser.input = found;
  const parts = parser.statement();
  return parser.errors.length > 0 ? null : parts;
};
