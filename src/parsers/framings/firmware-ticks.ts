/**
 * Firmware that counts: milliseconds in brackets, a counter behind a plus, or one in hex of unknown rate. An address may stand where
 * the last does, so that round values and rows of a dump are left alone.
 */
import type { Stamp } from "../../model/clock.ts";
import type { Envelope, Framing } from "../framing.ts";
import { type ClockUnit, uptimeStamp } from "../naive-stamp.ts";

// [281931ms] …     [ 281.931 ms] …
const BRACKET = /^\[ {0,8}(\d{1,12}(?:\.\d{1,9})? ?(?:ms|us|ns|s))\](?: |$)/;

// 0x000000000277C1FA |   1271.468579:   …
const PIPED = /^0x[0-9a-fA-F]{8,16} \| {1,8}(\d{1,10}\.\d{6}): {1,8}/;

// [0x277C1FA] …     0x00000000012D5A7C  msg     but not 0x00000000801c0000  00 00 05 12
const COUNTER =
  /^(?:\[(0x[0-9a-fA-F]{6,16})\] {1,4}|(0x[0-9a-fA-F]{16})(?: {2,8}|\t{1,2}))(?=[A-Za-z[(=*#-]|0x[0-9a-fA-F]{1,16}:)(?!(?:[0-9a-fA-F]{2}){1,8}(?:\s|$))/;

// 0x0072B371 TRC …     0072B371 I …     a counter in front of the name of a level, which no address has
const IN_FRONT_OF_LEVEL =
  /^((?:0x)?[0-9a-fA-F]{6,16})(?:: {0,4}| {1,4}|\t)(?=\[?<?(?:TRC|TRACE|DBG|DEBUG|VRB|VERBOSE|INF|INFO|NTC|NOTE|NOTICE|WRN|WARN|WARNING|ERR|ERROR|CRIT|CRT|FATAL|FTL|NOT|LOG|EVT|EVENT|MSG|PRB|PROBE)\b[\]>]?[:|]? {0,16}[^\s:=|])/i;

// T+000281931 …     t+281.931: …     +281931us …     +281.931 …     but not +0010: 00 00
const SINCE =
  /^(?:[Tt]\+|\+(?=\d{1,9}\.\d|\d{1,12} ?[mun]?s))(\d{1,12}(?:\.\d{1,9})?(?: ?(?:ms|us|ns|s))?):? {1,4}(?=\S)/;

// I (281931) dma: …     the level, a counter and the tag of ESP-IDF
const LEVELLED = /^[EWIDV] \((\d{1,10})\) (?=[A-Za-z][\w.-]{0,31}: )/;

// [0000A3F1][HBA][DBG] …     a counter as wide as a register, with a module right behind it
const MODULE = /^(\[[0-9a-fA-F]{8}(?:[0-9a-fA-F]{8})?\])(?=\[[A-Za-z][\w.-]{0,31}\])/;

// [      1005] …     [0000281931] …     a decimal counter as wide as its largest value, in front of words
const PADDED = /^\[(?=[ \d]{8,12}\])( {1,11}\d{1,11}|0\d{8,11})\] {1,4}(?=[A-Za-z_<[(*#-])(?!(?:[0-9a-fA-F]{2} ){2})/;

// <281.931>[DMA] …     <0000281931> dma: …     of a rate that nobody knows; one digit or two are the priority of syslog
const ANGLED = /^(<(?: {0,8}\d{1,10}\.\d{3,9}|\d{4,12})>) ?(?=\S)/;

// @0001f4a0 dma …     0000001E48 F EVT …     000002B1  REQ RX …     000002B1      00 00 05 12: a counter in hexadecimal without a mark
const UNMARKED =
  /^(?:(@[0-9a-fA-F]{8,16}) {1,12}(?=\S)|(?=[0-9a-f]{0,7}\d)[0-9a-f]{6,8} {1,4}(?=[A-Z]{2,8} {0,6}\|)|0{2}[0-9A-F]{6,14}(?: {1,4}(?=[A-Z]{1,8} [A-Z]{2})| {2,8}(?=[A-F]{0,7}[G-Z][A-Z]{0,11}[ _])| {5,12}(?=(?:[0-9A-F]{2} ){3})))/;

// 0000000323us | order fetch …     0.323 ms  ==> job …     0.000323 s: fetched …     T0.000323: C0:…     <0,323 ms> …
const WITH_UNIT =
  /^(?: {0,8}(\d{1,12}(?:\.\d{1,9})? ?(?:us|ms|ns|s))(?: \| {0,12}|: {1,12}| {1,12})(?=\S)|T(\d{1,9}\.\d{3,9}): {1,12}(?=\S)|<(\d{1,9}[.,]\d{1,6} ?(?:ms|us|s))> {1,12}(?=\S))/;

// 000000323 CARD …     as wide as its largest value, in front of words
const WIDE = /^(0\d{8,11}) {1,4}(?=[A-Za-z]{2,12}[ :])/;

// (tick 000248B7) …     [cycles=0x248B7] …     <tsc: 148663> …     a counter that is named, in brackets in front of words
const NAMED =
  /^(?:\((?=[^()]{1,40}\))|\[(?=[^[\]]{1,40}\])|<(?=[^<>]{1,40}>))(?:ticks?|cycles?|cyc|cycle count|clock|clk|tsc|timer|counter|jiffies|time|ts|t)(?: ?[=:#@] ?| )(?=[0-9a-fx]{0,8}\d)((?:0x)?[0-9a-f]{4,16})[)\]>](?=:? {1,8}\S|$)/i;

// 281.931 ms
const COUNT = /^(\d{1,12}(?:\.\d{1,9})?) ?(ms|us|ns|s)?$/;

// 0x000924C5D2 [PL ] …     0x0DE6752 [DMA] …     a counter in front of the name of a module in brackets
const IN_FRONT_OF_MODULE = /^(0x[0-9a-fA-F]{6,16}) {1,2}(?=\[[A-Z][A-Z0-9_]{1,7} {0,4}\] )/;

/** Buffers begin at round addresses; a counter is round once in so many lines, and then the line is merely without a stamp. */
const ROUND = 0x100n;

/** Forms that nothing else has; the stamp is their first group. */
const CLOCKS = [LEVELLED, ANGLED, MODULE, BRACKET, PIPED, SINCE, PADDED, WITH_UNIT, WIDE, IN_FRONT_OF_MODULE];

const stampIn = (line: string): { readonly stamp: string | null; readonly length: number } | null => {
  for (const clock of CLOCKS) {
    const [whole = "", ...groups] = clock.exec(line) ?? [];
    const stamp = groups.find((group) => group !== undefined);
    if (stamp !== undefined) return { stamp: stamp.trim(), length: whole.length };
  }
  const [named] = NAMED.exec(line) ?? [];
  if (named !== undefined)
    return { stamp: named, length: named.length + (/^:? {1,8}/.exec(line.slice(named.length))?.[0].length ?? 0) };
  const [whole = "", count = ""] = IN_FRONT_OF_LEVEL.exec(line) ?? [];
  // Without a mark and without a letter the digits may be decimal.
  if (whole !== "") return { stamp: /^0x/i.test(count) ? count : null, length: whole.length };
  const [unmarked = "", marked] = UNMARKED.exec(line) ?? [];
  // Without a sign in front nobody knows in which base the digits are.
  if (unmarked !== "") return { stamp: marked ?? null, length: unmarked.length };
  const counter = COUNTER.exec(line);
  const stamp = counter?.[1] ?? counter?.[2];
  if (counter === null || stamp === undefined || BigInt(stamp) % ROUND === 0n) return null;
  return { stamp, length: counter[0].length };
};

const match = (line: string): Envelope | null => {
  const found = stampIn(line);
  if (found === null) return null;
  return { stamp: found.stamp, thread: null, process: null, sender: null, level: null, bodyColumn: found.length };
};

const stampOf = (text: string): Stamp | null => {
  if (/^0x[0-9a-fA-F]{1,16}$/.test(text)) return { kind: "ticks", domain: "ticks:firmware", value: BigInt(text), text };
  const marked = /^@([0-9a-fA-F]{8,16})$/.exec(text)?.[1];
  if (marked !== undefined) return { kind: "ticks", domain: "ticks:firmware", value: BigInt(`0x${marked}`), text };
  // Without a mark the digits are in hexadecimal, and in the order of their counter even if they are not.
  const digits = /^\[([0-9a-fA-F]{8,16})\]$/.exec(text)?.[1];
  if (digits !== undefined) return { kind: "ticks", domain: "ticks:firmware", value: BigInt(`0x${digits}`), text };
  const named = NAMED.exec(text)?.[1]?.replace(/^0x/i, "");
  if (named !== undefined) return { kind: "ticks", domain: "ticks:firmware", value: BigInt(`0x${named}`), text };
  const angled = /^< *(\d{1,12})(?:\.(\d{3,9}))?>$/.exec(text);
  if (angled !== null)
    return { kind: "ticks", domain: "ticks:firmware", value: BigInt(`${angled[1]}${angled[2] ?? ""}`), text };
  // Of a counter without a unit nobody knows the rate.
  if (/^\d{1,12}$/.test(text)) return { kind: "ticks", domain: "ticks:firmware", value: BigInt(text), text };
  const count = COUNT.exec(text.replace(",", "."));
  if (count === null) return null;
  const [, number = "", unit = "s"] = count;
  return uptimeStamp(number, unit as ClockUnit, "boot:firmware", text);
};

export const firmwareTicks: Framing = {
  id: "firmware-ticks",
  about: "Firmware that stamps with milliseconds or with a counter in hex.",
  examples: [
    "[281931ms] SCSI DMA state: idle",
    "<281.931>[DMA] SCSI DMA state: idle",
    "0x00000000012D5A7C  DMA Engine start: Source = 0x228BB800, Length = 6",
    "T+000281931 media: payload @ 0x22ec5000 len 6",
    "I (281931) dma: ch0 start src=0x22ec5000 len=6",
    "+281.931 post reply tag=7 status=0",
    "[0x277C1FA] post reply tag=7 status=0",
    "0x0072B371 TRC DmaDone Tag=7 Bytes=6",
    "[0000A3F1][DMA][DBG] XferEnd Tag=7 Count=6",
    "[    281931] post reply tag=7 status=0",
    "(tick 0003A9C0) post reply tag=7 status=0",
    "@000277c1 post reply tag=7 status=0",
    "0000281931us | post reply tag=7 status=0",
    "281.931 ms  post reply tag=7 status=0",
    "000281931 CARD post reply tag=7 status=0",
    "0x000000000277C1FA |   1271.468579:   post reply tag=7 status=0",
  ],
  general: false,
  writer: null,
  match,
  furniture: () => null,
  stampOf,
};
