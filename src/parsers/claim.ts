/** What one statement contributes to an event: what it asserts, with the line that it stands in and places that can be cited. */
import type { Stamp } from "../model/clock.ts";
import type { CaptureIndex, Citation } from "../model/evidence.ts";
import type { Assertion } from "./assertion.ts";
import type { Span } from "./grammar/nodes.ts";
import { ownText } from "./own-text.ts";
import { originOf, type Passage } from "./passage.ts";
import type { RoleValue } from "./role-value.ts";
import type { Sentence } from "./sentence.ts";
import type { Topic } from "./topic.ts";
import type { Content } from "./value.ts";
import type { Half, Role } from "./vocabulary.ts";

/** A line with what its envelope says, and the way from a place in its body to a citation. */
export interface Source {
  readonly capture: CaptureIndex;
  /** The line in which the body begins. */
  readonly line: number;
  /** Counts the bodies of a capture: one a line, except where a record takes many lines or a line holds many records. */
  readonly ordinal: number;
  /** The body, with the way back to its lines. */
  readonly passage: Passage;
  readonly thread: string | null;
  /** The writer's name: process and sender. */
  readonly writer: string;
  /** Whose line it is by its envelope, if that tells. */
  readonly side: "host" | "device" | null;
  /** True if the envelope names a program that is no driver. */
  readonly program: boolean;
  readonly stamp: () => Stamp | null;
}

/** A value of a line. */
export interface Fact {
  readonly role: Role;
  /** The half of an address that it is, or `null` for a whole value. */
  readonly half: Half | null;
  readonly name: string;
  readonly content: Content;
  readonly at: Citation;
}

/** A task by the value that names it. */
export interface Naming extends Fact {
  /** The line that says it: it may say nothing else. Other facts hold none, so that a section holds its first line and no other. */
  readonly source: Source;
}

/** What a statement claims, before it is known which lines belong to it. */
export interface Claim {
  readonly source: Source;
  readonly sentence: Sentence;
  readonly topics: readonly Topic[];
  readonly opens: boolean;
  /** True if words say what it is about, not its fields alone. */
  readonly worded: boolean;
  readonly facts: readonly Fact[];
  /** The task that the statement or its tag names. */
  readonly task: Naming | null;
  /** True if a tag names the task, so that it holds for lines below. */
  readonly scoped: boolean;
  /** What it says, without its tags; cited when somebody asks, because a line with a field is cited by that. */
  readonly at: () => Citation;
}

/** Cites a place of the body. */
export const cite = ({ capture, passage }: Source, { start, end }: Span): Citation => {
  const { line, column, text } = originOf(passage, start, end);
  return {
    origin: "observed",
    capture,
    line: line.number,
    // Made a whole number: one place that was once worked out as a fraction, and V8 boxes the places of all citations.
    column: (column + 1) | 0,
    length: text.length,
    text: ownText(text),
  };
};

/** A value as a fact, cited. */
export const factIn = (source: Source, told: RoleValue): Fact => ({
  role: told.role,
  half: told.half,
  name: told.name,
  content: told.content,
  at: cite(source, told),
});

/** A value as the name of a task. */
export const namingIn = (source: Source, told: RoleValue): Naming => ({ ...factIn(source, told), source });

/** What a statement claims where it stands. */
export const claimAt = (source: Source, sentence: Sentence, asserted: Assertion): Claim => ({
  source,
  sentence,
  topics: asserted.topics,
  opens: asserted.opens,
  worded: asserted.worded,
  facts: asserted.facts.map((told) => factIn(source, told)),
  task: asserted.task === null ? null : namingIn(source, asserted.task),
  scoped: asserted.scoped,
  at: () => cite(source, asserted.said),
});
