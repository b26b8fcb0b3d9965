/** Steps of a state machine, as drivers trace them: `task 5: MAPPED -> QUEUED`. What a task was before is nothing that the line says of it. */
import { folded } from "../model/folded.ts";

const ARROW = String.raw`\s?(?:-{1,3}>|={1,2}>|\u2192)\s?`;
const STATE = "[A-Z][A-Z_]{1,19}(?: [A-Z][A-Z_]{1,19}){0,2}";

// FREE -> ACCEPTED     IN HARDWARE => ANSWERED     but neither SRC -> DST=0x801c0000 nor DDR -> 0x801c0000
const OF_CAPITALS = new RegExp(`(?<![\\w.>=])(${STATE})${ARROW}(${STATE})(?![\\w(=:]|\\s0x)`);

// state: mapped -> queued
const NAMED = new RegExp(`\\bstate\\W{1,3}([A-Za-z_]{2,20})${ARROW}([A-Za-z_]{2,20})\\b`, "i");

const wordsOf = (state: string): readonly string[] => [state, ...state.split(/[ _]/)].map(folded);

/** Words of the state that a line says to be over; none for any other line. */
export const wordsOfPast = (body: string): readonly string[] => {
  const [, before, after] = NAMED.exec(body) ?? OF_CAPITALS.exec(body) ?? [];
  if (before === undefined || after === undefined) return [];
  const now = new Set(wordsOf(after));
  return wordsOf(before).filter((word) => !now.has(word));
};
