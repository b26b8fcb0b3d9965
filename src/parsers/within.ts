/** Methods that a line names only to say where a call stands: what is said there to be returned is the call's. */
import type { Mention, Quoted } from "./sentence.ts";

// in UserProcessParallelTask     called from UserProcessParallelTask     caller=UserProcessParallelTask     from: UserProcessParallelTask
const WITHIN = /\b(?:in|inside|within|during|from|called by|caller)\s?[=:]?\s?"?(?:the\s)?$/i;

/** Units in front of a name in which such words stand. */
const REACH = 24;

/** True for a name that stands behind words for where something is called. */
const isWithin = (body: string, start: number): boolean => WITHIN.test(body.slice(Math.max(0, start - REACH), start));

/** Gives what is said to have been returned to the method that was named before: `UserGetDataBuffer in UserProcessParallelTask returned 0x0`. */
const giveBack = (mentions: Mention[], result: Quoted | null): void => {
  const at = mentions.findLastIndex((other) => other.place === "body");
  const before = mentions[at];
  if (before !== undefined && before.result === null) mentions[at] = { ...before, result };
};

/** Notes a method that only says where a call stands, and gives what it seems to return to the call; `false` for any other. */
export const noteWithin = (
  { body, mentions }: { readonly body: string; readonly mentions: Mention[] },
  name: Pick<Mention, "start" | "end" | "name">,
  found: Pick<Mention, "call" | "telling">,
  result: Quoted | null,
): boolean => {
  if (!isWithin(body, name.start) || mentions.every(({ call }) => call === found.call)) return false;
  giveBack(mentions, result);
  mentions.push({ ...name, ...found, place: "heading", result: null, args: [] });
  return true;
};
