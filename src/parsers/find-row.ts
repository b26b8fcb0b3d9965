/** Finds the rows that a body may be, one for each form that reads it. Apart from the forms so that they need not know of each other, nor of what stands in front of a row. */
import type { DumpForm } from "./dump-form.ts";
import { dumpForms } from "./dumps/index.ts";
import { remembered } from "./remembered.ts";
import type { RowPlace } from "./row.ts";

// 0000:     00000000  00     [0010]     00000000`12340000     an offset stands apart, with blanks, a colon or a bracket behind it, or has a key or a column
const HAS_OFFSET =
  /(?:^|[\s\])>:[+<])(?:0[xX])?[0-9a-fA-F]{2,16}(?:[:\]`h>]|\s{0,2}[|[:]|[ \t]{1,20}(?:[-<\\]|[0-9a-fA-F]{2})|[ \t]{3}|\s*$)|\*\s*$|\boff?s?(?:et)?"?\s?[=:]|,(?:0[xX])?[0-9a-fA-F]{4,8},[0-9a-fA-F]{2}\b/;

// 00 00     000005121f00     0x00,     :0600     S113     <Buffer     b'     {     };     *
const BEGINS =
  /^[\s>]{0,16}(?:[0-9a-fA-F]{2,1024}(?:[\s:,\]}-]|$)|\d{1,3}\s*[,\]]|0[xX]|[:*{}[\]]|S\d[0-9a-fA-F]{6}|<Buffer|[bB]['"])/;

// unsigned char t_bin[] = {     unsigned int t_bin_len = 43;
const DECLARES = ["] =", "_len ="];

/** The forms whose rows a body may hold; none for most lines of a log. */
const formsFor = (body: string): readonly DumpForm[] => {
  const offset = HAS_OFFSET.test(body);
  const begins = BEGINS.test(body) || DECLARES.some((words) => body.includes(words));
  return offset || begins ? dumpForms.filter(({ offsets }) => (offsets ? offset : begins)) : [];
};

// [Fn]     fw:     HBA>     <mcu>     DEBUG fw:     Trace::hex@12 |     Hba->hexdump()
const DECORATED = /^\s{0,8}(?:[[<]|(?:[A-Z]{3,8}\s{1,4})?[A-Za-z_][\w.~/-]{0,63}(?:[:>]|\(\)|@\d{1,6}\s?\||\s\|))/;

// [Fn]     [Fn] fw:     raw:     NoctuaHBA::     HBA>     <mcu>     DEBUG fw:     Trace::hex@12 |     but not 0x0000: or 00000000:
const DECORATION =
  /^(?:\s{0,8}(?:TRACE|VERBOSE|DEBUG|DBG|INFO|NOTICE|WARN|ERROR)(?=\s{1,4}[A-Za-z_[<]))?(?:\s{0,8}\[(?![\s\d,]{1,200}\])[^\][]{1,120}\]:?)*(?:\s{0,4}[A-Za-z_][\w.~/-]{0,63}(?:(?:::?|(?<=-)>)[A-Za-z_][\w.~/-]{0,63}){0,3}(?:::?|>|\(\)|(?:@\d{1,6})?\s\|)|<[A-Za-z][\w.-]{0,31}>)?(?= )[ ]?/;

// 0000: is an offset, whatever else it could name
const OFFSET = /^\s?(?:0[xX])?[0-9a-fA-F]{2,16}:/;

/** How long the tags are that stand in front of a row. */
const decorationOf = (body: string): number => {
  if (!DECORATED.test(body) || OFFSET.test(body)) return 0;
  return DECORATION.exec(body)?.[0].length ?? 0;
};

const moved = ({ at, row }: RowPlace, by: number): RowPlace => ({
  at: at + by,
  row: { ...row, span: { start: row.span.start + by, end: row.span.end + by } },
});

const readAll = (body: string): readonly RowPlace[] => formsFor(body).flatMap((form) => form.read(body) ?? []);

/** The rows in a body, in the order of the forms; none for most lines. */
export const rowsIn = remembered((body: string): readonly RowPlace[] => {
  const own = readAll(body);
  const length = own.length > 0 ? 0 : decorationOf(body);
  return length === 0 ? own : readAll(body.slice(length)).map((place) => moved(place, length));
});
