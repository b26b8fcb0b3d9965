/** Marks that may stand between a key and its value where no separator does. */
import type { Draft } from "./draft.ts";
import type { Enclosed } from "./grammar/nodes.ts";

// |     >>     ~     ....:     -     -->     @     <-
const JOINT = /^(?:\||<[-=]{1,2}|>{1,2}|~|@|\.{2,40}:?|[-\u2013\u2014]{1,3}>?|\*)$/;

export const isJoint = (mark: string): boolean => mark === "" || JOINT.test(mark);

/** `set(kIOMaximumSegmentCountReadKey, 32)`: a key of a dictionary has its value behind a comma or a semicolon. */
export const isEntry = ({ mark, key }: NonNullable<Draft["joint"]>): boolean =>
  (mark === "," || mark === ";") && key.found.key.role === "constraint";

/** `fBufferIOVMAddr (0x801c0000)`, `cdb [12 00 00 00 24 00]`: one value in parentheses, or bytes in brackets, behind a key. */
export const isValueOf = (draft: Draft, { kind, parts }: Enclosed): boolean => {
  const [only, ...others] = parts;
  if (draft.joint?.mark !== "" || only?.kind !== "loose" || others.length > 0) return false;
  return kind === "group" || only.value.form === "bytes";
};
