/**
 * The command of a request that stands in brackets without a key: `job 38 tgt 2 READ 6 @0x82eac000 [12 00 00 00 06 00]`. Apart from the fields,
 * because only the rest of the line tells that a list of bytes is no memory.
 */
import { cdbLengthOf, isOperation } from "../model/scsi/cdb.ts";
import type { Field, Quoted, Sentence } from "./sentence.ts";
import { type FoundKey, foundAs, type Role } from "./vocabulary.ts";

const CDB: FoundKey = foundAs("cdb");

/** Roles of a request; a line about memory has none of them. */
const ASKED: ReadonlySet<Role> = new Set([
  "direction",
  "target",
  "iova",
  "dispatched",
  "received",
  "element",
  "opcode",
]);

const KNOWN: ReadonlySet<Role> = new Set(["cdb", "bytes", "status", "scsi-status", "reply-status"]);

/** As long as its first byte says, and of a command that is known. */
const isCommand = ({ content: { bytes } }: Quoted): boolean =>
  bytes !== null && typeof bytes[0] === "number" && isOperation(bytes[0]) && cdbLengthOf(bytes) === bytes.length;

const isBlock = (body: string, block: Quoted): boolean => isCommand(block) && isBracketed(body, block);

const isBracketed = (body: string, { start, end }: Quoted): boolean =>
  /[[{(<]\s?$/.test(body.slice(Math.max(0, start - 2), start)) && /^\s?[\]})>]/.test(body.slice(end, end + 2));

// request 5 received, target 2, bytes 12 00 …: a request came, and nothing of memory or of what came back
const ARRIVED = /\b(?:received|arrived|accepted|fetched|dispatched|new|incoming|got)\b/i;
const OF_MEMORY =
  /\b(?:data|payload|buffer|buf|memory|mem|answer|response|reply|dump|first|sense|local|staged|staging|moved|copied|transferred)\b/i;

/** The sentence with the bytes of a request that arrived as its command, where they are one from the first to the last. */
export const withPlainCommand = <S extends Pick<Sentence, "body" | "fields">>(sentence: S): S => {
  const { body, fields } = sentence;
  if (!ARRIVED.test(body) || OF_MEMORY.test(body)) return sentence;
  const has = (...roles: readonly Role[]): boolean => fields.some(({ role }) => roles.includes(role));
  if (!has("task") || !has("target") || has("cdb", "status", "address", "buffer", "source")) return sentence;
  const [block, ...others] = fields.filter(({ role }) => role === "bytes");
  if (block === undefined || others.length > 0 || !isCommand(block)) return sentence;
  const command: Field = { ...block, role: "cdb", key: CDB.key, name: "cdb" };
  return { ...sentence, fields: fields.map((field) => (field === block ? command : field)) };
};

/** The sentence with that list as its command. */
export const withBareBlock = <S extends Pick<Sentence, "body" | "fields" | "loose">>(sentence: S): S => {
  const { body, fields, loose } = sentence;
  const isRequest =
    fields.some(({ role }) => role === "task") &&
    fields.some(({ role }) => ASKED.has(role)) &&
    !fields.some(({ role }) => KNOWN.has(role));
  const [block, ...others] = isRequest ? loose.filter(({ content }) => content.bytes !== null) : [];
  if (block === undefined || others.length > 0 || !isBlock(body, block)) return sentence;
  const field: Field = { ...block, role: "cdb", half: null, key: CDB.key, name: "cdb" };
  return { ...sentence, fields: [...fields, field], loose: loose.filter((value) => value !== block) };
};
