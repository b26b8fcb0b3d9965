/** Marks that may stand between a key and its value where no separator does. */
import type { Draft } from "./draft.ts";

// |     >>     ~     ....:     -     -->     @     <-
const JOINT = /^(?:\||<[-=]{1,2}|>{1,2}|~|@|\.{2,40}:?|[-\u2013\u2014]{1,3}>?|\*)$/;

export const isJoint = (mark: string): boolean => mark === "" || JOINT.test(mark);

/** `set(kIOMaximumSegmentCountReadKey, 32)`: a key of a dictionary has its value behind a comma or a semicolon. */
export const isEntry = ({ mark, key }: NonNullable<Draft["joint"]>): boolean =>
  (mark === "," || mark === ";") && key.found.key.role === "constraint";
