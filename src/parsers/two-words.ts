/**
 * An address that is printed as two words of a descriptor with nothing but a blank between: `dma descriptor 00000002 F4C18000`. Which of
 * them is the upper one nobody says, so that only the order counts in which it is an address at all.
 */
import type { Field, Quoted } from "./sentence.ts";
import { NOTHING } from "./value.ts";
import { foundAs } from "./vocabulary.ts";

// dma descriptor 00000002 F4C18000     addr 00000000 80310000     but not four words of a descriptor
const WORDS =
  /\b(?:descriptor|desc|sge|prp|ptr|addr|address|iova|bus|host)\s{1,3}(?:[:=@]\s?)?([0-9a-f]{8}) ([0-9a-f]{8})(?![\w.]| [0-9a-f]{8}\b)/i;

/** No machine of this kind has an address of more bits. */
const WIDEST = 48n;

const addressOf = (high: string, low: string): bigint | null => {
  const value = (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
  return value >> WIDEST === 0n ? value : null;
};

const KEY = foundAs("element");

/** The fields with such an address; a word that was taken for a value of its own is none. */
export const withTwoWords = (body: string, fields: readonly Field[]): readonly Field[] => {
  const match = WORDS.exec(body);
  const [whole = "", first = "", second = ""] = match ?? [];
  if (match === null) return fields;
  const fitting = new Set([addressOf(first, second), addressOf(second, first)].filter((value) => value !== null));
  const [value] = fitting;
  // Both may be: 00000002 00001000
  if (value === undefined || fitting.size > 1) return fields;
  const end = match.index + whole.length;
  const start = end - first.length - second.length - 1;
  const apart = ({ start: own }: Quoted): boolean => own < start || own >= end;
  if (fields.some((field) => !apart(field) && field.role !== "address" && field.role !== "iova")) return fields;
  const content = { ...NOTHING, number: value, hex: true };
  const address: Field = { start, end, content, role: "element", half: null, key: KEY.key, name: "address" };
  return [...fields.filter(apart), address];
};
