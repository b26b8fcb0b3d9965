/** Lays statements on the desk as claims, and counts as unread what looks like evidence and claims nothing. Apart from the reader, which decides what is a statement. */
import { openAsked } from "./asked.ts";
import { type Claim, claimAt, type Source } from "./claim.ts";
import type { Coverage } from "./coverage.ts";
import type { Desk } from "./desk.ts";
import type { Drivers } from "./drivers.ts";
import { isIdle } from "./idle.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Message, STATEMENT_UNITS } from "./message.ts";
import { openBaseWatch } from "./open-base.ts";
import { openEndWatch } from "./open-ends.ts";
import { openTaskWatch } from "./open-tasks.ts";
import { openTidWatch } from "./open-tids.ts";
import { openWayWatch } from "./open-ways.ts";
import { openParties } from "./parties.ts";
import { linesOf } from "./passage.ts";
import { openPrograms } from "./programs/programs.ts";
import { TOPICS } from "./topic.ts";
import { type Utterance, utteranceIn, utteranceOf } from "./utterance.ts";

/** Takes statements in the order of their lines. */
export interface StatementReader {
  take(source: Source, statement: Utterance): void;
  /** Reads a message as a statement; `cut` says that its line goes on behind what is known of it. */
  read(source: Source, message: Message, cut: boolean): void;
}

const HEX = /\b(?:0[xX][0-9a-fA-F]{3,16}|[0-9a-fA-F]{16})\b/;

/** A statement of a program that is no driver counts only if it speaks of the disk, or in words that only drivers use. */
const counts = ({ asserted, sentence, reading, telling }: Utterance, { program }: Source): boolean => {
  if (!program || telling || reading?.telling === true) return true;
  const { words, headings } = sentence;
  return (
    asserted?.topics.some((topic) => TOPICS[topic].kind === "client") === true ||
    words.has("client") ||
    headings.has("client")
  );
};

const NO_EVENT = "its words and fields belong to no event that is known";

/** Counts the lines of a message as unread. */
export const unreadIn =
  (coverage: Coverage) =>
  ({ passage }: Source, because: string, worded: boolean): void => {
    for (const { number, text } of linesOf(passage)) coverage.unread({ line: number, text, because }, worded);
  };

const noteHidden = (coverage: Coverage, { facts, source }: Claim): void => {
  const hidden = facts.filter(({ content }) => content.loss === "redacted").length;
  if (hidden > 0) coverage.lost({ kind: "redacted", line: source.line, count: hidden });
};

/** A reader that has seen no statement. */
export const openStatementReader = (
  { lexicon, desk, coverage }: { readonly lexicon: Lexicon; readonly desk: Desk; readonly coverage: Coverage },
  drivers: Drivers,
): StatementReader => {
  const asked = openAsked();
  const watches = [openTaskWatch(), openTidWatch(), openBaseWatch(), openWayWatch(), openEndWatch()];
  const [parties, programs] = [openParties(), openPrograms()];
  const unread = unreadIn(coverage);

  const take = (source: Source, statement: Utterance): void => {
    const { sentence, asserted, telling, hasRole } = statement;
    if (asserted === null || !counts(statement, source)) {
      desk.scope(source, sentence);
      const evident = source.program ? telling : hasRole || HEX.test(sentence.body);
      if (evident && !isIdle(sentence)) unread(source, NO_EVENT, hasRole);
      return;
    }
    if (telling && source.program) drivers.add(source.writer);
    const claim = asked.settled(claimAt(source, sentence, parties.asserted(source, asserted, sentence.tags)));
    const refused = desk.claim(claim);
    if (refused !== null) unread(source, refused, true);
    noteHidden(coverage, claim);
  };

  const read = (source: Source, message: Message, cut: boolean): void => {
    const { text } = message;
    const end = text.length > STATEMENT_UNITS ? STATEMENT_UNITS : cut ? text.trimEnd().length : message.cutAt();
    const statement = end === null ? message.utterance() : utteranceOf(text.slice(0, STATEMENT_UNITS), lexicon, end);
    if (statement === null) {
      if (!source.program && HEX.test(text)) unread(source, "the statement cannot be parsed", false);
      return;
    }
    const watched = statement.watched
      ? watches.reduce((said, watch) => watch.settled(said), statement.sentence)
      : statement.sentence;
    const own = programs.asserted(source, watched);
    if (own === "nothing") return;
    if (own !== null) {
      take(source, { ...statement, sentence: watched, asserted: own, telling: false });
      return;
    }
    const sentence = parties.settled(source, watched);
    take(source, sentence === statement.sentence ? statement : utteranceIn(sentence, lexicon));
  };

  return { take, read };
};
