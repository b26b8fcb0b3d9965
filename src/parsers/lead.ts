/**
 * What a program puts in front of every line of its own besides brackets and colons: `HBA>`, `<mcu>`, `osprey(dext):`, `osprey 0000:01:00.0:`. Apart from
 * the grammar, which would take it for the first word of what is said.
 */

import { DEVICE_TAGS, HOST_TAGS } from "./vocabulary/words.ts";
import { callOf, countsBytes, isAddress, keyOf } from "./vocabulary.ts";

/** The mark in front of a body. */
export interface Lead {
  readonly text: string;
  /** Where what is said begins. */
  readonly end: number;
}

// <hba-mcu> rx id=9
const ANGLED = /^\s{0,8}<([A-Za-z][\w.-]{0,31})>:?\s/;

// HBA> rx id=9
const PROMPT = /^\s{0,8}([A-Za-z][\w.-]{0,31})>\s/;

// queue | ProcessParallelTask | tid 7
const COLUMN = /^\s{0,8}([A-Za-z][\w.-]{0,31})\s{1,8}\|\s/;

// osprey(dext): rx id=9
const SIDED = /^\s{0,8}([A-Za-z][\w.-]{0,31}\([A-Za-z][\w.-]{0,15}\)):\s/;

// osprey/dext: rx id=9
const PATHED = /^\s{0,8}([A-Za-z][\w.-]{1,31}\/[A-Za-z][\w.-]{1,15}):\s/;

/** `osprey 0000:01:00.0: rx id=9`, `sd 0:0:0:0: [sdb] …`: driver and device, as the Linux kernel's dev_printk puts them in front. */
const DEVICE =
  /^\s{0,8}([A-Za-z][\w.-]{0,31} (?:(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]|\d{1,4}(?::\d{1,5}){3})):\s/;

// DEBUG media: …     INFO  host_if: …     WARN [dma] …     ERROR | core | …     DEBUG tag=5 …     TRACE popped a request: no other meaning
const LEVEL =
  /^\s{0,8}(?:(TRACE|VERBOSE|DEBUG|DBG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|CRIT|CRITICAL|FATAL)\s{1,4}(?=[A-Za-z_][\w.-]{0,31}(?:::?|\s?\||=)|\[[A-Za-z]|\|)|(TRACE|VERBOSE|DEBUG|DBG|INFO|NOTICE)\s{1,4}(?=[A-Za-z]))/;

/** The level in front of a module's name, `null` for none: alone it may be a word of what is said. */
const levelOf = (body: string): Lead | null => {
  const match = LEVEL.exec(body);
  const text = match?.[1] ?? match?.[2];
  return match === null || text === undefined ? null : { text, end: match[0].length - 1 };
};

/** What a logger puts in the place of a value. */
const HIDDEN: ReadonlySet<string> = new Set(["private", "redacted", "sensitive"]);

// OSPREYFW     nebfw     FwCore     fw_core
const OF_FIRMWARE = /^(?:[A-Z0-9]{2,31}FW|[a-z0-9]{2,31}fw|[Ff][Ww][_A-Z]\w{1,30}|\w{2,30}_fw)$/;

// NebulaDext     acme_kext
const OF_HOST = /^\w{2,31}(?:[dk]ext|[DK]ext|DEXT|KEXT)$/;

// Controller::onInterrupt: a class of a driver may have the name of what it drives
const OF_CLASSES: ReadonlySet<string> = new Set(["Controller", "Device", "Host", "Driver", "Bridge"]);

/** Whose line it is by its tags, where these name one side: `osprey-fw`, `OSPREYFW`, `osprey(dext)`. */
export const sideOfTags = (tags: readonly string[]): "host" | "device" | null => {
  const words = tags.flatMap((tag) =>
    tag.split(/[^A-Za-z0-9_]/).filter((word) => !(tag.includes("::") && OF_CLASSES.has(word))),
  );
  const device = words.some((word) => DEVICE_TAGS.has(word.toLowerCase()) || OF_FIRMWARE.test(word));
  const host = words.some((word) => HOST_TAGS.has(word.toLowerCase()) || OF_HOST.test(word));
  if (device === host) return null;
  return device ? "device" : "host";
};

/** The mark in front of a body, `null` for none; a key or a method in front of its value is none. */
export const leadOf = (body: string): Lead | null => {
  const angled = ANGLED.exec(body);
  const match =
    angled ?? PROMPT.exec(body) ?? SIDED.exec(body) ?? PATHED.exec(body) ?? COLUMN.exec(body) ?? DEVICE.exec(body);
  const text = match?.[1];
  if (match === null || text === undefined || HIDDEN.has(text.toLowerCase())) return null;
  if (text.endsWith(")") && sideOfTags([text]) === null) return null;
  const key = angled === null ? keyOf([text]) : undefined;
  const known = callOf(text) !== undefined || (key !== undefined && key.role !== "other");
  return known ? null : { text, end: match[0].length - 1 };
};

// Controller::onInterrupt@301 | …     vk_sas.c:402  …     HbaDriver.cpp:116: …     finish():88 - …     lpx_queue_io:412 …
const LOCATED =
  /^\s{0,8}((?:[A-Za-z_]\w{0,63}::~?){0,3}[A-Za-z_]\w{0,63}(?:\(\)|\.(?:c|cc|cpp|cxx|h|hpp|iig|m|mm|rs|swift))?)(@|:|#L?)(\d{1,5})(?::\d{1,4})?(\s?[|:]|\s-{1,2}|\s?>|\s)\s{0,12}(?=\S)/;

/** True for a name in the way of C that is no key with its value: `lpx_queue_io:412`, but not `task_id:5` nor `hw_xfer_len:36`. */
const isName = (text: string): boolean => {
  if (callOf(text) !== undefined) return true;
  const parts = text.split("_");
  if (parts.length < 2) return false;
  const [last, whole] = [keyOf([parts.at(-1) ?? ""]), keyOf([text]) ?? keyOf([parts.slice(-2).join("_")])];
  return whole === undefined && (last === undefined || !(isAddress(last) || countsBytes(last.role)));
};

/** The place in the source in front of a body: a function with the number of a line, or a file. `null` for a key with its value. */
const placeOf = (body: string): Lead | null => {
  const match = LOCATED.exec(body);
  const [head = "", text = "", mark, , behind = ""] = match ?? [];
  const isFile = /\.\w{1,5}$/.test(text);
  const isFunction = text.includes("::") || text.endsWith("()") || mark === "@";
  // task:5 | …     queue:3 - …
  const isNumbered = mark === ":" && isName(text);
  if (match === null || !(isFile || isNumbered || (isFunction && behind.trim() !== ""))) return null;
  return { text: text.replace(/\(\)$/, ""), end: head.length - 1 };
};

const blanked = (body: string, lead: Lead | null): string =>
  lead === null ? body : " ".repeat(lead.end) + body.slice(lead.end);

// lpx0: lpx_queue_io:412 …     osprey: vk_sas.c:402 …
const NAMED_PLACE = /^\s{0,8}([A-Za-z][\w.-]{0,31}):\s{1,4}(?=[A-Za-z_][\w.]{2,63}:\d{1,5}[\s:])/;

/** The name of a program in front of a place in the source. */
const programOf = (body: string): Lead | null => {
  const match = NAMED_PLACE.exec(body);
  const text = match?.[1];
  if (match === null || text === undefined || callOf(text) !== undefined) return null;
  const role = keyOf([text])?.role ?? "other";
  const lead = { text, end: match[0].length - 1 };
  return role === "other" && placeOf(blanked(body, lead)) !== null ? lead : null;
};

/** A body without what stands in front of it: blanks stand in its place. */
export interface Peeled {
  readonly level: string | null;
  readonly lead: string | null;
  /** The function or the file that wrote it. */
  readonly place: string | null;
  readonly rest: string;
}

/** Takes a level and the mark of a program off a body. */
export const peeledOf = (body: string): Peeled => {
  const level = levelOf(body);
  const unlevelled = blanked(body, level);
  const program = programOf(unlevelled);
  const place = placeOf(blanked(unlevelled, program));
  const lead = program ?? (place === null ? leadOf(unlevelled) : null);
  const rest = blanked(unlevelled, place ?? lead);
  return { level: level?.text ?? null, lead: lead?.text ?? null, place: place?.text ?? null, rest };
};
