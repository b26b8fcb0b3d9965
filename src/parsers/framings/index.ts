/** Every framing of this folder. Derived from the file names by `npm run derive`; a test compares. */
import type { Framing } from "../framing.ts";
import { bare } from "./bare.ts";
import { consoleCopy } from "./console-copy.ts";
import { defmt } from "./defmt.ts";
import { dmesg } from "./dmesg.ts";
import { dmesgHuman } from "./dmesg-human.ts";
import { firmwareTicks } from "./firmware-ticks.ts";
import { ftrace } from "./ftrace.ts";
import { isoStamp } from "./iso-stamp.ts";
import { isoSyslog } from "./iso-syslog.ts";
import { journaldShort } from "./journald-short.ts";
import { jsonLine } from "./json-line.ts";
import { logShowCompact } from "./log-show-compact.ts";
import { logShowDefault } from "./log-show-default.ts";
import { logShowSyslog } from "./log-show-syslog.ts";
import { logfmt } from "./logfmt.ts";
import { logger } from "./logger.ts";
import { macosIolog } from "./macos-iolog.ts";
import { megaraidTermlog } from "./megaraid-termlog.ts";
import { minicom } from "./minicom.ts";
import { moreutilsTs } from "./moreutils-ts.ts";
import { putty } from "./putty.ts";
import { rfc3164 } from "./rfc3164.ts";
import { rfc5424 } from "./rfc5424.ts";
import { tio } from "./tio.ts";
import { uartSeconds } from "./uart-seconds.ts";
import { unifiedLogReader } from "./unified-log-reader.ts";
import { xcodeConsole } from "./xcode-console.ts";

export const framings: readonly Framing[] = [
  bare,
  consoleCopy,
  defmt,
  dmesg,
  dmesgHuman,
  firmwareTicks,
  ftrace,
  isoStamp,
  isoSyslog,
  journaldShort,
  jsonLine,
  logShowCompact,
  logShowDefault,
  logShowSyslog,
  logfmt,
  logger,
  macosIolog,
  megaraidTermlog,
  minicom,
  moreutilsTs,
  putty,
  rfc3164,
  rfc5424,
  tio,
  uartSeconds,
  unifiedLogReader,
  xcodeConsole,
];
