/**
 * What a statement asserts, whoever wrote it and wherever it stands: a topic, and values with their roles. Apart from the claim,
 * which knows the line, so that the same words need to be looked at once only.
 */
import { askedIn, gainedIn } from "./client-counts.ts";
import { countColumn, directionColumn } from "./column-values.ts";
import { copyEnds, isCopied } from "./copy.ts";
import { movedByWords } from "./counted-words.ts";
import type { Reading } from "./dialect.ts";
import { noSizeIn } from "./disk-size.ts";
import type { Span } from "./grammar/nodes.ts";
import { mappedIn } from "./mapped.ts";
import { memoryIn } from "./memory-place.ts";
import { gotIn, zerosIn } from "./plain-bytes.ts";
import { accessedAddress, bracketedError, isAddress, isCount, isIoReturn, isReturn, nullIn } from "./quantity.ts";
import { destinationIn, originIn } from "./route.ts";
import { directionSaid, movedSaid, scsiStatusSaid, statusSaid } from "./said-values.ts";
import type { Field, Quoted, Sentence } from "./sentence.ts";
import { bitsSaid, longestSaid } from "./specified.ts";
import { TOPICS, type Topic, topicsOf } from "./topic.ts";
import { NOTHING } from "./value.ts";
import type { Call, Half, Role } from "./vocabulary.ts";

/** A value with its role and its place in the body. */
export interface RoleValue extends Quoted {
  readonly role: Role;
  /** The half of an address that it is, or `null` for a whole value. */
  readonly half: Half | null;
  readonly name: string;
}

/** What a statement asserts. */
export interface Assertion {
  readonly topics: readonly Topic[];
  readonly opens: boolean;
  /** True if words say what it is about, not its fields alone. */
  readonly worded: boolean;
  readonly facts: readonly RoleValue[];
  /** The task that the statement or its tag names. */
  readonly task: RoleValue | null;
  /** True if a tag names the task, so that it holds for lines below. */
  readonly scoped: boolean;
  /** The place of what it says, without its tags. */
  readonly said: Span;
}

const roleValueOf = ({ role, half, name, content, start, end }: Field): RoleValue => ({
  role,
  half,
  name,
  content,
  start,
  end,
});

const unnamed = (role: Role, { content, start, end }: Quoted): RoleValue => ({
  role,
  half: null,
  name: role,
  content,
  start,
  end,
});

/** The arguments of `memset(address, value, length)` and `bzero(address, length)`. */
const filled = ({ mentions }: Sentence): readonly (readonly [Role, Quoted | null | undefined])[] => {
  const [first, second, third] = mentions.find(({ call }) => call === "fill")?.args ?? [];
  const rest: readonly (readonly [Role, Quoted | null | undefined])[] =
    third === undefined
      ? [["length", second]]
      : [
          ["fill", second],
          ["length", third],
        ];
  return [["address", first], ...rest];
};

/** Values that only their place gives a role: arguments, results of calls, `6 bytes moved`, `at 0x16f3a8000`. */
const placed = (sentence: Sentence, topics: readonly Topic[], worded: boolean): readonly RoleValue[] => {
  const { mentions, loose, results } = sentence;
  const takes = (role: Role): boolean => topics.every((topic) => TOPICS[topic].takes.includes(role));
  const is = (...any: readonly Topic[]): boolean => topics.some((topic) => any.includes(topic));
  const found: (readonly [Role, Quoted | null | undefined])[] = is("cpu-write") ? [...filled(sentence)] : [];
  const result = mentions.find((mention) => mention.result !== null)?.result ?? results.find(isReturn);
  if (worded && takes("result")) {
    const left = is("start") ? loose.find(({ content }) => content.hex && content.unit === null) : undefined;
    const said = is("initialize-end") ? loose[0] : (loose.find(isIoReturn) ?? left);
    found.push(["result", result ?? said ?? (is("initialize-step") ? bracketedError(sentence) : null)]);
  }
  const memory = is("dump", "stage", "cpu-write", "data-buffer");
  if (worded && memory) found.push(["address", memoryIn(sentence)]);
  if (worded && is("data-buffer")) found.push(["address", nullIn(sentence)]);
  if (is("dump", "stage")) {
    const shown = (value: Quoted): boolean =>
      value.content.bytes !== null && !isName(sentence, value) && (worded || !isKeyed(sentence, value));
    found.push(["bytes", loose.find(shown) ?? zerosIn(sentence)]);
  }
  if (worded && is("client"))
    found.push(["bytes", gotIn(sentence) ?? results.find(({ content }) => content.bytes !== null)]);
  const [place, ...places] = loose.filter(isAddress);
  if (worded && is("dispatch", "submit", "receive") && places.length === 0) {
    found.push(["address", place]);
    // BDL[0]: 0x8000c000 / 96
    const behind = place === undefined ? undefined : loose[loose.indexOf(place) + 1];
    const between = place === undefined || behind === undefined ? "" : sentence.body.slice(place.end, behind.start);
    // 00000400 is a word of a descriptor, and no decimal
    const counts =
      behind !== undefined &&
      !/^0\d/.test(sentence.body.slice(behind.start, behind.end)) &&
      isPlainCount(behind) &&
      !/\b(?:at|to|from|of|in)\b|@/i.test(between);
    found.push(["length", counts ? behind : null]);
  }
  // PrepareForDMA() = 0x0, 1 segs
  if (worded && is("map")) found.push(["segments", loose.find(isSegments)]);
  // mapped own buffer 0x108000000 for DMA at 0xa0010000
  if (worded && is("map")) found.push(...mappedIn(sentence));
  if (worded && is("transfer-start", "transfer-done"))
    found.push(["source", originIn(sentence)], ["destination", destinationIn(sentence)]);
  if (is("cpu-copy")) {
    const ends = copyEnds(sentence);
    found.push(["source", ends?.from], ["destination", ends?.to], ["length", ends?.length]);
  }
  if (is("crash")) found.push(["address", loose.find(isAddress) ?? loose.find(isHigh) ?? accessedAddress(sentence)]);
  if (is("specification")) found.push(["max-transfer", longestSaid(sentence)], ["address-bits", bitsSaid(sentence)]);
  if (is("target-begin", "target-end")) found.push(["target", mentions.find(({ args }) => args.length > 0)?.args[0]]);
  // UserReportHighestSupportedDeviceID(7)
  if (is("highest-target"))
    found.push(["highest-target", mentions.find(({ call }) => call === "highest-target")?.args[0] ?? loose[0]]);
  if (is("rejection", "map")) found.push(["segments", loose.find(isSegments)]);
  const has = (...roles: readonly Role[]): boolean => sentence.fields.some((field) => roles.includes(field.role));
  if (worded && is("reply", "device-reply", "complete")) {
    const known = has("status", "reply-status", "scsi-status", "completion-status", "result");
    found.push(["status", known ? null : statusSaid(sentence)]);
    // controller status 0x0, CHECK CONDITION: the second is how the command ended
    if (known && !has("scsi-status", "completion-status")) found.push(["scsi-status", scsiStatusSaid(sentence)]);
  }
  if (takes("direction") && !has("direction", "rights"))
    found.push(["direction", directionSaid(sentence) ?? (worded && takes("cdb") ? directionColumn(sentence) : null)]);
  const counts = loose.filter((value) => isCount(value) && !(is("dump") && isShare(sentence, value)));
  const counted = counts[0] ?? countColumn(sentence);
  if (worded && is("client")) found.push(["capacity", noSizeIn(sentence)], ["delivered", gainedIn(sentence)]);
  if (is("transfer-done")) found.push(["count", counted ?? movedByWords(sentence)]);
  else if (takes("transferred") && !is("client"))
    found.push([
      "transferred",
      worded ? (movedSaid(sentence) ?? countColumn(sentence) ?? movedByWords(sentence)) : null,
    ]);
  // 0 of 6 bytes: what came, and not what was asked for
  else if (takes("length"))
    found.push(["length", is("client") ? (askedIn(sentence) ?? (is("dump") ? gainedIn(sentence) : null)) : counted]);
  return found.flatMap(([role, value]) => (value == null ? [] : [unnamed(role, value)]));
};

// 50:0a:09:81:9a:00:12:7e: the name of a port, and no memory
const isName = ({ body }: Sentence, { start, end }: Quoted): boolean =>
  /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}(?:(?::[0-9a-f]{2}){2})?$/i.test(body.slice(start, end));

/** `blk=12 00 00 00 06 00`: what stands behind a key that nobody knows is something of its own, and no memory by fields alone. */
const isKeyed = ({ body }: Sentence, { start }: Quoted): boolean =>
  /\w\s?[=:]\s{0,2}[[{(]?\s?$/.test(body.slice(Math.max(0, start - 8), start));

/** A number that counts segments: `3 segments`. */
const isSegments = ({ content }: Quoted): boolean => /^(?:seg(?:ment)?|extent|range)s?$/i.test(content.unit ?? "");

/** A hexadecimal number of whatever size: where a process stumbled, it is an address. */
const isHigh = ({ content }: Quoted): boolean => content.number !== null && content.unit === null && content.digits > 4;

/** True for a number without a prefix or a unit, which behind an address is how many bytes stand there. */
const isPlainCount = ({ content }: Quoted): boolean =>
  content.number !== null && content.number > 0n && content.unit === null && content.digits === NOTHING.digits;

const ENDED: readonly Role[] = ["transferred", "moved", "count"];

/** Beside one of these a line repeats what was asked for. */
const ASKED: readonly Role[] = ["iova", "address", "dispatched", "element", "buffer", "opcode", "cdb"];

// n=36     sz=36     nbytes=36     L=36     xfer=36     but not len=36
const NUMBERS = /^(?:n|nb|nbytes?|sz|xfe?r|L|bytes?|(?:bytes?|data|xfe?r)[ _]?(?:cnt|count))$/;

/**
 * A field whose key counts bytes in general, `bytes=8` or `count=8`, as the event has a place for it: asked for in a request, moved in
 * a transfer.
 */
const countedFor = (topics: readonly Topic[], fact: RoleValue, { words, fields }: Sentence): RoleValue => {
  const takes = (role: Role): boolean => topics.every((topic) => TOPICS[topic].takes.includes(role));
  const as = (role: Role): RoleValue => ({ ...fact, role });
  if (fact.role === "length") {
    // done n=36: how many there were in the end; a length is what was asked for, and may be repeated
    const single = fields.every(({ role }) => role !== "residual" && !ENDED.includes(role) && !ASKED.includes(role));
    if (!single || !NUMBERS.test(fact.name)) return fact;
    const over = topics.every((topic) => topic === "transfer-done");
    return over ? as("moved") : !takes("length") && takes("transferred") ? as("transferred") : fact;
  }
  if (fact.role !== "moved" && fact.role !== "count") return fact;
  // closed address=0x8300C000 bytes=36 st=good
  if (takes("transferred") && !takes("length") && fields.some(({ role }) => ASKED.includes(role))) return as("other");
  // LBA=0 CNT=8 counts blocks
  if (fact.role === "count" && words.has("lba")) return as("other");
  const none = topics.every((topic) => !TOPICS[topic].takes.includes(fact.role));
  const role = (["length", "moved", "transferred"] as const).find(takes);
  return none && role !== undefined ? as(role) : fact;
};

/** The first fact of each role, and of each half of an address, except for the keys of a dictionary, which are many. */
const distinct = (facts: readonly RoleValue[]): readonly RoleValue[] => {
  const seen = new Set<string>();
  return facts.filter(({ role, half }) => {
    const key = `${role} ${half ?? ""}`;
    return role === "constraint" || (!seen.has(key) && seen.add(key));
  });
};

/** The side that the words of the fields belong to, if all that belong to one agree. */
const sideOf = ({ fields, mentions }: Sentence): "host" | "device" | null => {
  const sides = new Set(
    fields.flatMap(({ key }) => ((key.telling || key.sided === true) && key.side !== null ? [key.side] : [])),
  );
  // Every method of the vocabulary is the host's.
  if (mentions.some((mention) => mention.telling)) sides.add("host");
  const [only] = sides;
  return sides.size === 1 && only !== undefined ? only : null;
};

/** Topics that a telling field has by itself: a line that mixes those of two is about the one that most of them fit. */
const mostFitting = ({ fields }: Sentence, side: "host" | "device" | null): readonly Topic[] => {
  const scored = (Object.keys(TOPICS) as Topic[])
    .filter(
      (topic) => TOPICS[topic].byFields && (side === null || (TOPICS[topic].side === "device") === (side === "device")),
    )
    .map((topic) => {
      const taken = fields.filter(({ role }) => TOPICS[topic].takes.includes(role));
      return { topic, telling: taken.filter(({ key }) => key.telling).length, all: taken.length };
    })
    .filter(({ telling }) => telling > 0);
  const best = Math.max(0, ...scored.map(({ telling, all }) => telling * 100 + all));
  return scored.filter(({ telling, all }) => telling * 100 + all === best).map(({ topic }) => topic);
};

/** Methods in which all sorts of lines are written: their names in front of a line say nothing about it. */
export const ROOMY: readonly Call[] = ["dispatch", "initialize", "start"];

/** The text that stands for the statement: with its tags where a tag says what it is about. */
const saidBy = ({ body, said, mentions }: Sentence, topic: Topic): Span => {
  const kind = TOPICS[topic].kind;
  if (kind === "lifecycle" || kind === "constraints")
    return { start: body.length - body.trimStart().length, end: said.end };
  const heading = mentions.find((mention) => mention.place === "heading" && !ROOMY.includes(mention.call));
  return heading === undefined ? said : { start: Math.min(heading.start, said.start), end: said.end };
};

/** Whether a topic has a place for a role, in a line whose words say what it is about or in one of fields alone. */
const takes = (topic: Topic, role: Role, worded: boolean): boolean =>
  TOPICS[topic].takes.includes(role) || (worded && TOPICS[topic].alsoTakes.includes(role));

/** Fields of one key from which on a line lists what there is: `P0 va 0x105000000, P1 va 0x105004000, P2 va 0x105008000`. */
const MANY = 3;

const isInventory = ({ fields }: Sentence): boolean =>
  fields.some(
    ({ role, name }) =>
      role === "address" && fields.filter((other) => other.role === role && other.name === name).length >= MANY,
  );

/** `first 32 bytes:` says how many are shown, and not how many there are. */
const isShare = ({ body, fields, loose }: Sentence, { start }: Quoted): boolean =>
  [...fields, ...loose].every(({ content }) => content.bytes === null) &&
  /\bfirst\s(?:\w{1,8}=)?$/i.test(body.slice(Math.max(0, start - 16), start));

/** What a statement is about by its reading, if a dialect has one, else by its fields; `null` if these belong to nothing. */
export const assertionOf = (sentence: Sentence, reading: Reading | undefined): Assertion | null => {
  const side = sideOf(sentence);
  const roles = sentence.fields.map((field) => field.role);
  const fitting = topicsOf(roles, side);
  const topics = reading?.topics ?? (fitting.length > 0 ? fitting : mostFitting(sentence, side));
  const [first] = topics;
  const apart = reading === undefined && (isInventory(sentence) || isCopied(sentence));
  if (first === undefined || apart || (TOPICS[first].kind === "transfer" && isCopied(sentence))) return null;
  // `data: all zeroes` is no list behind its key, and says what a list would.
  const told = zerosIn(sentence) !== null;
  // A status beside that of SCSI is the controller's own.
  const besideScsi =
    topics.some((topic) => topic === "reply") && (roles.includes("scsi-status") || scsiStatusSaid(sentence) !== null);
  const own = sentence.fields
    .filter(({ role, content }) => !told || role !== "bytes" || content.bytes !== null)
    .filter((field) => !(topics.includes("dump") && isShare(sentence, field)))
    .map((field) => countedFor(topics, roleValueOf(field), sentence))
    .map((value) => (besideScsi && value.role === "status" ? { ...value, role: "reply-status" as const } : value));
  const taken = [...own, ...placed(sentence, topics, reading !== undefined)].filter(({ role }) =>
    topics.some((topic) => takes(topic, role, reading !== undefined)),
  );
  const scope = sentence.scope === null ? null : roleValueOf(sentence.scope);
  const task = taken.find(({ role }) => role === "task") ?? scope;
  return {
    topics,
    opens: reading?.opens ?? false,
    worded: reading !== undefined,
    facts: distinct(taken.filter(({ role }) => role !== "task")),
    task,
    scoped: scope !== null && task === scope,
    said: saidBy(sentence, first),
  };
};
