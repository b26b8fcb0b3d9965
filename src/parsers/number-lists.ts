/**
 * Bytes as a list of numbers without marks behind their key: `"cdb":[18,0,0,0,36,0]`. JSON has no hexadecimal numbers, so that there they are
 * decimal; elsewhere nobody knows, unless one of them needs three digits.
 */
import type { Field, Quoted } from "./sentence.ts";
import { NOTHING } from "./value.ts";
import { foundAs, type Role } from "./vocabulary.ts";
import { withListed } from "./word-list.ts";

// "cdb":[18,0,0,0,36,0]     "bytes": [0, 0, 5, 18]     cdb=[18, 0, 0, 0, 36, 0]
const LIST =
  /(?<![\w-])(\w{0,24}cdb|bytes|data|payload|contents?|head|dump|first_?bytes|buffer|hex)["']?\s{0,2}[:=]\s{0,2}\[\s?(\d{1,3}(?:\s?,\s?\d{1,3}){3,4095})\s?\]/i;

/** Most bytes of such a list that are looked at. */
const MOST = 4096;

const isJson = (body: string): boolean => /^\s*\{\s?"/.test(body);

/** The bytes of the list, `null` where their base is not known or one is none. */
const bytesIn = (body: string, numbers: readonly string[]): readonly number[] | null => {
  const decimal = isJson(body) || numbers.some((number) => /^[1-9]\d\d$/.test(number));
  const values = numbers.map(Number);
  return decimal && values.length <= MOST && values.every((value) => value <= 255) ? values : null;
};

interface Said {
  readonly fields: readonly Field[];
  readonly loose: readonly Quoted[];
}

/** What a body says beside such a list: it is one field, and where its base is not known none. */
const withNumberList = (body: string, { fields, loose }: Said): Said => {
  const match = body.includes("[") ? LIST.exec(body) : null;
  const [whole = "", name = "", list = ""] = match ?? [];
  if (match === null) return { fields, loose };
  const end = match.index + whole.length;
  const start = end - list.length - 1;
  const apart = ({ start: own }: Quoted): boolean => own < start || own >= end;
  if (fields.some((field) => !apart(field) && field.content.bytes !== null)) return { fields, loose };
  const rest = { fields: fields.filter(apart), loose: loose.filter(apart) };
  const bytes = bytesIn(body, list.split(/\s?,\s?/));
  if (bytes === null) return rest;
  const role: Role = /cdb$/i.test(name) ? "cdb" : "bytes";
  const { key } = foundAs(role);
  const own: Field = { start, end: end - 1, content: { ...NOTHING, bytes }, role, half: null, key, name };
  return { ...rest, fields: [...rest.fields, own] };
};

/** What a body says beside bytes that are written as a list, as one run of digits, or as words. */
export const withLists = (body: string, said: Said): Said => withNumberList(body, withListed(body, said));
