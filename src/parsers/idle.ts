/**
 * Lines of drivers and firmware about steps that the model has no place for: a doorbell that is rung, an interrupt that is raised, a target that
 * is made ready, a temperature, totals. They are read and say nothing, so that they put nothing else in doubt.
 */
import { isAddress } from "./quantity.ts";
import type { Sentence } from "./sentence.ts";
import type { Role } from "./vocabulary.ts";

/** Roles that such a line may have: any other says more. */
const HARMLESS: ReadonlySet<Role> = new Set(["task", "slot", "target", "unit", "other", "function", "call", "length"]);

const IDLE: readonly RegExp[] = [
  // Rang the doorbell for exchange 0x109     db smid=0x2a8     doorbell written, tag 5
  /^(?:\W*\[[^\]]{1,40}\]\s?|[\w.]{1,24}:\s)*(?:db|dbell)\s|\bdoor[- _]?bell\b/i,
  // RDP <- SMID 616: the number of a task goes to a queue of the hardware
  /^\W{0,4}(?:\[[^\]]{1,40}\]\s?){0,2}[A-Z]{2,6}\s?<-\s?(?:\w{1,8}\s?#?)?\d{1,6}\s*$/,
  // stg +080: .. 384 more     <1024 bytes, first 128 shown>     (cut, 512 bytes in all)
  /\.{2,3}\s?\d{1,9}\s(?:more|bytes)\b|\bfirst\s\d{1,6}\sshown\b|\bcut,\s\d{1,9}\sbytes\b/i,
  // raised MSI, ring producer now 53     MSI-X 0 fired     msi vec=0
  /\bmsi(?:-?x)?\b.{0,24}\b(?:fired|raised|asserted|sent|triggered|vec(?:tor)?)\b|\b(?:raised?|raising|fired?|asserted|sent|triggered)\b.{0,16}\b(?:msi(?:-?x)?|irq|interrupt)\b/i,
  // Kernel initialises target 0     [UserInitializeTargetForID_Impl] tgt 2
  /\binitiali[sz]es?\s(?:the\s)?target\b|\bUserInitializeTargetForID/i,
  // T0=51C T1=47C     temperature is 51 C, fan duty 40 percent     tmp sensor=0 deg=51
  /\bT\d{1,2}=-?\d{1,3}C\b|\b(?:temp(?:erature)?|tmp|fan|volt(?:age)?)\b.{0,24}\b(?:\d{1,5}\s?(?:C|rpm|percent|%|mV)|deg\s?=)/i,
  // stat dispatched=12 completed=12 inflight=0     Totals: 14 tasks received, 14 completed, 0 outstanding
  /\b(?:stats?|totals?|counters?|statistics)\b.{0,60}\b(?:completed?|cmpl|inflight|in flight|outstanding|active|pending)\b/i,
];

/** True for such a line. */
export const isIdle = ({ body, fields, loose, results }: Sentence): boolean =>
  fields.every(({ role }) => HARMLESS.has(role)) &&
  results.length === 0 &&
  !loose.some((value) => isAddress(value) || value.content.bytes !== null) &&
  IDLE.some((pattern) => pattern.test(body));
