/**
 * Values that stand in a column of their own, with bars between: `tid 7 | iovm 0x140008000 | 512 | read`. Apart from the claims,
 * because only a line of several columns has such values, and only one of each kind says what it is.
 */
import type { Quoted, Sentence } from "./sentence.ts";
import { NOTHING } from "./value.ts";

const only = <T>([first, ...others]: readonly T[]): T | null =>
  first === undefined || others.length > 0 ? null : first;

interface Column {
  readonly text: string;
  readonly start: number;
}

/** The columns of a body, none if it has fewer than three. */
const columnsOf = (body: string): readonly Column[] => {
  const parts = body.split("|");
  if (parts.length < 3) return [];
  let at = 0;
  return parts.map((part) => {
    const start = at + part.length - part.trimStart().length;
    at += part.length + 1;
    return { text: part.trim(), start };
  });
};

const quotedAs = ({ text, start }: Column, content: Partial<Quoted["content"]>): Quoted => ({
  start,
  end: start + text.length,
  content: { ...NOTHING, ...content },
});

/** The only column that is a plain decimal: how many bytes the line is about. */
export const countColumn = ({ body, loose }: Sentence): Quoted | null => {
  const column = only(columnsOf(body).filter(({ text }) => /^\d{1,10}$/.test(text)));
  return column === null ? null : (loose.find(({ start }) => start === column.start) ?? null);
};

/** The only column that is a word for the way of the data. */
export const directionColumn = ({ body }: Sentence): Quoted | null => {
  const column = only(columnsOf(body).filter(({ text }) => /^(?:read|write|in|out|rd|wr)$/i.test(text)));
  return column === null ? null : quotedAs(column, { words: column.text });
};
