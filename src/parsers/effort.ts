/** What reading a capture took: it says nothing about what the capture says, and stands in no report. */
import type { Outside, ParsedCapture } from "./capture.ts";

/** What reading a capture took. */
export interface Effort {
  readonly lines: number;
  /** Lines and bytes that were counted as noise and not decoded. */
  readonly left: { readonly lines: number; readonly bytes: number };
  readonly events: number;
  /** Why every line was decoded from some line on, or `null`. */
  readonly off: string | null;
  /** What was cut because of its time; `null` if no time was asked about. */
  readonly outside: Outside | null;
}

/** The effort behind a capture; `null` is one that is not read yet. */
export const effortOf = (parsed: ParsedCapture | null): Effort => ({
  lines: parsed?.capture.lines ?? 0,
  left: { lines: parsed?.skimmed.lines ?? 0, bytes: parsed?.skimmed.bytes ?? 0 },
  events: parsed?.events.length ?? 0,
  off: parsed?.skimmed.off ?? null,
  outside: parsed?.outside ?? null,
});

/** How many of its lines became part of events, and how many look like evidence and did not. */
export const linesOf = (parsed: ParsedCapture | null): { readonly understood: number; readonly unread: number } => ({
  understood: parsed?.capture.understood ?? 0,
  unread: parsed?.capture.unread ?? 0,
});
