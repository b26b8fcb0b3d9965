/**
 * The rules of a statement that hold no others: values without a key, what a count is a part of, punctuation. Apart from the
 * rules that nest, which build on them.
 */
import { EmbeddedActionsParser, type IToken } from "chevrotain";
import { formOf, isKey, isTotal, spanOf } from "./look.ts";
import type { Loose, Mark, Span } from "./nodes.ts";
import { Of, Punctuation, Slash, tokens, Unit, ValueToken } from "./tokens.ts";

/** What a count is a part of. */
export interface Total {
  readonly core: Span;
  readonly unit: Span | null;
  readonly span: Span;
}

/** The leaves of the grammar; whoever extends it analyses itself once all rules are there. */
export abstract class LeafParser extends EmbeddedActionsParser {
  /** `checked` looks for mistakes in the rules, which tests do once for all. */
  constructor(checked: boolean) {
    super([...tokens], { maxLookahead: 1, recoveryEnabled: false, skipValidations: !checked });
  }

  // of 36 bytes     /36
  protected total = this.RULE("total", (): Total => {
    const mark = this.OR([{ ALT: () => this.CONSUME(Slash) }, { ALT: () => this.CONSUME(Of) }]);
    const token = this.CONSUME(ValueToken);
    const unit = this.OPTION(() => this.CONSUME(Unit));
    return this.ACTION(() => {
      const core = spanOf(token);
      const own = unit === undefined ? null : spanOf(unit);
      return { core, unit: own, span: { start: mark.startOffset, end: (own ?? core).end } };
    });
  });

  // 6 bytes moved     6 of 36 bytes moved
  protected loose = this.RULE("loose", (): Loose => {
    const token = this.CONSUME(ValueToken);
    const unit = this.OPTION({
      GATE: () => formOf(token) === "number" && !isKey(this.look),
      DEF: () => this.CONSUME(Unit),
    });
    const total = this.OPTION1({
      GATE: () => formOf(token) === "number" && isTotal(this.look),
      DEF: () => this.SUBRULE(this.total),
    });
    return this.ACTION(() => {
      const core = spanOf(token);
      const own = unit === undefined ? null : spanOf(unit);
      const span: Span = { start: core.start, end: (total?.span ?? own ?? core).end };
      const value = { form: formOf(token), core, unit: own ?? total?.unit ?? null, total: total?.core ?? null };
      return { kind: "loose", value: { ...value, twin: null, ...span }, ...span };
    });
  });

  protected mark = this.RULE("mark", (): Mark => {
    const token = this.CONSUME(Punctuation);
    return this.ACTION(() => ({ kind: "mark", ...spanOf(token) }));
  });

  /** The token that comes `at` places from here, the next one at 1. */
  protected readonly look = (at: number): IToken => this.LA(at);
}
