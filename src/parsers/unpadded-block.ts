/**
 * A command whose bytes are printed without leading zeros, as FreeBSD does: `CDB: 28 0 0 4 42 99 0 0 4 0`. Apart from the grammar, to which single
 * digits are numbers of their own; only the length that the first byte asks for tells that they are one list.
 */
import { cdbLengthOf, isOperation } from "../model/scsi/cdb.ts";
import type { Field, Quoted } from "./sentence.ts";
import { NOTHING } from "./value.ts";
import { foundAs } from "./vocabulary.ts";

const BLOCK = /\bcdb\s{0,2}[:=]?\s{0,2}[[({]?\s?((?:[0-9a-f]{1,2} ){5,31}[0-9a-f]{1,2})(?![0-9a-f]|\s[0-9a-f]{1,2}\b)/i;

const CDB = foundAs("cdb");

// tag=201 head 000006121f00: the first bytes at the end of a line, in one run
const HEAD = /\b(?:head|first|payload|contents?)\s((?=[0-9a-f]{0,63}[a-f]|0)(?:[0-9a-f]{2}){6,64})\s*$/i;

const BYTES = foundAs("bytes");

/** The fields with the bytes that a line ends in. */
export const withHead = (body: string, fields: readonly Field[]): readonly Field[] => {
  const text = HEAD.exec(body)?.[1];
  if (text === undefined || fields.some(({ role }) => role === "bytes")) return fields;
  const end = body.trimEnd().length;
  const start = end - text.length;
  if (fields.some((field) => field.start < end && start < field.end)) return fields;
  const bytes = (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return [
    ...fields,
    { start, end, content: { ...NOTHING, bytes }, role: "bytes", half: null, key: BYTES.key, name: "head" },
  ];
};

/** True for bytes that are as long as a command that begins so. */
const isBlock = (bytes: readonly number[]): boolean =>
  bytes.every((byte) => byte <= 0xff) && isOperation(bytes[0] ?? -1) && cdbLengthOf(bytes) === bytes.length;

/** The sentence's values with such a list as its command; nothing else is read of its digits. */
export const withUnpaddedBlock = (
  body: string,
  fields: readonly Field[],
  loose: readonly Quoted[],
): { readonly fields: readonly Field[]; readonly loose: readonly Quoted[] } => {
  const match = BLOCK.exec(body);
  const text = match?.[1] ?? "";
  const cells = text.split(" ");
  if (match === null || cells.every((cell) => cell.length === 2)) return { fields, loose };
  const bytes = cells.map((cell) => Number.parseInt(cell, 16));
  const decimal = cells.map((cell) => (/^\d+$/.test(cell) ? Number(cell) : 0x100));
  const either = isBlock(decimal) && decimal.some((byte, at) => byte !== bytes[at]);
  if (!isBlock(bytes) || either) return { fields, loose };
  const start = match.index + match[0].length - text.length;
  const end = start + text.length;
  const apart = ({ start: own }: Quoted): boolean => own < start || own >= end;
  const field: Field = {
    start,
    end,
    content: { ...NOTHING, bytes },
    role: "cdb",
    half: null,
    key: CDB.key,
    name: "cdb",
  };
  return { fields: [...fields.filter(apart), field], loose: loose.filter(apart) };
};
