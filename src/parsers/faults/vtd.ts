/** VT-d's reasons for a refusal, which macOS and Linux print alike as numbers. Authority: VT-d specification, table of fault reasons. */
import type { FaultReason } from "../../model/event.ts";

/** Reasons 5 and 6 are reported for an absent entry as well as for a protected one. */
const REASONS: Readonly<Record<number, FaultReason>> = {
  1: "requester",
  2: "requester",
  3: "requester",
  4: "too-wide",
  5: "no-access",
  6: "no-access",
};

// SM: Present bit in first-level paging entry is clear
const ABSENT = /present bit in (?:first|second)-level paging entry is clear/i;
// Present bit in context entry is clear     PASID Table Entry
const OF_REQUESTER = /\b(?:root|context|PASID)\b/i;

/** A reason by its number, else by the words that Linux prints behind it: the numbers of scalable mode have words only. */
export const dmarReason = (code: number, words: string): FaultReason => {
  const known = REASONS[code];
  if (known !== undefined) return known;
  if (ABSENT.test(words)) return "not-present";
  return OF_REQUESTER.test(words) ? "requester" : "other";
};

/** True for bus 0, device 2, function 0: the graphics of Intel's processors (processor datasheets), a well-known source of stray faults. */
export const isGraphics = ([bus, device, fn]: readonly number[]): boolean => bus === 0 && device === 2 && fn === 0;
