/**
 * A record as Mandiant's `unifiedlog_iterator` exports it, by the names of its fields: rows and objects name the same things, in
 * two generations and with further columns of the tools around it. Names: its sources, and the tables of Velociraptor.
 */

import type { Stamp } from "../model/clock.ts";
import { threadOf, writerOf } from "./image-path.ts";
import { isoStamp } from "./naive-stamp.ts";
import type { Entry } from "./notation.ts";
import { SILENT } from "./notation.ts";
import type { Passage } from "./passage.ts";

/** The fields of a record by folded name. */
export interface Fields {
  text(...names: readonly string[]): string | null;
  /** The lines of a field; none if it is empty or missing. */
  lines(name: string): readonly Passage[];
}

const EVENT_TYPES = /^(?:Log|Activity|Trace|Signpost|Simpledump|Statedump|Loss|Unknown)$/;

// 2026-03-14T00:26:53.589Z     2026-03-14T00:26:53.589793125Z
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

const WITHOUT_MESSAGE = "the record has lost its message; only the format string is left";

/** Names of which a record has these, folded. */
export const EXPORTED = ["eventtype", "message"] as const;

/** The record that fields are, or `null` if they do not look like one. */
export const exportedOf = ({ text, lines }: Fields): Entry | null => {
  const kind = text("eventtype") ?? "";
  const stamp = text("timestamp");
  if (!EVENT_TYPES.test(kind) || (stamp !== null && !MOMENT.test(stamp))) return null;
  const envelope = {
    stamp,
    thread: threadOf(text("threadid")),
    ...writerOf(text("process"), text("library")),
    level: text("logtype"),
    bodyColumn: 0,
  };
  // Rows of losses have no message; the columns do not say how many were lost.
  if (kind === "Loss") {
    return { ...SILENT, envelope, bodies: lines("eventtype").slice(0, 1), lost: { kind: "gap", count: 1 } };
  }
  const message = lines("message");
  if (message.length > 0) return { ...SILENT, envelope, bodies: message };
  const format = [lines("rawmessage"), lines("formatstring")].find((found) => found.length > 0);
  return format === undefined ? SILENT : { ...SILENT, envelope, bodies: format, because: WITHOUT_MESSAGE };
};

/** 2016-01-01: the unified log came with macOS 10.12, so that an older stamp only says that the export had no clock to go by. */
const FIRST = 1_451_606_400_000_000_000n;

/** Reads a stamp of such a record. */
export const exportedStamp = (text: string): Stamp | null => {
  const stamp = isoStamp(text);
  return stamp === null || stamp.value < FIRST ? null : stamp;
};
