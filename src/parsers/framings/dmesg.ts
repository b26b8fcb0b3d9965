/**
 * `dmesg` of Linux and the console of a Linux target: seconds since boot with six decimals. A target on a serial line writes
 * the same, so that the framing does not tell whose kernel it is.
 */
import type { Envelope, Framing, Furniture } from "../framing.ts";
import { uptimeStamp } from "../naive-stamp.ts";

// [  282.152714] …     <3>[  282.152714] …     <3> [219.132641] …     kern  :warn  : [  282.152714] …     [  179.188108][ T7136] …
const PREFIX =
  /^(?:<(\d{1,3})> {0,4}|[a-z0-9]{2,8} {0,6}:([a-z]{3,7}) {0,4}: )?\[ {0,8}(\d{1,10}\.\d{6})\](?: ?\[ {0,8}([TC]\d{1,10})\])?(?!:) ?/;

// ** 127 printk messages dropped **
const DROPPED = /^.{0,80}?\*\* (\d{1,9}) printk messages dropped \*\*/;

const droppedIn = (line: string): RegExpExecArray | null =>
  line.includes("printk messages dropped") ? DROPPED.exec(line) : null;

const match = (line: string): Envelope | null => {
  const prefix = PREFIX.exec(line);
  if (prefix === null || droppedIn(line) !== null) return null;
  const [head, priority, word, stamp = null, thread = null] = prefix;
  return { stamp, thread, process: null, sender: null, level: priority ?? word ?? null, bodyColumn: head.length };
};

const furniture = (line: string): Furniture | null => {
  const dropped = droppedIn(line);
  return dropped === null ? null : { lost: { kind: "gap", count: Number(dropped[1]) } };
};

export const dmesg: Framing = {
  id: "dmesg",
  about: "The kernel's buffer of Linux with seconds since boot.",
  examples: [
    "[  282.152714] megaraid_sas 0000:19:00.0: FW in FAULT state",
    "<3>[    0.000000] DMAR: DRHD: handling fault status reg 2",
    "<3> [219.132641] DMAR: DRHD: handling fault status reg 2",
    "kern  :warn  : [  282.152714] DMAR: DRHD: handling fault status reg 2",
    "[  282.152714] [  T207] mpt3sas_cm0: log_info(0x31110630)",
    "[  282.152714][    C0] mpt3sas_cm0: log_info(0x31110630)",
  ],
  general: false,
  writer: null,
  match,
  furniture,
  stampOf: (text) => uptimeStamp(text, "s", "boot:dmesg", text),
};
