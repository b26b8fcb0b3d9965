/** Every form of this folder. Derived from the file names by `npm run derive`; a test compares. */
import type { DumpForm } from "../dump-form.ts";
import { byteLists } from "./byte-lists.ts";
import { debuggerRows } from "./debugger-rows.ts";
import { intelHex } from "./intel-hex.ts";
import { keyedRows } from "./keyed-rows.ts";
import { offsetRows } from "./offset-rows.ts";
import { plainRows } from "./plain-rows.ts";
import { sRecords } from "./s-records.ts";

export const dumpForms: readonly DumpForm[] = [
  byteLists,
  debuggerRows,
  intelHex,
  keyedRows,
  offsetRows,
  plainRows,
  sRecords,
];
