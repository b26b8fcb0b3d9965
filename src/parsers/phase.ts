/** Which phase of a call a line tells of: that it begins, or that it ends. */
import { folded } from "../model/folded.ts";
import type { Sentence } from "./sentence.ts";

// {"method":"UserInitializeController","phase":"enter"}
const PHASE = /\bphase"?\s?[=:]\s?"?([a-z]{3,8})\b/i;

// ENTER UserInitializeController     LEAVE UserStartController; gave 0x0
const VERBED = /\b(enter|entering|begin|leave|leaving|exit|exiting) (?:\w{1,64}::)?User\w{4,64}\b/i;

/** The word for it, folded: under a key for that, or in front of the method; empty without one. */
export const phaseIn = ({ body }: Sentence): string => folded((PHASE.exec(body) ?? VERBED.exec(body))?.[1] ?? "");
