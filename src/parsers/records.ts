/**
 * Records whose fields stand on lines of their own below a heading: `request opened`, then `    slot   : 1`, `    amount : 36`. A
 * reader of single lines would not know that they are one statement, so they are joined to one, and each value is still cited where
 * it stands.
 */
import type { Framed } from "./frame.ts";
import { joined, labelled, type Passage, sliced } from "./passage.ts";
import { bannerIn } from "./prose.ts";
import type { LineReader } from "./reader.ts";

// "    bus pointer : 0x88100000": the colons of a record stand below each other, so that blanks fill up the shorter names
const FIELD = /^(?:\s{2,16}|\t{1,4})([A-Za-z][\w/-]{0,15}(?: [\w/-]{1,15}){0,3})\s{1,24}:\s{1,4}(?=\S)/;

/** Keys of a dictionary, each of which is a statement of its own. */
const NO_NAME = /^(?:k?IO[A-Z]\w*|HBA .*)$/;

/** Fields of one record. */
const MOST = 24;

/** `, slot: 1` of the line `    slot   : 1`; `null` for a line that is no field. */
const fieldOf = (line: Passage): Passage | null => {
  const match = FIELD.exec(line.text);
  const [whole = "", name = ""] = match ?? [];
  if (match === null || NO_NAME.test(name)) return null;
  const start = whole.indexOf(name);
  const value = sliced(line, whole.length, line.text.trimEnd().length);
  return joined([labelled(", ", sliced(line, start, start + name.length)), labelled(": ", value)]);
};

/** True for a line that may head fields: a message with words at its margin, and no banner, which seals what stands above it. */
const isHeading = ({ passage, furniture, continues }: Framed): boolean =>
  furniture === null && !continues && /^[^\s"{}].*[a-z]/i.test(passage.text) && bannerIn(passage.text) === null;

/** The statement of a heading and the fields below it. */
const recordOf = (head: Framed, fields: readonly Passage[]): Framed => {
  if (fields.length === 0) return head;
  const heading = sliced(head.passage, 0, head.passage.text.replace(/[\s:]+$/, "").length);
  return { ...head, passage: joined([heading, ...fields]) };
};

/** A reader that is handed a heading with its fields as one line. */
export const openRecordReader = (reader: LineReader): LineReader => {
  let head: Framed | null = null;
  let fields: Passage[] = [];

  const flush = (): void => {
    if (head !== null) reader.read(recordOf(head, fields));
    [head, fields] = [null, []];
  };

  return {
    ...reader,
    read: (framed) => {
      const below =
        head !== null && framed.furniture === null && (framed.continues || framed.envelope === head.envelope);
      const field = below && fields.length < MOST ? fieldOf(framed.passage) : null;
      if (field !== null) {
        fields.push(field);
        return;
      }
      flush();
      if (isHeading(framed)) head = framed;
      else reader.read(framed);
    },
    skip: (lines) => {
      flush();
      reader.skip(lines);
    },
    end: () => {
      flush();
      reader.end();
    },
  };
};
