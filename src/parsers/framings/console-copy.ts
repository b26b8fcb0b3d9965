/**
 * Rows copied from Console.app: level, time of day, process and message between tabs, which web pages turn into blanks. There
 * is no date, so that no two stamps are ordered by themselves: midnight may lie between them.
 */
import type { Envelope, Framing } from "../framing.ts";

// default⇥10:02:50.011353+0900⇥kernel⇥message     default 10:02:50.011353+0900 kernel message
const ROW =
  /^(default|info|debug|error|fault)(?:\t| {1,8})(\d\d:\d\d:\d\d\.\d{3,9}[+-]\d{4})(?:\t([^\t]{1,80})(?:\t|$)| {1,8}(\S{1,80})(?: {1,8}|$))/;

// Type⇥Time⇥Process⇥Message
const HEADER = /^type\s{1,8}time\s{1,8}process\s{1,8}message\s{0,4}$/i;

const match = (line: string): Envelope | null => {
  const row = ROW.exec(line);
  if (row === null) return null;
  const [head, level = null, stamp = null, cell, word] = row;
  return { stamp, thread: null, process: cell ?? word ?? null, sender: null, level, bodyColumn: head.length };
};

export const consoleCopy: Framing = {
  id: "console-copy",
  about: "Rows copied from Console.app on macOS.",
  examples: [
    "default\t10:02:50.011353+0900\tkernel\t[UserProcessParallelTask_Impl] fBufferIOVMAddr = 0x801c0000",
    "error 10:02:50.011360+0900 kernelmanagerd validation failed",
  ],
  general: false,
  writer: "host",
  match,
  furniture: (line) => (HEADER.test(line) ? { lost: null } : null),
  stampOf: () => null,
};
