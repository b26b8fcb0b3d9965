/**
 * What objects are told as: their entries, and notes at lines where one is cut off. Remembers where a list and a file would end if
 * nothing came any more, for a capture that was killed has no end.
 */
import { type Entry, type Noted, notedOf, type ObjectNotation, SILENT } from "../notation.ts";
import type { Passage } from "../passage.ts";

/** Takes what objects turned out to be. */
export interface ObjectNotes {
  /** An entry that ends at a line. */
  take(notation: ObjectNotation, entry: Entry, at: Passage, inArray: boolean): void;
  unread(notation: ObjectNotation, at: Passage, because: string): void;
  cut(notation: ObjectNotation, at: Passage): void;
  /** The list that is open is closed, or breaks off here. */
  endList(closed: boolean): void;
  /** No line comes any more. */
  endFile(): void;
}

interface End {
  readonly notation: ObjectNotation;
  readonly at: Passage;
}

/** Notes of a capture without lines. */
export const openObjectNotes = (emit: (noted: Noted) => void): ObjectNotes => {
  let list: End | null = null;
  let file: End | null = null;

  const give = (notation: ObjectNotation, entry: Entry): void => {
    for (const noted of notedOf(notation, entry)) emit(noted);
  };
  const cut = ({ notation, at }: End): void =>
    give(notation, { ...SILENT, bodies: [at], lost: { kind: "cut", count: 1 } });

  return {
    take: (notation, entry, at, inArray) => {
      if (inArray) list = { notation, at };
      else if (notation.closed) file = entry.closes ? null : { notation, at };
      give(notation, entry);
    },
    unread: (notation, at, because) => give(notation, { ...SILENT, bodies: [at], because }),
    cut: (notation, at) => cut({ notation, at }),
    endList: (closed) => {
      if (list !== null && !closed) cut(list);
      list = null;
    },
    endFile: () => {
      if (file !== null) cut(file);
      file = null;
    },
  };
};
