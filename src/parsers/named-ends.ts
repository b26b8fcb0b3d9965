/**
 * Both ends of a transfer by the names of the memories in which they lie: `from: sram 0x22880000, to: host 0x8091c000`. Apart from the route, which
 * knows addresses that stand alone behind their words.
 */
import type { Field, Quoted } from "./sentence.ts";
import { writtenContent } from "./value.ts";
import { foundAs, type Role } from "./vocabulary.ts";

const LOCAL = "sram|dram|psram|ddr|ram|local|staging|stage|scratch|cache|onchip|card|device|dev";
const HOST = "host|iova|bus|pcie?|sysmem|system";
const BETWEEN = String.raw`(?:[ _-]?(?:mem(?:ory)?|buf(?:fer)?|addr(?:ess)?|iova|ram|at))?\s{0,2}[:=(@]?\s{0,2}`;

// from: sram 0x22880000     src=Sram(0x22880000)     into local buffer 0x22880000
const end = (words: string): RegExp =>
  new RegExp(
    String.raw`\b(?:${words})\s{0,2}[:=]?\s{0,2}(?:the\s)?(?:(${LOCAL})|(${HOST}))${BETWEEN}(0x[0-9a-f]{5,16})`,
    "i",
  );

const FROM = end("from|src|source|out of");
const TO = end("to|into|dst|dest|destination");

interface End extends Quoted {
  readonly isLocal: boolean;
}

const endIn = (body: string, form: RegExp): End | null => {
  const match = form.exec(body);
  const digits = match?.[3] ?? "";
  if (match === null) return null;
  const start = match.index + match[0].length - digits.length;
  return { start, end: start + digits.length, content: writtenContent(digits), isLocal: match[1] !== undefined };
};

interface Said {
  readonly fields: readonly Field[];
  readonly loose: readonly Quoted[];
}

/** What a body says beside the two ends of a transfer, one in each memory: they are its source and its destination. */
export const withNamedEnds = (body: string, said: Said): Said => {
  const [from, to] = [endIn(body, FROM), endIn(body, TO)];
  if (from === null || to === null || from.isLocal === to.isLocal) return said;
  const apart = ({ start }: Quoted): boolean => start !== from.start && start !== to.start;
  const as = (role: Role, { start, end: behind, content }: End): Field => {
    const { key } = foundAs(role, "device");
    return { start, end: behind, content, role, half: null, key, name: role };
  };
  return {
    loose: said.loose.filter(apart),
    fields: [...said.fields.filter(apart), as("source", from), as("destination", to)],
  };
};
