/**
 * A row of a dump behind words that name the task, on every line of it: `READ tag = 7 buffer +0x0010: 00 00 05 12`. Apart from the rows that stand alone, because
 * the words in front are a statement of their own, which announces the dump once.
 */
import type { Message } from "./message.ts";
import { offsetIn } from "./offsets.ts";
import type { RowPlace } from "./row.ts";
import { TOPICS } from "./topic.ts";
import type { Utterance } from "./utterance.ts";

/** The words in front of a row, and the row. */
export interface HeadedRow {
  readonly heading: string;
  /** The words without their addresses, which may count on with the rows: the same in all rows of a dump. */
  readonly key: string;
  readonly place: RowPlace;
}

/** A greater offset may be the address of what is printed. */
const GREATEST_OFFSET = 0xfffn;

const ADDRESS = /\b0x[0-9a-f]{5,16}\b/gi;

/** True for an offset that is written as one, by its sign, its prefix or its width: `length = 36: 00 00 05 12` has the value of a key there. */
const isMarked = (text: string, at: number): boolean => {
  const prefix = /^(?:0x)?/i.exec(text.slice(at))?.[0] ?? "";
  const before = text.slice(0, at);
  if (/\+\s?$/.test(before)) return true;
  return !/[=:]\s{0,2}$/.test(before) && (prefix !== "" || /^0?[0-9a-f]{4,8}\b|^0[0-9a-f]{2}\b/i.test(text.slice(at)));
};

/** True for words that announce memory of a task. */
const announces = (said: Utterance | null): boolean =>
  said?.asserted?.worded === true &&
  said.sentence.fields.some(({ role }) => role === "task") &&
  said.asserted.topics.every((topic) => TOPICS[topic].rows) &&
  said.asserted.facts.every(({ role }) => role !== "bytes");

/** The row of a message with the words in front of it, `null` where it is none of these; `said` reads a text. */
export const headedRow = (message: Message, said: (text: string) => Utterance | null): HeadedRow | null => {
  for (const place of message.places()) {
    const { at, row } = place;
    const value = row.offset === null ? null : offsetIn(row.offset, 16);
    if (row.kind !== "bytes" || row.alone === "never" || value === null || value > GREATEST_OFFSET) continue;
    if (!isMarked(message.text, at)) continue;
    // The sign belongs to the offset.
    const front = message.text.slice(0, at).replace(/\+$/, " ").trimEnd();
    const heading = front.endsWith(":") ? front : `${front}:`;
    if (front === "" || !announces(said(heading))) continue;
    return { heading, key: heading.replaceAll(ADDRESS, "*").trim(), place };
  }
  return null;
};
