/**
 * A statement with the meaning of its words looked up: under which tags it stands, which fields with which roles it has, and
 * which methods it names. Still says nothing about what happened: that is for the dialects.
 */
import type { Span } from "./grammar/nodes.ts";
import type { Content } from "./value.ts";
import type { Call, Half, Key, Role } from "./vocabulary.ts";

/** A value with its place in the body. */
export interface Quoted extends Span {
  readonly content: Content;
}

/** A value with the role that the vocabulary gives its key. */
export interface Field extends Quoted {
  readonly role: Role;
  /** The half of an address that it is, or `null` for a whole value. */
  readonly half: Half | null;
  readonly key: Key;
  /** The key as written. */
  readonly name: string;
}

/** A framework method that the statement names. */
export interface Mention extends Span {
  readonly call: Call;
  readonly telling: boolean;
  /** In a tag or before a colon it says where the line was written, in the body what the line is about. */
  readonly place: "tag" | "heading" | "body";
  readonly name: string;
  readonly result: Quoted | null;
  /** Its arguments in order, `null` for one that is no plain value. */
  readonly args: readonly (Quoted | null)[];
}

/** A statement, looked up. */
export interface Sentence {
  readonly body: string;
  /** Tags that it stands under, outermost first, as written. */
  readonly tags: readonly string[];
  /** Names of functions among the tags. */
  readonly functions: readonly string[];
  /** The task that a tag names, as in `[TaskID: 200]`. */
  readonly scope: Field | null;
  readonly fields: readonly Field[];
  readonly mentions: readonly Mention[];
  /** Plain words of what it says, folded; names of methods and tags are not among them. */
  readonly words: ReadonlySet<string>;
  /** Tags that stand before a colon, folded. */
  readonly headings: ReadonlySet<string>;
  /** Values without a key. */
  readonly loose: readonly Quoted[];
  /** Results of calls that are no known method, as in `provider reset returned 0x0`. */
  readonly results: readonly Quoted[];
  /** What it says, without its tags. */
  readonly said: Span;
}
