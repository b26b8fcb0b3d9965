/**
 * Counts whose base nobody can tell: where a writer prints addresses in bare hexadecimal digits, `CNT 24` may be 24 or 36. Apart from
 * the numbers, because only other values of the same writer show that he leaves the mark out.
 */
import type { Field, Quoted, Sentence } from "./sentence.ts";
import { NOTHING } from "./value.ts";
import { countsBytes } from "./vocabulary.ts";

// 83FE0000     2000C000
const BARE = /^(?=[0-9]{0,15}[A-F])(?=[A-F]{0,15}[0-9])[0-9A-F]{8,16}$/;

// 24: two digits and more mean another number in the other base
const EITHER = /^[1-9]\d{1,6}$/;

const textIn = ({ body }: Sentence, { start, end }: Quoted): string => body.slice(start, end);

/** True if a statement prints an address in bare hexadecimal digits. */
const isBare = (sentence: Sentence): boolean =>
  [...sentence.fields, ...sentence.loose].some((value) => BARE.test(textIn(sentence, value)));

const isOpen = (sentence: Sentence, field: Field): boolean =>
  countsBytes(field.role) && field.content.unit === null && EITHER.test(textIn(sentence, field));

/** Watches the writers of a capture. */
export interface BaseWatch {
  /** The sentence, with the counts unknown that its writer may have printed in either base. */
  settled(sentence: Sentence): Sentence;
}

/** A watch that has seen no writer; a writer is known by his first tag. */
export const openBaseWatch = (): BaseWatch => {
  const bare = new Set<string>();
  return {
    settled: (sentence) => {
      const writer = sentence.tags[0] ?? "";
      if (isBare(sentence)) bare.add(writer);
      if (!bare.has(writer) || !sentence.fields.some((field) => isOpen(sentence, field))) return sentence;
      const fields = sentence.fields.map((field) =>
        isOpen(sentence, field) ? { ...field, content: { ...NOTHING, loss: "unreadable" as const } } : field,
      );
      return { ...sentence, fields };
    },
  };
};
