/** Events that tell how a task or the start-up went: replies, completions, time-outs, clients, calls of the bring-up. */
import type { ClientEvent, ConstraintsEvent, EndEvent, LifecycleEvent } from "../../model/event.ts";
import { cite, type Fact } from "../claim.ts";
import { isEmptyDisk } from "../disk-size.ts";
import { bytesIn, countOf, identifierIn, numberIn, observed, responseIn } from "../observed.ts";
import { isMismatch } from "../plain-bytes.ts";
import { factOf, type Section } from "../section.ts";
import type { Topic } from "../topic.ts";
import { type Builder, eventOf, lengthOf, numberOf, slotOf, statusOf } from "./fields.ts";

/** A reply, as the controller posts it or as the driver sees it. */
export const reply: Builder = (section, base, topic) =>
  eventOf(base, {
    kind: topic === "device-reply" ? "device-reply" : "reply",
    status: statusOf(section, "reply-status", "status"),
    scsiStatus: statusOf(section, "scsi-status"),
    ...(topic === "reply" ? slotOf(section) : {}),
    transferred: lengthOf(section, "transferred", "moved"),
    residual: lengthOf(section, "residual"),
  });

/** `UserCompleteParallelTask`. */
export const complete: Builder = (section, base) =>
  eventOf(base, {
    kind: "complete",
    transferred: lengthOf(section, "transferred", "moved"),
    residual: lengthOf(section, "residual"),
    version: numberOf(section, "version"),
    status: statusOf(section, "completion-status", "status", "scsi-status"),
    service: observed(factOf(section, "service-response"), responseIn),
    senseLength: lengthOf(section, "sense-length"),
    responseTask: observed(factOf(section, "response-task"), identifierIn),
    responseTarget: observed(factOf(section, "response-target"), identifierIn),
  });

/** `UserProcessParallelTask` returns; without a response the line says nothing. */
export const returned: Builder = (section, base) =>
  eventOf(base, { kind: "return", response: observed(factOf(section, "service-response"), responseIn) });

/** `UserMapHBAData` gives a task of the pool its id. */
export const pool: Builder = (_section, base) => (base.task === null ? null : eventOf(base, { kind: "pool" }));

/** How many tasks the pool may have. */
export const poolSize: Builder = (section, base) =>
  eventOf(base, {
    task: null,
    kind: "pool-size",
    count: observed(factOf(section, "task-count", "result", "task", "length"), countOf),
  });

const ENDS: Readonly<Partial<Record<Topic, EndEvent["ends"]>>> = { "reset-unit": "unit", "reset-target": "target" };

/** The end of a task by time-out or abort, or of all tasks of a unit or a target. */
export const end: Builder = (section, base, topic) =>
  eventOf(base, {
    ends: ENDS[topic] ?? "task",
    asked: section.first.sentence.mentions.some(({ call }) => call === "abort") || null,
    unit: observed(factOf(section, "unit"), identifierIn),
    response: observed(factOf(section, "service-response"), responseIn),
    // `UserAbortTaskRequest t=0 l=0 q=3`: the last part of the nexus is the task.
    task: topic in ENDS ? null : (base.task ?? observed(factOf(section, "nexus"), identifierIn)),
    kind: topic === "timeout" ? "timeout" : "abort",
  });

/** Words that make a line of a client one of a failure. */
const FAILS = ["error", "failed", "failure", "eio", "io"];

/** A list of bytes under a key or behind words that call it data: what came, and no word of how. */
const showsData = ({ words, facts, first }: Section): boolean =>
  facts.some(({ role }) => role === "bytes") &&
  (words.has("clientdata") || words.has("data") || first.sentence.fields.some(({ role }) => role === "bytes")) &&
  !isMismatch(first.sentence);

/** Words with which a client says that it has what it asked for, be it less than there was room for. */
const FARES_WELL = ["ok", "good", "success", "succeeded", "passed"];

/** True for a number that is no success; words of a result, as `24 of 64`, fail by what they say. */
const hasFailed = (result: Fact | undefined): boolean =>
  result !== undefined && result.content.number !== null && result.content.number !== 0n;

const outcomeOf = (section: Section): ClientEvent["outcome"] => {
  const capacity = factOf(section, "capacity");
  if (capacity !== undefined) {
    return observed(capacity, ({ number }) => (number === null ? null : number === 0n ? "0-byte-disk" : "ok"));
  }
  // Other bytes than were expected are what came, and nobody says that the request failed.
  if (isMismatch(section.first.sentence)) return { value: "mismatch", loss: null, at: section.first.at() };
  const counted = factOf(section, "delivered") !== undefined || showsData(section);
  const fine = FARES_WELL.some((word) => section.words.has(word));
  const failed = FAILS.some((word) => section.words.has(word)) || (!fine && hasFailed(factOf(section, "result")));
  const well = counted || section.topics.includes("dump") || fine;
  // read ok, 36 bytes: whose bytes may stand below
  if (well && !failed) return null;
  const empty = isEmptyDisk(section.first.sentence.body);
  return { value: empty ? "0-byte-disk" : "error", loss: null, at: section.first.at() };
};

/** ETIMEDOUT, which is 60 on macOS. Authority: sys/errno.h. */
export const TIMED_OUT =
  /\bETIMEDOUT\b|\b(?:0x)?e00002d6\b|\b(?:errno|err|error|ret|rc)\s?[:=(]?\s?-?60\b(?!\.)|\berror\s?\(60\)|\b(?:operation|request|command) timed out\b/i;

/** What a consumer above the driver got. */
export const client: Builder = (section, base) =>
  eventOf(base, {
    kind: "client",
    outcome: outcomeOf(section),
    timedOut: TIMED_OUT.test(section.first.sentence.body) || null,
    // The size of a disk is nothing that was asked for.
    length: factOf(section, "capacity") === undefined ? lengthOf(section, "requested", "length") : null,
    bytes: observed(factOf(section, "bytes"), bytesIn),
    count: lengthOf(section, "delivered", "moved", "transferred"),
  });

const STEPS: Readonly<Partial<Record<Topic, LifecycleEvent["step"]>>> = {
  "initialize-begin": "initialize-begin",
  "initialize-end": "initialize-end",
  start: "start",
};

// SetDispatchQueue(AuxiliaryQueue)     SetDispatchQueue("InterruptQueue", queue)
const QUEUE = /^\w{1,60}\s?\(\s?"?(\w{1,60}Queue)\b/di;

/** The queue that a call of the line sets. */
const queueIn = ({ first: { source, sentence } }: Section): LifecycleEvent["queue"] => {
  const call = sentence.mentions.find((mention) => mention.call === "set-up");
  const [start, end] = call === undefined ? [] : (QUEUE.exec(sentence.body.slice(call.start))?.indices?.[1] ?? []);
  if (call === undefined || start === undefined || end === undefined) return null;
  const at = cite(source, { start: call.start + start, end: call.start + end });
  return { value: at.text, loss: null, at };
};

/** A step of the start-up. */
export const lifecycle: Builder = (section, base, topic) =>
  eventOf(base, {
    kind: "lifecycle",
    step: STEPS[topic] ?? "initialize-step",
    result: numberOf(section, "result"),
    queue: queueIn(section),
  });

const keysOf = (section: Section): ConstraintsEvent["keys"] =>
  section.facts
    .filter((fact) => fact.role === "constraint")
    .map((fact) => ({ name: fact.name, value: observed(fact, numberIn), at: fact.at }));

/** A dictionary is printed as a whole or not at all: two of its keys show that it was. */
const DICTIONARY_KEYS = 2;

// calling UserReportHBAConstraints with 7 keys     (7 entries)
const COUNTED = /\b(\d{1,3})\s(?:keys|entries|properties|values|items|limits)\b/i;

/** True if a line of the report counts more keys than lines show: some are lost. */
const lacksKeys = ({ lines }: Section, shown: number): boolean =>
  lines.some(({ text }) => Number(COUNTED.exec(text)?.[1] ?? 0) > shown);

/** `UserReportHBAConstraints`, called or overridden, with the keys that stand around the call. */
export const constraints: Builder = (section, base, topic) => {
  const how = topic === "override" ? "overridden" : topic === "misplaced" ? "misplaced" : "called";
  const keys = how === "overridden" ? [] : keysOf(section);
  // A driver may give its provider other properties than these.
  if (how === "misplaced" && keys.length === 0) return null;
  const result = numberOf(section, "result");
  const complete = keys.length >= DICTIONARY_KEYS && !lacksKeys(section, keys.length);
  return eventOf(base, { kind: "constraints", how, result, keys, complete });
};
