/**
 * What a kernel, a crash reporter or firmware says of a component that stopped working: a driver's process that died, firmware in an
 * assertion or a fault state. Each is a notice that says so. Forms: IOUserServer and launchd of macOS; firmware has words of its own.
 */
import type { Dialect } from "../dialect.ts";
import { BAD_ACCESS } from "../faults/bad-access.ts";
import { asWritten, detailsOf, type FixedLine, fixedLine, placed } from "../fixed.ts";

// Driver com.vireo.hba-dext has crashed 1 time(s)     dext com.vireo.hba[412] exited due to SIGSEGV     ReportCrash: corpse of vireo-dext[412]
const DEATH =
  /\b((?:driver |dext |driverkit |user ?server |process )?[\w.-]{0,60}(?:dext|driver)[\w.-]{0,40}(?: ?\[\d{1,7}\])?(?: \(?(?:pid )?\d{1,7}\)?)?|driver [\w.-]{3,80}|DK: [\w.-]{3,80}):? (?:has )?(?:(?:process|user|server|instance|was|is|got|its|by|now) ){0,3}(?:crashed|died|dead|killed|segfaulted|exited (?:on|with|due to|unexpectedly|abnormally)|terminated (?:by|due to|unexpectedly|with)|aborted with)\b/di;

// IOPCIDevice: ClientCrashed(vireo-dext)     ReportCrash: formulating crash report for vireo-dext[412]
const REPORT = /\bClientCrashed\b|\b(?:crash report|corpse)\b.{0,40}?\b([\w.-]{0,60}(?:dext|driver)[\w.-]{0,40})/di;

// FW ASSERT at line 4711     firmware panic: watchdog     controller entered fault state 0x2622     *** firmware exception ***
const FAULT =
  /\b(?:fw|firmware|controller|adapter|ioc|mcu|iop)\d?\b[ :=,*!-]{1,8}(?:(?:has|is|in|now|went|entered|enters|entering|state|hit|core|to|into|a|cpu\d?|task|main|reports?|reported|the|an?|->)[ :=]{1,3}){0,5}(assert(?:ion)?(?:ed)?|panic(?:ked)?|fault(?:ed)?(?: state)?|exception|halted|hung|crashed|watchdog (?:expired|fired|timeout|reset|bite))\b/di;

// ASSERT failed: dma_core.c:411     *** HARD FAULT at 0x1200     FAULT code=0x10000     FAULT STATE: CODE(0x5854)
const NAMED = /\b(?:Firmware|Fw|FW|Core|Ioc|Mcu|System|Cpu|CPU)(Fault|Assert|Panic|Exception|Halted)\b/d;

// WarmReset Cause=Watchdog     warm reset, reason: watchdog
const RESET =
  /\b(?:warm|hard|soft|self)[ _-]?(?:reset|restart|reboot)\b[ ,:;(-]{1,4}(?:cause|reason|by|due to|after)[ :=]{1,3}"?(watchdog|wdt|panic|exception|assert)\b/di;

const SHOUT =
  /(?:^|[\]:>|-] {0,3})[\s*#!>]{0,8}(ASSERT(?:ION)?|PANIC|EXCEPTION|HARD ?FAULT|BUS ?FAULT|FAULT (?=CODE|STATE|code|state)|WATCHDOG (?:TIMEOUT|RESET|BITE))\b.{0,20}/d;

// entered FAULT state, code: 0x10000     fault state, code 0x5854     now in fault state 0x2622
const STATE =
  /(?:^|\b(?:entered|entering|enters|in|into|now|state:?) {1,2}|[\]:>|-] {0,3})(fault(?:ed)? state)\b[ ,:;=-]{1,4}(?:(?:fault|code|reason|error)[ :=]{1,3}){0,2}\(?0x[0-9a-f]{1,8}\b/di;

// IOSCSIParallelInterfaceDevice::CompleteSCSITask: clientRequest is NULL, completedTask = 0xffffff8032a7c400
const NO_REQUEST =
  /\b(?:CompleteSCSITask: )?(?:clientRequest|client request) is NULL\b(?:.{0,24}completedTask = (0x[0-9a-f]{1,16}))?/di;

// ERROR panicked at 'assertion failed: free > 0', src/pool.rs:88     panicked at src/pool.rs:88:9: the words of the Rust runtime
const PANICKED = /(?:^|[\s\]:>])(panicked) at\b/d;

// fault=none     no fault     fault cleared     faults: 0     panic on bus error: enabled
const NOT = /\b(?:no|not|without|cleared|none|disabled|enabled|handler|0)\b/i;

const death = (body: string): FixedLine | null => {
  // Where the line says of which access it died, that says more.
  if (BAD_ACCESS.test(body)) return null;
  const match = DEATH.exec(body) ?? REPORT.exec(body);
  if (match === null) return null;
  return fixedLine(match, "notice", "driver", { failed: true, requester: placed(match, 1, asWritten) });
};

const fault = (body: string): FixedLine | null => {
  const match =
    FAULT.exec(body) ??
    NAMED.exec(body) ??
    RESET.exec(body) ??
    SHOUT.exec(body) ??
    STATE.exec(body) ??
    PANICKED.exec(body);
  if (match === null) return null;
  const end = match.index + match[0].length + 12;
  // The last word as a whole: `with code 0x10000` is no zero.
  if (NOT.test(body.slice(match.index, end) + (/^\w{1,40}/.exec(body.slice(end))?.[0] ?? ""))) return null;
  return fixedLine(match, "notice", "controller", { failed: true });
};

// crash     died     killed     exited     terminated     corpse     segfaulted     dead     assert     panic     fault     exception     halted     hung     watchdog
const GATE = /crash|died|dead\b|killed|exited|terminated|corpse|segfault|aborted with/i;
const FAULT_GATE = /assert|panic|(?<!de)fault|exception|halted|hung|watchdog|reset cause|reset reason/i;
const REQUEST_GATE = /request is NULL/i;

const noRequest = (body: string): FixedLine | null => {
  const match = NO_REQUEST.exec(body);
  if (match === null) return null;
  return fixedLine(match, "notice", "completion", { failed: true, details: detailsOf(match, [1, "completed task"]) });
};

/** What is said of components that stopped working. */
export const processState: Dialect = {
  id: "process-state",
  about: "A driver's process that died, and firmware that stopped.",
  readings: [],
  fixed: {
    gate: new RegExp(`${REQUEST_GATE.source}|${GATE.source}|${FAULT_GATE.source}`, "i"),
    read: (body) =>
      noRequest(body) ?? (GATE.test(body) ? death(body) : null) ?? (FAULT_GATE.test(body) ? fault(body) : null),
  },
  samples: [
    { lines: ["Driver com.vireo.hba has crashed 1 time(s)"], gives: ["notice"] },
    { lines: ["vireo-dext[412] exited due to SIGSEGV"], gives: ["notice"] },
    { lines: ["IOPCIDevice::ClientCrashed"], gives: ["notice"] },
    { lines: ["FW ASSERT at line 4711 in dma.c"], gives: ["notice"] },
    { lines: ["controller entered fault state 0x2622"], gives: ["notice"] },
    { lines: ["firmware panic: watchdog"], gives: ["notice"] },
    { lines: ["*** HARD FAULT at 0x1200"], gives: ["notice"] },
    { lines: ["ERROR panicked at 'assertion failed: free > 0', src/pool.rs:88"], gives: ["notice"] },
    {
      lines: [
        "IOSCSIParallelInterfaceDevice::CompleteSCSITask: clientRequest is NULL, completedTask = 0xffffff8032a7c400",
      ],
      gives: ["notice"],
    },
  ],
};
