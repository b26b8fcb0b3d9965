/** Statements of a driver and a firmware in one vocabulary, for short captures, and the words that their causes earn. */
import type { reportOf } from "./report-of.ts";

export const wordsOf = ({ diagnoses }: ReturnType<typeof reportOf>): Record<string, string> =>
  Object.fromEntries(diagnoses.map(({ causes, verdict }) => [causes.join("+"), verdict]));

export const lengthOf = (bytes: string): number => bytes.split(" ").length;

export const dispatch = (task: number, iova: string, length: number, cdb = "12 00 00 00 06 00"): string =>
  `UserProcessParallelTask task=${task} iova=${iova} len=${length} dir=IN cdb=${cdb}`;
export const reply = (task: number, bytes: number, status = 0): string =>
  `reply task=${task} reply_status=0x0 scsi_status=0x${status} transferred=${bytes}`;
export const complete = (task: number, bytes: number): string =>
  `ParallelTaskCompletion task=${task} bytes=${bytes} status=0x0 version=1`;
export const dump = (task: number, bytes: string): readonly string[] => [
  `dump task=${task} buf=data len=${lengthOf(bytes)}`,
  `  0000: ${bytes}`,
];
export const rx = (tag: number, iova: string, length: number): string =>
  `rx tag=${tag} host_addr=${iova} xfer_len=${length}`;
export const stage = (tag: number, bytes: string): readonly string[] => [
  `stage tag=${tag} buf=0x22${tag}000 len=${lengthOf(bytes)}`,
  `  0000: ${bytes}`,
];
export const read = (blocks: number): string => `28 00 00 00 10 00 00 00 0${blocks} 00`;

export const SHORT = "00 00 05 12 1f 00";
export const LONG = "4a 91 c3 07 5e 22 b8 f0";
