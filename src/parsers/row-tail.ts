/** Lines that several tools print among rows: a star for rows that repeat, and the offset behind the last byte. Apart because each form that has them takes them as its own. */
import { type Base, type RowPlace, rowOf } from "./row.ts";

// 0000000c
const END = /^\s*([0-9a-fA-F]{6,8})\s*$/d;

// [Fn] *
const SQUEEZED = /(?:^|[\s\]:>])(\*)\s*$/d;

/** The star or the end in a body, as a row of a form; `bases` are the number systems of offsets of so many digits. */
export const tailIn = (form: string, body: string, bases: (digits: number) => readonly Base[]): RowPlace | null => {
  const ended = END.exec(body)?.indices?.[1];
  if (ended !== undefined) {
    const [start, end] = ended;
    const digits = body.slice(start, end);
    const offset = { digits, bases: bases(digits.length) };
    return { at: start, row: rowOf(form, { start, end }, { kind: "end", offset }) };
  }
  return squeezedIn(form, body);
};

/** The star in a body, as a row of a form. */
export const squeezedIn = (form: string, body: string): RowPlace | null => {
  const star = body.includes("*") ? SQUEEZED.exec(body)?.indices?.[1] : undefined;
  if (star === undefined) return null;
  const [start, end] = star;
  return { at: start, row: rowOf(form, { start, end }, { kind: "squeezed" }) };
};
