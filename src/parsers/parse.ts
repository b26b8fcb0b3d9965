/**
 * Parses a body into a statement: walks the parts that the grammar gives, finds the keys, methods and tags among the words, and
 * attaches every value to the word that explains it.
 */
import { folded } from "../model/folded.ts";
import { argumentBehind, argumentIn, argumentOf, callBehind, hasOwnArgument, valueBehind } from "./argument.ts";
import { asWritten } from "./as-written.ts";
import { withBareBlock, withPlainCommand } from "./bare-block.ts";
import { withElementList } from "./bracketed-elements.ts";
import { inCompany } from "./company.ts";
import { withoutDescriptorPlaces } from "./descriptor-place.ts";
import {
  addField,
  addLead,
  addPathTag,
  addTag,
  type Draft,
  keyIn,
  lastOf,
  mention,
  mentionNamed,
  nameOf,
  openDraft,
  quoted,
  say,
  settle,
  stillHeads,
  tagsOf,
  textOf,
  waitingFor,
} from "./draft.ts";
import { addElement, elementBefore, pairOf } from "./element.ts";
import { readEnumerated, readJoined } from "./enumerated.ts";
import { eventWordsOf } from "./event-name.ts";
import { withExtent } from "./extents.ts";
import { withFirstBytes } from "./first-bytes.ts";
import { readHeaded, readSelfKeyed } from "./glued.ts";
import { type Enclosed, isKeyed, type Name, type Part, type Phrase, type Span, type Value } from "./grammar/nodes.ts";
import { invertedKey } from "./inverted-key.ts";
import { isJoint, isValueOf } from "./joint.ts";
import { peeledOf } from "./lead.ts";
import type { Lexicon } from "./lexicon.ts";
import { readLoose, readMark } from "./loose-parts.ts";
import { methodOf } from "./method-step.ts";
import { withNamedEnds } from "./named-ends.ts";
import { namedKey } from "./named-value.ts";
import { addAside, mentionNoted } from "./noted.ts";
import { withLists } from "./number-lists.ts";
import { withElements } from "./numbered-elements.ts";
import { readNumbered, readNumberedTag, withNumberedTask } from "./numbered-task.ts";
import { countsNone, headsOnly, isResult, mayReturn, readOutcome } from "./phrase-end.ts";
import { placeKeyOf } from "./place-words.ts";
import { isAddress as holdsAddress } from "./quantity.ts";
import type { Sentence } from "./sentence.ts";
import { partsOf } from "./shape.ts";
import { speakerOf } from "./speaker.ts";
import { wordsOfPast } from "./transition.ts";
import { withUnpaddedBlock } from "./unpadded-block.ts";
import { ELEMENTS, HEADING_KEYS, LEVELS, STAGES } from "./vocabulary/words.ts";
import { callOf, type FoundKey } from "./vocabulary.ts";

const addWords = (draft: Draft, names: readonly Name[]): void => {
  for (const name of names) {
    const text = lastOf(draft, name);
    if (readSelfKeyed(draft, name)) continue;
    const inner = name.args === null || name.args.some(isKeyed) ? eventWordsOf(text) : [];
    if (callOf(methodOf(textOf(draft, name), text).text) === undefined)
      for (const word of [folded(text), ...inner]) draft.words.add(word);
    if (name.args === null) continue;
    // iova(0x801c0000) len(6)
    const argument = argumentOf(draft, name, name.args);
    // sge(0x801c0000, 6)
    const pair = ELEMENTS.has(folded(text)) ? pairOf(draft, name.args) : null;
    if (pair !== null) addElement(draft, pair);
    else if (argument !== null) addField(draft, argument.found, text, argument.value);
    else readParts(draft, name.args);
  }
};

const readField = (draft: Draft, phrase: Phrase, value: Value, found: FoundKey): void => {
  const { key, words } = found;
  const own = phrase.names.slice(-words);
  addPathTag(draft, phrase.names[0]);
  const name = nameOf(draft, phrase, words);
  const rest = phrase.names.slice(0, -words);
  for (const other of rest) mention(draft, other, "body", null);
  if (key.role === "function" && stillHeads(draft)) {
    addWords(draft, rest);
    addTag(draft, textOf(draft, value));
    mentionNamed(draft, phrase.valueNames, key.role);
    return;
  }
  say(draft, phrase);
  readEnumerated(draft, rest);
  addWords(draft, rest);
  const named = namedKey(draft, { found, name });
  addField(draft, named.found, named.name, value);
  const place = key.role === "bytes" && draft.fields.at(-1)?.role === "address";
  // sgl[0].addr
  // stage=BEFORE_COMPLETION says when, and not where bytes are
  for (const word of own.flatMap((part) =>
    lastOf(draft, part)
      .split(/[.[\]]/)
      .map(folded),
  ))
    if (place || ELEMENTS.has(word) || (STAGES.has(word) && value.form !== "words")) draft.words.add(word);
  addAside(draft, value);
  if (key.role === "call" || key.role === "function" || key.role === "other")
    mentionNamed(draft, phrase.valueNames, key.role);
  // state: timed out     buf=Private
  if (key.role === "other" || key.role === "status") addWords(draft, phrase.valueNames);
  if (key.role === "buffer") for (const word of phrase.valueNames) draft.words.add(folded(lastOf(draft, word)));
};

/** A phrase before a colon, or words with a value that no known key explains. */
const readHeading = (draft: Draft, phrase: Phrase): void => {
  settle(draft);
  const [only, ...others] = phrase.names;
  const key = keyIn(draft, phrase.names, phrase.note);
  const heads = only !== undefined && phrase.separator === "colon" && HEADING_KEYS.has(folded(lastOf(draft, only)));
  const found = heads && phrase.valueNames.length === 0 ? null : key;
  const isTag = draft.leading && only !== undefined && others.length === 0 && only.args === null && found === null;
  const place = phrase.separator === "colon" && phrase.note === null ? "heading" : "body";
  for (const name of phrase.names) mention(draft, name, place, null);
  if (isTag && readHeaded(draft, only)) return;
  if (isTag) {
    addTag(draft, textOf(draft, only));
    // Reply::posted: tag 9
    for (const word of only.path) draft.headings.add(folded(textOf(draft, word)));
  } else {
    addPathTag(draft, only);
    say(draft, phrase);
    addWords(draft, phrase.names);
  }
  readOutcome(draft, phrase);
  draft.open = found === null ? null : waitingFor(draft, phrase, found);
  for (const name of phrase.valueNames) mention(draft, name, "body", null);
  for (const name of phrase.valueNames) say(draft, name);
  readEnumerated(draft, phrase.valueNames);
  addWords(draft, phrase.valueNames);
};

/** Words with a value of which no word is a key: the value is what a method returned, or belongs to the heading before. */
const readResult = (draft: Draft, phrase: Phrase, value: Value): void => {
  const result = quoted(draft, value);
  // queued to hw: sg[0] 0x801c0000/6: an address is no status that a heading waits for
  if (draft.open !== null && /status$/.test(draft.open.found.key.role) && holdsAddress(result)) settle(draft);
  const waiting = draft.open;
  addPathTag(draft, phrase.names[0]);
  say(draft, phrase);
  // `Open failed 0xe00002bc` is a result without a separator.
  const failed = phrase.names.some((name) => /^(?:fail|error|result|return)/i.test(lastOf(draft, name)));
  const returned = (phrase.separator !== "blank" || failed) && mayReturn(draft, phrase, value);
  const calls = phrase.names.filter((name) => mention(draft, name, "body", returned ? result : null));
  readEnumerated(draft, phrase.names);
  addWords(draft, phrase.names);
  if (phrase.separator === "returned") draft.words.add("returned");
  if (waiting !== null && !waiting.blank && calls.length === 0) {
    addField(draft, waiting.found, waiting.name, value);
  } else if (calls.length === 0 && (phrase.separator === "returned" || phrase.separator === "arrow")) {
    draft.results.push(result);
  } else if (calls.length === 0 || !returned) draft.loose.push(result);
  if (calls.length === 0 || !returned) addAside(draft, value);
};

/** Words without a value; the last of them may be a key that a mark joins to one. */
const readWords = (draft: Draft, phrase: Phrase, found: FoundKey | null): void => {
  // `scsi: reply payload @0x228c0000`: behind other words no number is the status that a heading waits for.
  if (draft.open !== null && /status$/.test(draft.open.found.key.role)) settle(draft);
  addPathTag(draft, phrase.names[0]);
  say(draft, phrase);
  for (const name of phrase.names) mention(draft, name, "body", null);
  readEnumerated(draft, phrase.names);
  addWords(draft, phrase.names);
  const key = found === null ? null : { ...waitingFor(draft, phrase, found), name: nameOf(draft, phrase, found.words) };
  draft.joint = key === null ? null : { key, mark: "" };
};

const readBehindArgument = (draft: Draft, phrase: Phrase): void => {
  settle(draft);
  addPathTag(draft, phrase.names[0]);
  say(draft, phrase);
  for (const name of [...phrase.names, ...phrase.valueNames]) mention(draft, name, "body", null);
  addWords(draft, phrase.names);
  readEnumerated(draft, phrase.valueNames);
  addWords(draft, valueBehind(draft, phrase));
};

const readPhrase = (draft: Draft, phrase: Phrase): void => {
  mentionNoted(draft, phrase);
  const key = invertedKey(draft, phrase) ?? keyIn(draft, phrase.names, phrase.note) ?? placeKeyOf(draft, phrase);
  const found = key !== null && (countsNone(draft, phrase, key) || headsOnly(draft, phrase)) ? null : key;
  const last = phrase.names.at(-1);
  const [argument, ...more] = last?.args ?? [];
  const behind = found === null ? (argumentBehind(draft, phrase) ?? callBehind(draft, phrase)) : null;
  const inner = phrase.value === null || found === null ? null : argumentIn(draft, phrase, phrase.value, found);
  const speaker = speakerOf(draft, phrase);
  if (speaker !== null) addTag(draft, speaker);
  else if (hasOwnArgument(phrase, found)) readBehindArgument(draft, phrase);
  else if (inner !== null) {
    readHeading(draft, phrase);
    inner();
  } else if (phrase.value !== null && found !== null) readField(draft, phrase, phrase.value, found);
  else if (phrase.value === null && found !== null && argument?.kind === "loose" && more.length === 0) {
    // smid(10241)
    readField(draft, phrase, argument.value, found);
  } else if (behind !== null) {
    readHeading(draft, phrase);
    behind();
  } else if (phrase.value !== null && isResult(draft, phrase, phrase.value)) readResult(draft, phrase, phrase.value);
  else if (phrase.separator !== null && (phrase.value === null || phrase.value.form === "words")) {
    if (phrase.separator === "returned") draft.words.add("returned");
    readHeading(draft, phrase);
    return;
  } else if (phrase.value !== null) readResult(draft, phrase, phrase.value);
  else {
    // The words between a heading and its value do not part them.
    readWords(draft, phrase, found);
    return;
  }
  settle(draft);
};

/** `[TaskID: 200]` names a task, `[UserProcessParallelTask_Impl]` a function, `[key=value]` is a field like any other. */
const readBracket = (draft: Draft, bracket: Enclosed): void => {
  const inner: Span = { start: bracket.start + 1, end: Math.max(bracket.start + 1, bracket.end - 1) };
  const [only, ...others] = bracket.parts;
  const phrase = only?.kind === "phrase" && others.length === 0 ? only : null;
  const found = phrase === null ? null : keyIn(draft, phrase.names);
  if (draft.leading && phrase?.value != null && found?.key.role === "task") {
    const { key } = found;
    draft.scope = { ...quoted(draft, phrase.value), role: "task", half: null, key, name: textOf(draft, phrase) };
    return;
  }
  if (draft.leading && bracket.parts.length === 3 && readNumberedTag(draft, bracket.parts, inner)) return;
  const isTag = draft.leading && (phrase === null || phrase.value === null || found === null);
  if (!isTag) {
    readParts(draft, bracket.parts);
    return;
  }
  if (phrase !== null) for (const name of phrase.names) mention(draft, name, "tag", null);
  const text = textOf(draft, inner).trim();
  if (text !== "" && !LEVELS.has(folded(text))) {
    draft.tags.push({ text, topical: false });
    draft.functions.push(text.split("::").at(-1) ?? text);
  }
};

const readPart = (draft: Draft, part: Part): void => {
  if (part.kind === "mark") {
    readMark(draft, part);
    return;
  }
  const single = (part.kind === "group" || part.kind === "bracket") && isValueOf(draft, part);
  const { joint } = draft;
  if (part.kind === "phrase" && part.value === null && joint !== null && joint.mark !== "" && isJoint(joint.mark))
    readJoined(draft, joint.key, part.names);
  if (part.kind !== "loose" && !single) draft.joint = null;
  if (part.kind === "bracket") readBracket(draft, part);
  else if (part.kind === "phrase") readPhrase(draft, part);
  else if (part.kind === "loose") readLoose(draft, part);
  else {
    say(draft, part);
    readParts(draft, part.parts);
  }
  if (part.kind !== "phrase") draft.joint = null;
};

const readParts = (draft: Draft, parts: readonly Part[]): void => {
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part === undefined) return;
    const pair = part.kind === "group" || part.kind === "bracket" ? pairOf(draft, part.parts) : null;
    if (pair === null || !elementBefore(draft, parts[at - 1])) readPart(draft, part);
    else addElement(draft, pair);
    if (readNumbered(draft, parts, at)) at += 2;
  }
};

/** Reads a body with the words of a lexicon; `null` if the grammar cannot. `cutAt` is where a text ends that is known to be cut, else `null`. */
export const sentenceOf = (body: string, lexicon: Lexicon, cutAt: number | null = null): Sentence | null => {
  const peeled = peeledOf(body);
  const parts = partsOf(peeled.rest);
  if (parts === null) return null;
  const draft = openDraft(body, lexicon, cutAt);
  addLead(draft, peeled);
  readParts(draft, parts);
  settle(draft);
  const end = body.trimEnd().length;
  const start = Math.min(draft.start ?? body.length - body.trimStart().length, end);
  const whole = withFirstBytes(body, withUnpaddedBlock(body, draft));
  const listed = withNamedEnds(body, withElementList(body, withLists(body, whole)));
  const numbered = withNumberedTask({ ...listed, scope: draft.scope }, body);
  const elements = withElements(body, { ...listed, fields: numbered });
  const { fields: named, loose: free } = withExtent(body, { ...elements, scope: draft.scope });
  const loose = withoutDescriptorPlaces(free, body);
  const fields = inCompany(draft, named.map(asWritten)).map((field) => lexicon.valued(field, body));
  const scope = draft.scope === null ? null : lexicon.valued(draft.scope, body);
  const { functions, mentions, words, headings, results } = draft;
  for (const word of wordsOfPast(body)) words.delete(word);
  const told = { functions, scope, fields, mentions, words, headings, loose, results };
  return withPlainCommand(withBareBlock({ body, tags: tagsOf(draft), ...told, said: { start, end } }));
};
