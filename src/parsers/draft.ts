/**
 * A sentence while its parts are being walked: the only mutable thing of the reading, and the steps that add to it. Apart from
 * the walk, which decides what a part is; here is what follows from that for tags, mentions and fields.
 */
import { folded } from "../model/folded.ts";
import { eventWordsOf, headingWordsOf } from "./event-name.ts";
import type { Name, Phrase, Span, Value } from "./grammar/nodes.ts";
import type { Peeled } from "./lead.ts";
import type { Lexicon } from "./lexicon.ts";
import { meantBy } from "./meaning.ts";
import { methodOf } from "./method-step.ts";
import type { Field, Mention, Quoted } from "./sentence.ts";
import { asideOf, type Content, contentOf, NOTHING, writtenContent } from "./value.ts";
import { LEVELS, TOPIC_HEADINGS } from "./vocabulary/words.ts";
import { callOf, type FoundKey, type Key, keyAtEnd, type Role } from "./vocabulary.ts";
import { noteWithin } from "./within.ts";

/** A key that still waits for its value. */
export interface Waiting {
  readonly found: FoundKey;
  readonly name: string;
  readonly at: Span;
  /** True if a sign of equality stands behind it, so that without a value it is a field that is blank. */
  readonly blank: boolean;
}

/** What has been read of a body. */
export interface Draft {
  readonly lexicon: Lexicon;
  readonly body: string;
  /** Where a cut text ends: a value that reaches it may go on. */
  readonly cutAt: number | null;
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
  /** The key of a heading, as in `CDB: Inquiry 12 00 00 00 06 00`. */
  open: Waiting | null;
  /** A key in front of a mark that may join it to its value, as in `iova | 0x801c0000`, and the mark so far. */
  joint: { readonly key: Waiting; readonly mark: string } | null;
  /** True right behind a word that says that something was returned. */
  returning: boolean;
}

/** A body of which nothing has been read. */
export const openDraft = (body: string, lexicon: Lexicon, cutAt: number | null): Draft => ({
  lexicon,
  body,
  cutAt,
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
  joint: null,
  returning: false,
});

/** The text of a place. */
export const textOf = (draft: Draft, span: Span): string => draft.body.slice(span.start, span.end);

/** The last word of a path, without its index. */
export const lastOf = (draft: Draft, name: Name): string => {
  const last = name.path.at(-1);
  return last === undefined ? "" : textOf(draft, last);
};

/** A value with its content; one that the end of a cut text may have shortened is cut. */
export const quoted = (draft: Draft, value: Value): Quoted => {
  const end = asideOf(draft.body, value) === null ? value.end : value.core.end;
  const cut = draft.cutAt !== null && value.end >= draft.cutAt;
  const content: Content = cut ? { ...NOTHING, loss: "cut" } : contentOf(draft.body, value);
  return { start: value.start, end, content };
};

/** Nothing is told yet but what the line calls itself: ev=dma.map method=PrepareForDMA rc=0x0 */
export const stillHeads = ({ leading, fields }: Draft): boolean =>
  leading || fields.every(({ role }) => role === "other");

/** Notes that something is said here: what comes behind is no tag. */
export const say = (draft: Draft, part: Span): void => {
  draft.leading = false;
  draft.start ??= part.start;
};

/** Adds a tag with the function that it may name; severities are none. */
export const addTag = (draft: Draft, text: string): void => {
  const word = folded(text);
  if (word === "" || LEVELS.has(word)) return;
  const path = text.split("::");
  const last = path.at(-1) ?? text;
  const scope = folded(path[0] ?? "");
  // Engine::done: count: 6
  const scoped = path.length > 1 && TOPIC_HEADINGS.has(scope);
  if (scoped) draft.headings.add(scope).add(folded(last));
  for (const own of headingWordsOf(last)) draft.headings.add(own);
  draft.tags.push({ text, topical: scoped || callOf(last) !== undefined || TOPIC_HEADINGS.has(word) });
  draft.functions.push(last);
};

/** Adds the function that wrote a line: a tag, and words that may say what it is about. */
const addPlace = (draft: Draft, text: string): void => {
  addTag(draft, text);
  const start = draft.body.indexOf(text);
  const last = text.split("::").at(-1) ?? text;
  for (const word of text.split("::")) draft.headings.add(folded(word));
  for (const word of eventWordsOf(last)) draft.headings.add(word);
  const found = callOf(last);
  if (found === undefined) return;
  const at = { start, end: start + text.length };
  draft.mentions.push({ ...at, ...found, place: "heading", name: last, result: null, args: [] });
};

/** Adds what was taken off a body: the mark of a program is a tag, and like a level a word that may say what the line is about. */
export const addLead = (draft: Draft, { level, lead, place }: Peeled): void => {
  if (level !== null) draft.headings.add(folded(level));
  if (lead !== null) {
    addTag(draft, lead);
    draft.headings.add(folded(lead));
  }
  if (place !== null) addPlace(draft, place);
};

/** The class before a known word, as in `Request::Host IOVA`, is a tag. */
export const addPathTag = (draft: Draft, name: Name | undefined): void => {
  if (!draft.leading || name === undefined || name.path.length < 2) return;
  const [first, beforeLast] = [name.path[0], name.path.at(-2)];
  // IODMACommand::PrepareForDMA: the class is the framework's, and no part of the driver writes under its name
  if (first !== undefined && /^(?:IO|OS)[A-Z]/.test(textOf(draft, first)) && callOf(lastOf(draft, name)) !== undefined)
    return;
  if (first !== undefined && beforeLast !== undefined) addTag(draft, draft.body.slice(first.start, beforeLast.end));
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

// before ParallelTaskCompletion     ahead of the UserCompleteParallelTask     until PrepareForDMA
const AT_SOME_TIME = /\b(?:before|after|until|till|ahead of|prior to|awaiting)\s(?:the\s|calling\s|any\s)?$/i;

/** Notes a known method, but for one that says when something else is; `false` for any other name. */
export const mention = (draft: Draft, name: Name, place: Mention["place"], result: Quoted | null): boolean => {
  const { text, step } = methodOf(textOf(draft, name), lastOf(draft, name));
  const found = callOf(text);
  if (found === undefined) return false;
  if (step !== null) draft.words.add(step);
  const { start, end } = name;
  if (place !== "tag" && result === null && AT_SOME_TIME.test(draft.body.slice(Math.max(0, start - 24), start)))
    return true;
  if (place === "body" && noteWithin(draft, { start, end, name: text }, found, result)) return true;
  const args = argumentsOf(draft, name);
  draft.mentions.push({ start, end, call: found.call, telling: found.telling, place, name: text, result, args });
  return true;
};

/** Notes the methods that the value of a key names: fn=Open     call=PrepareForDMA     "msg":"ParallelTaskCompletion" */
export const mentionNamed = (draft: Draft, names: readonly Name[], role: Role): void => {
  for (const name of names) {
    // No line of a driver stands in a method of its provider: fn=Open rc=0x0 is a call.
    const isOwn = role !== "call" && callOf(methodOf(textOf(draft, name), lastOf(draft, name)).text)?.call !== "set-up";
    mention(draft, name, isOwn ? "heading" : "body", null);
  }
};

/** The key at the end of some names, with the index of the last one and a note behind it. */
export const keyIn = (draft: Draft, names: readonly Name[], note: Span | null = null): FoundKey | null => {
  const last = names.at(-1);
  const behind = last === undefined ? "" : draft.body.slice(last.path.at(-1)?.end ?? last.end, note?.end ?? last.end);
  return keyAtEnd(
    draft.lexicon,
    names.slice(-8).map((name) => lastOf(draft, name)),
    behind.trim(),
  );
};

/** Of which address a bare `hi` or `lo` is the half: of the one before it, or of the heading. */
const owned = (draft: Draft, found: FoundKey): FoundKey => {
  if (!found.bare) return found;
  const other = draft.fields.findLast(({ half }) => half !== null && half !== found.half);
  const heading = draft.open?.found;
  const key = other?.key ?? (heading?.address ? heading.key : found.key);
  return { ...found, key };
};

// Host IOVA (High:Low) = 0x1 0x801c0000     the second number of two
const SECOND = /^[\s,;/|]{1,4}(?:0x|\d)/i;

// sg=0x90400000/8     a second number of eight digits is the other half
const EXTENT = /^(?:(?:0x)?[0-9a-f]{5,16}|0x0)\s{0,2}\/\s{0,2}(?:\d{1,10}|0x[0-9a-f]{1,5})$/i;

const LENGTH: Key = { role: "length", side: null, telling: false };

/** The number of bytes behind an address and a slash. */
const addExtent = (draft: Draft, role: Role, { core, total }: Value): void => {
  if (total === null || !EXTENDED.has(role)) return;
  const { start, end } = total;
  if (!EXTENT.test(draft.body.slice(core.start, end))) return;
  draft.fields.push({
    start,
    end,
    content: writtenContent(textOf(draft, total)),
    role: "length",
    half: null,
    key: LENGTH,
    name: "length",
  });
};

/** Roles of addresses behind which a number of bytes may stand. */
const EXTENDED: ReadonlySet<Role> = new Set(["iova", "dispatched", "received", "element", "address", "destination"]);

/** UTF-16 units in front of a value in which a count of its bytes may stand: `first 8 of buffer = …`. */
const AHEAD = 24;

/** Adds a field with the role that key and value give it together. */
export const addField = (draft: Draft, found: FoundKey, name: string, value: Value): void => {
  const content = quoted(draft, value);
  const known = owned(draft, found);
  const text = textOf(draft, value.core);
  const total = value.total === null ? null : textOf(draft, value.total);
  const alone = !SECOND.test(draft.body.slice(value.end, value.end + 8));
  const ahead = draft.body.slice(Math.max(0, value.start - AHEAD), value.start);
  const meant = meantBy({
    key: known.key,
    half: known.half,
    name,
    content: content.content,
    text,
    total,
    ahead,
    alone,
  });
  const end = meant.unitless ? value.core.end : content.end;
  const { content: own } = meant;
  // `temperature high = 50`: halves of nothing that are no hexadecimal numbers are no address.
  const role = known.bare && known.key === found.key && own.digits >= NOTHING.digits ? "other" : meant.role;
  draft.fields.push({ start: content.start, end, content: own, role, half: known.half, key: known.key, name });
  addExtent(draft, role, value);
};

/** The key of a phrase as it is written: its last words, without those that stand before them. */
export const nameOf = (draft: Draft, phrase: Phrase, words: number): string => {
  const own = phrase.names.slice(-words);
  const start = own[0]?.path.at(-1)?.start ?? phrase.start;
  return draft.body.slice(start, (phrase.note ?? own.at(-1) ?? phrase).end);
};

/** The key of a phrase that still waits for its value. */
export const waitingFor = (draft: Draft, phrase: Phrase, found: FoundKey): Waiting => ({
  found,
  name: textOf(draft, phrase),
  at: { start: phrase.start, end: phrase.end },
  blank: phrase.separator === "equals",
});

/** Ends the wait of a heading: behind a sign of equality the field is there, and its value is not. */
export const settle = (draft: Draft): void => {
  const { open } = draft;
  draft.open = null;
  if (open === null || !open.blank || !open.found.numeric) return;
  const { key, half } = open.found;
  const content: Content = { ...NOTHING, loss: "unreadable" };
  draft.fields.push({ ...open.at, content, role: key.role, half, key, name: open.name });
};

/** Headings that name the statement's own subject are no tags as long as another tag is left. */
export const tagsOf = (draft: Draft): readonly string[] => {
  const tags = [...draft.tags];
  while (tags.length > 1 && tags.at(-1)?.topical === true) tags.pop();
  return tags.map((tag) => tag.text);
};
