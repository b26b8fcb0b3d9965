/**
 * Elements of a scatter list with a name, a number and both of their values in brackets: `Element[0]={00000001:A0010000,0x24}`, `sg0=(0x80200000,36)`. Apart from
 * the keys, because neither value has one.
 */
import type { Field, Quoted } from "./sentence.ts";
import { foundAs } from "./vocabulary.ts";

// Element[0]={00000001:A0010000,0x24}     seg[1] = (0x80200000, 36)     sg0={0x80200000/36}     list=0x80200000+36
const ELEMENT =
  /\b(?:elements?|elems?|segments?|segs?|sges?|sgl?|sglist|list|entry|entries|ranges?|prds?)\s?(?:\[\d{1,3}\]|#?\d{1,3})?\s?[=:]\s?[{([<]?\s?((?:0x)?[0-9a-f]{1,8}[:_`](?:0x)?[0-9a-f]{8}|0x[0-9a-f]{5,16})\s?[,+/;x ]\s?(0x[0-9a-f]{1,8}|\d{1,9})\b/dgi;

/** True for a list that is counted, as a call into the framework gives one: its elements are not yet what the hardware is given. */
export const isCountedList = ({ fields }: Pick<Said, "fields">): boolean =>
  fields.some(({ role, name }) => role === "iova" && name === "element") &&
  fields.some(({ role }) => role === "segments") &&
  fields.every(({ role }) => ["task", "target", "iova", "segments", "length", "other", "result"].includes(role));

const IOVA = foundAs("iova");

const LENGTH = foundAs("length");

interface Said {
  readonly fields: readonly Field[];
  readonly loose: readonly Quoted[];
}

const at = (values: readonly Quoted[], place: readonly [number, number] | undefined): Quoted | undefined =>
  values.find(({ start, end }) => place !== undefined && start >= place[0] && end <= place[1]);

// …,0x80202000+4096     behind the first element of a list
const ANOTHER = /^[\s,;|]{1,3}[{([<]?\s?(?:0x)?[0-9a-f]{5,16}\s?[+/:,;x]/i;

/** True if another element stands behind one that ends there: neither is the whole of its list. */
export const isFollowed = (body: string, end: number): boolean => ANOTHER.test(body.slice(end, end + 32));

/**
 * What a body says, with the first element of its list as the address of the device, and with its length where there is no other: what the others
 * are nobody asks of one line.
 */
export const withElements = <T extends Said>(body: string, said: T): T => {
  if (said.fields.some(({ role }) => role === "iova" || role === "element" || role === "dispatched")) return said;
  const elements = [...body.matchAll(ELEMENT)];
  const [first, ...others] = elements;
  const address = at(said.loose, first?.indices?.[1]);
  const size = at(said.loose, first?.indices?.[2]);
  if (address === undefined || address.content.number === null) return said;
  const taken = elements.flatMap(({ indices }) => [at(said.loose, indices?.[1]), at(said.loose, indices?.[2])]);
  const named = (value: Quoted, { key }: typeof IOVA, role: "iova" | "length"): Field => ({
    ...value,
    role,
    half: null,
    key,
    name: "element",
  });
  const counted = said.fields.some(({ role }) => role === "length");
  const several = others.length > 0 || (size !== undefined && isFollowed(body, size.end));
  const length = several || size === undefined || counted ? [] : [named(size, LENGTH, "length")];
  return {
    ...said,
    fields: [...said.fields, named(address, IOVA, "iova"), ...length],
    loose: said.loose.filter((value) => !taken.includes(value)),
  };
};
