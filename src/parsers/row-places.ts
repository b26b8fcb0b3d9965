/** Where the rows of a message begin, without digits that are the value of a key. Apart from the reader of rows, because it follows from the text alone. */
import { rowsIn } from "./find-row.ts";
import type { Lexicon } from "./lexicon.ts";
import { sentenceOf } from "./parse.ts";
import type { RowPlace } from "./row.ts";

/** Digits behind a key are its value and no row: `CDB: 12 00 00 00 06 00`. */
const isValue = (body: string, lexicon: Lexicon, { at, row }: RowPlace): boolean =>
  row.offset === null &&
  row.kind === "bytes" &&
  body.slice(0, at).trim() !== "" &&
  (sentenceOf(`${body.slice(0, at)} 0`, lexicon)?.fields.length ?? 0) > 0;

/** The rows that a body may be, in the order of the forms. */
export const placesIn = (body: string, lexicon: Lexicon): readonly RowPlace[] =>
  rowsIn(body).filter((place) => !isValue(body, lexicon, place));

// CDB[10]: 00 00 00 08     Authority: scsi_log_print_cdb of Linux, which prints 16 bytes a line of a longer one
const REST_OF_CDB = /\bCDB\[(?!00\])[0-9a-f]{2,4}\]:(?: [0-9a-f]{2}){1,16}\s*$/;

/** True for bytes behind the first 16 of a command. */
export const isRestOfCommand = (body: string): boolean => REST_OF_CDB.test(body);
