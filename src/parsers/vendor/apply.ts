/** Reads values as a dialect from a file says: numbers without `0x`, counts in units, words that stand for a status or a direction. */
import type { Field } from "../sentence.ts";
import { type Content, NOTHING } from "../value.ts";
import type { Role } from "../vocabulary.ts";
import { valueName } from "./compile.ts";
import { isVendorKey, type ValueGroup, type ValueWords, type VendorDialect, type VendorKey } from "./dialect.ts";

const GROUPS: Readonly<Partial<Record<Role, ValueGroup>>> = {
  direction: "direction",
  rights: "rights",
  status: "status",
  "reply-status": "status",
  "scsi-status": "status",
  "completion-status": "status",
  result: "result",
};

// 801c0000     0x801C0000
const HEX = /^(?:0[xX])?([0-9a-fA-F]{1,16})$/;

/** Hexadecimal digits as a number, whatever they look like; anything else is unreadable. */
export const hexContent = (text: string): Content => {
  const [, digits] = HEX.exec(text) ?? [];
  if (digits === undefined) return { ...NOTHING, loss: "unreadable" };
  return { ...NOTHING, number: BigInt(`0x${digits}`), digits: digits.length };
};

const numbered = (content: Content, text: string, { hex, unit }: VendorKey): Content => {
  const read = hex && content.loss !== "redacted" && content.bytes === null ? hexContent(text) : content;
  // A unit in the line itself says more than the file.
  return unit === 1n || read.number === null || read.unit !== null ? read : { ...read, number: read.number * unit };
};

const translated = (content: Content, words: ValueWords): Content => {
  const own = content.number?.toString() ?? (content.words === null ? undefined : valueName(content.words));
  const meaning = own === undefined ? undefined : words.get(own);
  return meaning === undefined ? content : { ...NOTHING, words: meaning };
};

/** A field with the value that the dialects give it; `body` is the text in which it stands. The first dialect that knows a word decides. */
export const readField = (field: Field, body: string, dialects: readonly VendorDialect[]): Field => {
  const text = body.slice(field.start, field.end);
  const content = isVendorKey(field.key) ? numbered(field.content, text, field.key) : field.content;
  const group = GROUPS[field.role];
  if (group === undefined) return content === field.content ? field : { ...field, content };
  const knowing = dialects.map(({ values }) => translated(content, values[group])).find((other) => other !== content);
  return { ...field, content: knowing ?? content };
};
