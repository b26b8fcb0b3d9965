/** Events of a program that reads and writes a disk: what it asks for, how that ended, and what it sees in its own buffer. */
import type { ClientEvent } from "../../model/event.ts";
import { byteIn, numberIn, observed } from "../observed.ts";
import { hasFailed } from "../programs/ending.ts";
import { givesBytes, hasDiffered } from "../programs/memory.ts";
import { factOf } from "../section.ts";
import { type Builder, eventOf, hostAddressOf, lengthOf } from "./fields.ts";
import { shown } from "./memory.ts";
import { TIMED_OUT } from "./outcome.ts";

/** What a program says of one of its requests. */
export const program: Builder = (section, base, topic) => {
  const { body } = section.first.sentence;
  const at = section.first.at();
  // What a line asks for has no end in it; one with both says how it ended.
  const failed = (topic === "program-result" || topic === "program-request") && hasFailed(body);
  const met = hasDiffered(body) ? "mismatch" : failed ? "error" : null;
  const outcome: ClientEvent["outcome"] = met === null ? null : { value: met, loss: null, at };
  const buffer = hostAddressOf(section, "buffer");
  return eventOf(base, {
    kind: "client",
    outcome,
    timedOut: (failed && TIMED_OUT.test(body)) || null,
    length: lengthOf(section, "requested", "length"),
    bytes: shown(section, buffer?.value ?? null),
    count: lengthOf(section, "delivered"),
    command: observed(factOf(section, "opcode"), byteIn),
    block: observed(factOf(section, "block"), numberIn),
    buffer,
    asks: topic === "program-request" || null,
    gives: givesBytes(body) || null,
  });
};
