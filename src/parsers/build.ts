/** Sections become events: each role of a section is typed by what the section is about. */
import type { Event } from "../model/event.ts";
import type { Citation } from "../model/evidence.ts";
import { limits, mapper, target } from "./build/bring-up.ts";
import type { Base, Builder } from "./build/fields.ts";
import { crash, rejection, stall } from "./build/kernel.ts";
import { cpuCopy, cpuWrite, dataBuffer, dump, stage } from "./build/memory.ts";
import { client, complete, constraints, end, lifecycle, pool, poolSize, reply, returned } from "./build/outcome.ts";
import { dispatch, mapping, receive, submit, transfer } from "./build/path.ts";
import { program } from "./build/program.ts";
import { fetchedRequest, postedRequest } from "./build/request.ts";
import type { Fact } from "./claim.ts";
import { identifierIn, observed } from "./observed.ts";
import { remembered } from "./remembered.ts";
import { factOf, type Section } from "./section.ts";
import { TOPICS, type Topic } from "./topic.ts";
import type { Role } from "./vocabulary.ts";

const BUILDERS: Readonly<Record<Topic, Builder>> = {
  dispatch,
  "data-buffer": dataBuffer,
  map: mapping,
  unmap: mapping,
  submit,
  receive,
  stage,
  "posted-request": postedRequest,
  "fetched-request": fetchedRequest,
  "transfer-start": transfer,
  "transfer-done": transfer,
  "cpu-copy": cpuCopy,
  "device-reply": reply,
  reply,
  complete,
  return: returned,
  pool,
  "pool-size": poolSize,
  "cpu-write": cpuWrite,
  dump,
  client,
  "program-request": program,
  "program-result": program,
  "program-data": program,
  "program-check": program,
  timeout: end,
  abort: end,
  "reset-unit": end,
  "reset-target": end,
  "initialize-begin": lifecycle,
  "initialize-end": lifecycle,
  "initialize-step": lifecycle,
  start: lifecycle,
  constraints,
  override: constraints,
  misplaced: constraints,
  specification: limits,
  "device-limit": limits,
  "highest-target": target,
  initiator: target,
  "target-gone": target,
  "target-begin": target,
  "target-end": target,
  mapper,
  rejection,
  crash,
  stall,
};

/** The field that an excerpt points at; without it the words of the line. */
const MAIN: Readonly<Partial<Record<Topic, readonly Role[]>>> = {
  dispatch: ["dispatched", "iova", "requested", "length"],
  receive: ["received", "iova", "element", "address", "stated-length"],
  stage: ["source-address", "source", "address", "buffer"],
  submit: ["iova", "element", "address"],
};

const anchor = (section: Section, topic: Topic): Citation =>
  factOf(section, ...(MAIN[topic] ?? []))?.at ?? section.stated.at();

/** The numbers of the first and the last line. */
const spanOf = (lines: Section["lines"]): readonly [number, number] => {
  let [first, last] = [lines[0]?.number ?? 0, 0];
  for (const { number } of lines) {
    if (number < first) first = number;
    if (number > last) last = number;
  }
  return [first, last];
};

/** The tags of an event as one text, the same for all lines of a shape. */
const tagText = remembered((tag) => tag);

const identifier = (fact: Fact | null | undefined) => observed(fact ?? undefined, identifierIn);

/** The event that a section is, once its topic is known; `null` if its bytes are none that the topic has. */
export const build = (section: Section, topic: Topic): Event | null => {
  // The keys of a report may be printed long before the call, and the call is what counts.
  const called = topic === "constraints" || topic === "misplaced";
  const { source, sentence } = called ? section.stated : section.first;
  const { side } = TOPICS[topic];
  const [first, last] = called ? [source.line, source.line] : spanOf(section.lines);
  // A host's log stamps when it wrote the line, which is not when the controller did what the line tells.
  const foreign = side === "device" && source.side === "host";
  const base: Base = {
    side,
    capture: source.capture,
    line: first,
    lastLine: last,
    stamp: foreign ? null : source.stamp(),
    tag: sentence.tags.length === 0 ? null : tagText(sentence.tags.join(" ")),
    thread: source.thread,
    writer: source.writer === "/" ? null : source.writer,
    controller: null,
    task: identifier(section.task),
    target: identifier(factOf(section, "target")),
    at: anchor(section, topic),
  };
  return BUILDERS[topic](section, base, topic);
};
