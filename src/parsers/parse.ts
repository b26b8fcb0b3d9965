/**
 * Parses a body into a statement: walks the parts that the grammar gives, finds the keys, methods and tags among the words, and
 * attaches every value to the word that explains it.
 */
import type { Enclosed, Name, Part, Phrase, Span, Value } from "./grammar/nodes.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Field, Mention, Quoted, Sentence } from "./sentence.ts";
import { partsOf } from "./shape.ts";
import { asideOf, type Content, contentOf, foldedWord } from "./value.ts";
import { LEVELS, TOPIC_HEADINGS } from "./vocabulary/words.ts";
import { callOf, type Key, keyAtEnd, type Role } from "./vocabulary.ts";

interface Draft {
  readonly lexicon: Lexicon;
  readonly body: string;
  readonly tags: { readonly text: string; readonly topical: boolean }[];
  readonly functions: string[];
  scope: Field | null;
  readonly fields: Field[];
  readonly mentions: Mention[];
  readonly words: Set<string>;
  readonly headings: Set<string>;
  readonly loose: Quoted[];
  readonly results: Quoted[];
  /** True until something is said. */
  leading: boolean;
  start: number | null;
  /** The key of a heading that still waits for its value, as in `CDB: Inquiry 12 00 00 00 06 00`. */
  open: { readonly key: Key; readonly name: string } | null;
}

const textOf = (draft: Draft, span: Span): string => draft.body.slice(span.start, span.end);

const lastOf = (draft: Draft, name: Name): string => {
  const last = name.path.at(-1);
  return last === undefined ? "" : textOf(draft, last);
};

const quoted = (draft: Draft, value: Value): Quoted => ({
  start: value.start,
  end: asideOf(draft.body, value) === null ? value.end : value.core.end,
  content: contentOf(draft.body, value),
});

const addTag = (draft: Draft, text: string): void => {
  const word = foldedWord(text);
  if (word === "" || LEVELS.has(word)) return;
  const last = text.split("::").at(-1) ?? text;
  draft.tags.push({ text, topical: callOf(last) !== undefined || TOPIC_HEADINGS.has(word) });
  draft.functions.push(last);
};

/** What stands between the commas: a value, or `null` for a name or an expression. */
const argumentsOf = (draft: Draft, { args }: Name): readonly (Quoted | null)[] => {
  const slots: (Quoted | null)[] = [];
  let slot: Quoted | null | undefined;
  for (const part of args ?? []) {
    if (part.kind === "mark" && textOf(draft, part) === ",") {
      slots.push(slot ?? null);
      slot = undefined;
    } else slot = part.kind === "loose" && slot === undefined ? quoted(draft, part.value) : null;
  }
  return args === null || args.length === 0 ? [] : [...slots, slot ?? null];
};

const mention = (draft: Draft, name: Name, place: Mention["place"], result: Quoted | null): boolean => {
  const text = lastOf(draft, name);
  const found = callOf(text);
  if (found === undefined) return false;
  const { start, end } = name;
  draft.mentions.push({ ...found, place, name: text, result, args: argumentsOf(draft, name), start, end });
  return true;
};

const addWords = (draft: Draft, names: readonly Name[]): void => {
  for (const name of names) {
    const text = lastOf(draft, name);
    if (callOf(text) === undefined) draft.words.add(foldedWord(text));
    if (name.args !== null) readParts(draft, name.args);
  }
};

const keyIn = (draft: Draft, names: readonly Name[]) =>
  keyAtEnd(
    draft.lexicon,
    names.map((name) => lastOf(draft, name)),
  );

/** The class before a known word, as in `Request::Host IOVA`, is a tag. */
const addPathTag = (draft: Draft, name: Name | undefined): void => {
  if (!draft.leading || name === undefined || name.path.length < 2) return;
  const [first, beforeLast] = [name.path[0], name.path.at(-2)];
  if (first !== undefined && beforeLast !== undefined) addTag(draft, draft.body.slice(first.start, beforeLast.end));
};

/** A list of bytes is what stands in memory, whatever the key calls the place; a number of bytes is how many were moved. */
const roleOf = ({ bytes, number }: Content, { role }: Key): Role => {
  if (bytes !== null && role !== "cdb") return "bytes";
  return role === "bytes" && number !== null ? "moved" : role;
};

const readField = (draft: Draft, phrase: Phrase, value: Value, found: { key: Key; words: number }): void => {
  const { key, words } = found;
  const own = phrase.names.slice(-words);
  addPathTag(draft, phrase.names[0]);
  const start = own[0]?.path.at(-1)?.start ?? phrase.start;
  const name = draft.body.slice(start, (phrase.note ?? own.at(-1)?.path.at(-1) ?? phrase).end);
  const rest = phrase.names.slice(0, -words);
  for (const other of rest) mention(draft, other, "body", null);
  const content = quoted(draft, value);
  const role = roleOf(content.content, key);
  if (role === "function" && draft.leading) {
    addWords(draft, rest);
    addTag(draft, textOf(draft, value));
    for (const called of phrase.valueNames) mention(draft, called, "heading", null);
    return;
  }
  say(draft, phrase);
  addWords(draft, rest);
  draft.fields.push({ ...content, role, key, name });
  const aside = asideOf(draft.body, value);
  if (aside !== null) draft.loose.push(aside);
  if (key.role === "call") for (const called of phrase.valueNames) mention(draft, called, "body", null);
  // What words say counts for a value of words too: `state: timed out`.
  if (role === "other" || role === "status") addWords(draft, phrase.valueNames);
};

const say = (draft: Draft, part: Span): void => {
  draft.leading = false;
  draft.start ??= part.start;
};

/** A phrase before a colon, or words with a value that no known key explains. */
const readHeading = (draft: Draft, phrase: Phrase): void => {
  const [only, ...others] = phrase.names;
  const found = keyIn(draft, phrase.names);
  const isTag = draft.leading && only !== undefined && others.length === 0 && only.args === null && found === null;
  const place = phrase.separator === "colon" && phrase.note === null ? "heading" : "body";
  for (const name of phrase.names) mention(draft, name, place, null);
  if (isTag) {
    addTag(draft, textOf(draft, only));
    draft.headings.add(foldedWord(lastOf(draft, only)));
  } else {
    addPathTag(draft, only);
    say(draft, phrase);
    addWords(draft, phrase.names);
  }
  draft.open = found === null ? null : { key: found.key, name: textOf(draft, phrase) };
  for (const name of phrase.valueNames) mention(draft, name, "body", null);
  const first = phrase.valueNames[0];
  if (first !== undefined) say(draft, first);
  addWords(draft, phrase.valueNames);
};

/** Words with a value of which no word is a key: the value is what a method returned, or belongs to the heading before. */
const readResult = (draft: Draft, phrase: Phrase, value: Value): void => {
  const result = quoted(draft, value);
  const waiting = draft.open;
  addPathTag(draft, phrase.names[0]);
  say(draft, phrase);
  // `Open failed 0xe00002bc` is a result without a separator.
  const failed = phrase.names.some((name) => /^(?:fail|error|result|return)/i.test(lastOf(draft, name)));
  const returned = phrase.separator !== "blank" || failed;
  const calls = phrase.names.filter((name) => mention(draft, name, "body", returned ? result : null));
  addWords(draft, phrase.names);
  if (phrase.separator === "returned") draft.words.add("returned");
  if (waiting !== null && calls.length === 0) {
    draft.fields.push({ ...result, role: waiting.key.role, key: waiting.key, name: waiting.name });
  } else if (calls.length === 0 && (phrase.separator === "returned" || phrase.separator === "arrow")) {
    draft.results.push(result);
  } else if (calls.length === 0 || !returned) draft.loose.push(result);
};

// returned kIOReturnSuccess     -> success (0x0)
const RESULT_WORD = /^(?:k?IOReturn\w{1,40}|KERN_\w{1,40}|success|ok)$/i;

/** Whether words behind a method's name are what it returned. */
const isResult = (draft: Draft, phrase: Phrase, value: Value): boolean =>
  value.form === "words" &&
  phrase.separator !== "blank" &&
  phrase.names.some((name) => callOf(lastOf(draft, name)) !== undefined) &&
  (value.twin !== null || RESULT_WORD.test(textOf(draft, value.core)));

const readPhrase = (draft: Draft, phrase: Phrase): void => {
  const found = keyIn(draft, phrase.names);
  const last = phrase.names.at(-1);
  const [argument, ...more] = last?.args ?? [];
  if (phrase.value !== null && found !== null) readField(draft, phrase, phrase.value, found);
  else if (phrase.value === null && found !== null && argument?.kind === "loose" && more.length === 0) {
    // smid(10241)
    readField(draft, phrase, argument.value, found);
  } else if (phrase.value !== null && isResult(draft, phrase, phrase.value)) readResult(draft, phrase, phrase.value);
  else if (phrase.separator !== null && (phrase.value === null || phrase.value.form === "words")) {
    if (phrase.separator === "returned") draft.words.add("returned");
    readHeading(draft, phrase);
    return;
  } else if (phrase.value !== null) readResult(draft, phrase, phrase.value);
  else {
    addPathTag(draft, phrase.names[0]);
    say(draft, phrase);
    for (const name of phrase.names) mention(draft, name, "body", null);
    addWords(draft, phrase.names);
    // The words between a heading and its value do not part them.
    return;
  }
  draft.open = null;
};

/** `[TaskID: 200]` names a task, `[UserProcessParallelTask_Impl]` a function, `[key=value]` is a field like any other. */
const readBracket = (draft: Draft, bracket: Enclosed): void => {
  const inner: Span = { start: bracket.start + 1, end: Math.max(bracket.start + 1, bracket.end - 1) };
  const [only, ...others] = bracket.parts;
  const phrase = only?.kind === "phrase" && others.length === 0 ? only : null;
  const key = phrase === null ? null : keyIn(draft, phrase.names);
  if (draft.leading && phrase?.value != null && key?.key.role === "task") {
    draft.scope = { ...quoted(draft, phrase.value), role: "task", key: key.key, name: textOf(draft, phrase) };
    return;
  }
  const isTag = draft.leading && (phrase === null || phrase.value === null || key === null);
  if (!isTag) {
    readParts(draft, bracket.parts);
    return;
  }
  if (phrase !== null) for (const name of phrase.names) mention(draft, name, "tag", null);
  const text = textOf(draft, inner).trim();
  if (text !== "" && !LEVELS.has(foldedWord(text))) {
    draft.tags.push({ text, topical: false });
    draft.functions.push(text.split("::").at(-1) ?? text);
  }
};

const readParts = (draft: Draft, parts: readonly Part[]): void => {
  for (const part of parts) {
    if (part.kind === "bracket") readBracket(draft, part);
    else if (part.kind === "phrase") readPhrase(draft, part);
    else if (part.kind === "loose") {
      const waiting = draft.open;
      const value = quoted(draft, part.value);
      if (waiting === null) draft.loose.push(value);
      else draft.fields.push({ ...value, role: waiting.key.role, key: waiting.key, name: waiting.name });
      draft.open = null;
      say(draft, part);
    } else if (part.kind === "group") {
      say(draft, part);
      readParts(draft, part.parts);
    } else if (/^return/i.test(textOf(draft, part))) {
      // [UserInitializeController_Impl] returning 0x0
      draft.words.add("returned");
      say(draft, part);
    }
  }
};

/** Headings that name the statement's own subject are no tags as long as another tag is left. */
const tagsOf = (draft: Draft): readonly string[] => {
  const tags = [...draft.tags];
  while (tags.length > 1 && tags.at(-1)?.topical === true) tags.pop();
  return tags.map((tag) => tag.text);
};

/** Reads a body with the words of a lexicon; `null` if the grammar cannot. */
export const sentenceOf = (body: string, lexicon: Lexicon): Sentence | null => {
  const parts = partsOf(body);
  if (parts === null) return null;
  const draft: Draft = {
    lexicon,
    body,
    tags: [],
    functions: [],
    scope: null,
    fields: [],
    mentions: [],
    words: new Set(),
    headings: new Set(),
    loose: [],
    results: [],
    leading: true,
    start: null,
    open: null,
  };
  readParts(draft, parts);
  const end = body.trimEnd().length;
  const start = Math.min(draft.start ?? body.length - body.trimStart().length, end);
  const fields = draft.fields.map((field) => lexicon.valued(field, body));
  const scope = draft.scope === null ? null : lexicon.valued(draft.scope, body);
  return { ...draft, fields, scope, tags: tagsOf(draft), said: { start, end } };
};
