/** Which phase of a call a line tells of: that it begins, or that it ends. */
import { folded } from "../model/folded.ts";
import type { Sentence } from "./sentence.ts";

// {"method":"UserInitializeController","phase":"enter"}
const PHASE = /\bphase"?\s?[=:]\s?"?([a-z]{3,8})\b/i;

// ENTER UserInitializeController     LEAVE UserStartController; gave 0x0
const VERBED = /\b(enter|entering|begin|leave|leaving|exit|exiting) (?:\w{1,64}::)?User\w{4,64}\b/i;

// --> UserInitializeController_Impl this=0x600002c84000     <== UserStartController: 0x0     >>> MyHBA::UserProcessParallelTask
const ARROWED = /(?:^|[\])>:]\s{0,4})(?:(-{1,3}>|={1,3}>|>{1,4})|<[-=<]{1,3})\s?(?:\w{1,64}::)?User\w{4,64}/;

// UserInitializeController >>     [UserInitializeController] << rc=0x0     UserMapHBAData(task = 5) {     UserStartController() } = 0x0
const BEHIND = /\bUser\w{4,64}(?:\([^()]{0,80}\)|\])?\s(?:(>{2,4}|\{)|<{2,4}|\})(?=\s|$)/;

/** The way of an arrow in front of a method, or behind it: into it, or out of it. */
const arrowIn = (body: string): string => {
  const match = ARROWED.exec(body) ?? BEHIND.exec(body);
  return match === null ? "" : match[1] === undefined ? "leave" : "enter";
};

/** The word for it, folded: under a key for that, or in front of the method; empty without one. */
export const phaseIn = ({ body }: Sentence): string =>
  folded((PHASE.exec(body) ?? VERBED.exec(body))?.[1] ?? arrowIn(body));
