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

/** True for bytes that are as long as a command that begins so. */
const isBlock = (bytes: readonly number[]): boolean =>
  bytes.every((byte) => byte <= 0xff) && isOperation(bytes[0] ?? -1) && cdbLengthOf(bytes) === bytes.length;

interface Said {
  readonly fields: readonly Field[];
  readonly loose: readonly Quoted[];
}

/** What a body says, with such a list as its command; nothing else is read of its digits. */
export const withUnpaddedBlock = (body: string, said: Said): Said => {
  const { fields, loose } = said;
  const match = BLOCK.exec(body);
  const text = match?.[1] ?? "";
  const cells = text.split(" ");
  if (match === null || cells.every((cell) => cell.length === 2)) return said;
  const bytes = cells.map((cell) => Number.parseInt(cell, 16));
  const decimal = cells.map((cell) => (/^\d+$/.test(cell) ? Number(cell) : 0x100));
  const either = isBlock(decimal) && decimal.some((byte, at) => byte !== bytes[at]);
  if (!isBlock(bytes) || either) return said;
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
