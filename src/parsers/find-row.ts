/** Finds the rows that a body may be, one for each form that reads it. Apart from the forms so that they need not know of each other, nor of what stands in front of a row. */
import { dumpForms } from "./dumps/index.ts";
import type { RowPlace } from "./row.ts";

/** No row is without two digits, a star or a brace; most lines of a log are done with here. */
const GATE = /[0-9a-fA-F]{2}|\*\s*$|[{}[\]]\s?;?\s*$|[,'">\d]\s*$/;

// [Fn]     [Fn] fw:     raw:     NoctuaHBA::     HBA>     <mcu>     but not 0x0000: or 00000000:
const DECORATION =
  /^(?:\s{0,8}\[(?![\s\d,]{1,200}\])[^\][]{1,120}\]:?)*(?:\s?[A-Za-z_][\w.~-]{0,63}(?:::?[A-Za-z_][\w.~-]{0,63}){0,3}(?:::?|>)|<[A-Za-z][\w.-]{0,31}>)?(?= )[ ]?/;

// 0000: is an offset, whatever else it could name
const OFFSET = /^\s?(?:0[xX])?[0-9a-fA-F]{2,16}:/;

/** How long the tags are that stand in front of a row. */
const decorationOf = (body: string): number => {
  if (OFFSET.test(body)) return 0;
  return DECORATION.exec(body)?.[0].length ?? 0;
};

const moved = ({ at, row }: RowPlace, by: number): RowPlace => ({
  at: at + by,
  row: { ...row, span: { start: row.span.start + by, end: row.span.end + by } },
});

/** The rows in a body, in the order of the forms; none for most lines. */
export const rowsIn = (body: string): readonly RowPlace[] => {
  if (!GATE.test(body)) return [];
  const own = dumpForms.flatMap((form) => form.read(body) ?? []);
  const length = decorationOf(body);
  if (own.length > 0 || length === 0) return own;
  const rest = body.slice(length);
  return dumpForms.flatMap((form) => form.read(rest) ?? []).map((place) => moved(place, length));
};
