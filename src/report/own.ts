/** Tells reports of this tool from captures: a report quotes the lines of one, and read as a capture it would testify twice. */
import type { Report } from "./schema.ts";

/** First bytes that {@link isReport} has to see. */
export const REPORT_HEAD_BYTES = 256;

const VERDICTS: Record<Report["verdict"], true> = {
  explained: true,
  "partly-explained": true,
  ambiguous: true,
  "unknown-cause": true,
  "nothing-wrong": true,
  "not-assessable": true,
};

// ambiguous  task 200: the DEXT read zeros where the firmware had staged other bytes
const FIRST_LINE = /^([a-z-]{4,20}) {2}\S/;

// { "schemaVersion": "1", "verdict": "explained",
const JSON_HEAD = /^\s{0,16}\{\s{0,16}"schemaVersion":\s{0,4}"\d{1,4}",\s{0,16}"verdict":/;

// \x1b[1;33m
const COLOUR = /\p{Cc}\[[0-9;]{0,16}m/gu;

/** True if the first bytes are those of a report, as text or as JSON. */
export const isReport = (head: Uint8Array): boolean => {
  const text = new TextDecoder().decode(head).replaceAll(COLOUR, "");
  const [, verdict = ""] = FIRST_LINE.exec(text) ?? [];
  return verdict in VERDICTS || JSON_HEAD.test(text);
};
