/**
 * What a statement asserts, whoever wrote it and wherever it stands: a topic, and values with their roles. Apart from the claim,
 * which knows the line, so that the same words need to be looked at once only.
 */
import { isCopied } from "./copy.ts";
import type { Reading } from "./dialect.ts";
import { isElementAddress } from "./element-keys.ts";
import type { Span } from "./grammar/nodes.ts";
import { isShare, placed } from "./placed.ts";
import { isMismatch, zerosIn } from "./plain-bytes.ts";
import type { RoleValue } from "./role-value.ts";
import { scsiStatusSaid } from "./said-values.ts";
import type { Field, Sentence } from "./sentence.ts";
import { TOPICS, type Topic, topicsOf } from "./topic.ts";
import { ownNumber, slotBeside } from "./two-numbers.ts";
import type { Call, Role } from "./vocabulary.ts";

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

// TotalLength     tot_len     total bytes
const TOTAL = /^tot(?:al)?/i;

/** The facts with the length of the whole first, where a line counts the first element as well. */
const wholeFirst = (facts: readonly RoleValue[]): readonly RoleValue[] => {
  const total = facts.find(({ role, name }) => role === "length" && TOTAL.test(name));
  return total === undefined ? facts : [total, ...facts.filter((fact) => fact !== total)];
};

/** Fields of one key from which on a line lists what there is: `P0 va 0x105000000, P1 va 0x105004000, P2 va 0x105008000`. */
const MANY = 3;

const isInventory = ({ fields }: Sentence): boolean =>
  fields.some(
    ({ role, name }) =>
      role === "address" && fields.filter((other) => other.role === role && other.name === name).length >= MANY,
  );

/** Topics without the hand-over of a task where the address is that of an element and no command stands beside it. */
const withElements = ({ fields }: Sentence, topics: readonly Topic[]): readonly Topic[] => {
  const isPart = fields.some(isElementAddress);
  const isRequest = fields.some(({ role }) => role === "cdb" || role === "opcode" || role === "requested");
  if (!isPart || isRequest || topics.length < 2) return topics;
  return topics.filter((topic) => topic !== "dispatch");
};

/** What a statement is about by its reading, if a dialect has one, else by its fields; `null` if these belong to nothing. */
export const assertionOf = (sentence: Sentence, reading: Reading | undefined): Assertion | null => {
  const side = sideOf(sentence);
  const roles = sentence.fields.map((field) => field.role);
  const fitting = topicsOf(roles, side);
  const topics = reading?.topics ?? withElements(sentence, fitting.length > 0 ? fitting : mostFitting(sentence, side));
  const [first] = topics;
  const apart = reading === undefined && (isInventory(sentence) || isCopied(sentence));
  if (first === undefined || apart || (TOPICS[first].kind === "transfer" && isCopied(sentence))) return null;
  // `data: all zeroes` is no list behind its key, and says what a list would.
  const told = zerosIn(sentence) !== null;
  // A status beside that of SCSI is the controller's own.
  const besideScsi =
    topics.some((topic) => topic === "reply") && (roles.includes("scsi-status") || scsiStatusSaid(sentence) !== null);
  // Of what a comparison lists only the place of the bytes says whose first they are.
  const compared = topics.includes("client") && isMismatch(sentence);
  const own = sentence.fields
    .filter(({ role }) => role !== "bytes" || !compared)
    .filter(({ role, content }) => !told || role !== "bytes" || content.bytes !== null)
    .filter((field) => !(topics.includes("dump") && isShare(sentence, field)))
    .map((field) => countedFor(topics, roleValueOf(field), sentence))
    .map((value) => (besideScsi && value.role === "status" ? { ...value, role: "reply-status" as const } : value));
  const taken = [...own, ...placed(sentence, topics, reading !== undefined)].filter(({ role }) =>
    topics.some((topic) => takes(topic, role, reading !== undefined)),
  );
  const scope = sentence.scope === null ? null : roleValueOf(sentence.scope);
  const task = ownNumber(taken.filter(({ role }) => role === "task")) ?? scope;
  const slot = topics.some((topic) => TOPICS[topic].takes.includes("slot")) ? slotBeside(sentence, task) : null;
  return {
    topics,
    opens: reading?.opens ?? false,
    worded: reading !== undefined,
    facts: distinct([...wholeFirst(taken).filter(({ role }) => role !== "task"), ...(slot === null ? [] : [slot])]),
    task,
    scoped: scope !== null && task === scope,
    said: saidBy(sentence, first),
  };
};
