/** Messages by which a logger says that it lost others, and texts that it cut: how much is missing, and of which sort. */
import type { LostLines } from "../model/evidence.ts";

/** How much is missing, and of which sort. */
export type Loss = Omit<LostLines, "line">;

interface Notice {
  readonly pattern: RegExp;
  readonly kind: Loss["kind"];
}

/** Each with a literal example above it; the first group is the count, if there is one. */
const NOTICES: readonly Notice[] = [
  // lost >=63 unreliable messages from 81723-81955 (Mach continuous exact start-approx. end)
  { pattern: /^lost >?=?(\d{1,9}) (?:un)?reliable messages/, kind: "gap" },
  // === Messages dropped during live streaming (use `log show` to see what they were)
  { pattern: /^=== Messages dropped/, kind: "gap" },
  // *** dropped 12 messages ***
  { pattern: /\bdropped (\d{1,9}) (?:log )?messages\b/, kind: "gap" },
  // --- last message repeated 9 times ---
  { pattern: /\blast message repeated (\d{1,9}) times\b/, kind: "suppressed" },
  // 3 duplicate reports for Sandbox: mdworker deny(1) file-read-data
  { pattern: /^(\d{1,9}) duplicate reports? for /, kind: "suppressed" },
  // raid_reply: 14 callbacks suppressed
  { pattern: /\b(\d{1,9}) callbacks suppressed\b/, kind: "suppressed" },
  // QUARANTINED DUE TO HIGH LOGGING VOLUME
  { pattern: /^QUARANTINED DUE TO HIGH LOGGING VOLUME/, kind: "suppressed" },
];

/** Most notices contain one of these words; everything else is done with after one look. */
export const LOSS_GATE = /lost |dropped|repeated|duplicate report|suppressed|QUARANTINED/;

/** What a body says was lost, or `null`. */
export const lossIn = (body: string): Loss | null => {
  if (!LOSS_GATE.test(body)) return null;
  for (const { pattern, kind } of NOTICES) {
    const match = pattern.exec(body);
    if (match !== null) return { kind, count: Number(match[1] ?? 1) };
  }
  return null;
};

// <…>     ... (truncated)     [truncated]
const CUT = /(?:<(?:\u2026|\.\.\.)>|(?:\u2026|\.\.\.)?\s?[([](?:truncated|cut)[)\]])\s*$/i;

/** Where a text ends that the logger cut, or `null`: os_log ends an entry that is too long with `<…>`. */
export const cutAt = (body: string): number | null => {
  const match = CUT.exec(body);
  return match === null ? null : body.slice(0, match.index).trimEnd().length;
};
