/** Events about memory that somebody looks at or fills: dumps on the host, staging in the controller, fills, and the data buffer. */
import type { Bytes } from "../../model/bytes.ts";
import type { DumpEvent } from "../../model/event.ts";
import type { Observed } from "../../model/evidence.ts";
import { bytesOfRows } from "../dump.ts";
import { byteIn, bytesIn, observed } from "../observed.ts";
import type { Row } from "../row.ts";
import { factOf, type Section } from "../section.ts";
import { USERS } from "../vocabulary/words.ts";
import { callOf } from "../vocabulary.ts";
import { type Builder, deviceAddressOf, eventOf, hostAddressOf, lengthOf, numberOf } from "./fields.ts";

// 32-bit big-endian words     BE32     (little endian)     le words
const BIG = /\b(?:big[- ]?endian|be(?:16|32|64)?(?= (?:words?|dwords?)\b|:)|be(?:16|32|64))\b/i;
const LITTLE = /\b(?:little[- ]?endian|le(?:16|32|64)?(?= (?:words?|dwords?)\b|:)|le(?:16|32|64))\b/i;

/** Rows of words of which the line above says which end comes first; all readings of any others. */
const ordered = (rows: readonly Row[], body: string): readonly Row[] => {
  const [big, little] = [BIG.test(body), LITTLE.test(body)];
  if (big === little) return rows;
  const kept = (row: Row): Row => {
    const readings = row.readings.filter(({ spelling }) => /-(?:memory|little)$/.test(spelling));
    const fitting = readings.filter(({ spelling }) => spelling.endsWith(big ? "-memory" : "-little"));
    return fitting.length === 0 ? row : { ...row, readings: fitting };
  };
  return rows.map(kept);
};

// peek rid=166 off=0x10 bytes=e8:53:4f:9c     IO 39||4 B|@32|31 2e 30 37
const OFFSET = /(?:\b(?:off|offs|ofs|offset)\s{0,2}[=:]?\s{0,2}|\|@)(0x[0-9a-f]{1,4}|\d{1,5})\b/i;

/** Bytes that a line says to stand behind an offset: nobody knows those in front of them. */
const behindOffset = (bytes: Observed<Bytes> | null, body: string): Observed<Bytes> | null => {
  const offset = Number(OFFSET.exec(body)?.[1] ?? 0);
  if (bytes === null || bytes.value === null || offset === 0) return bytes;
  return { ...bytes, value: [...new Array<null>(offset).fill(null), ...bytes.value] };
};

/** The bytes of the rows, or of a list in the line itself. */
export const shown = (section: Section, address: bigint | null): Observed<Bytes> | null => {
  const first = section.rows.find(({ row }) => row.kind === "bytes" && row.readings.length > 0);
  if (first !== undefined) {
    const stated = lengthOf(section, "length")?.value ?? null;
    const rows = ordered(
      section.rows.map(({ row }) => row),
      section.first.sentence.body,
    );
    return { value: bytesOfRows(rows, address, stated), loss: null, at: first.at };
  }
  const hidden = section.rows.find(({ row }) => row.redacted);
  if (hidden !== undefined) return { value: null, loss: "redacted", at: hidden.at };
  return behindOffset(observed(factOf(section, "bytes"), bytesIn), section.first.sentence.body);
};

/** Bytes in the controller's own memory. */
export const stage: Builder = (section, base) => {
  const address = deviceAddressOf(section, "source-address", "source", "address", "buffer");
  const length = lengthOf(section, "length");
  return eventOf(base, { kind: "stage", address, length, bytes: shown(section, address?.value ?? null) });
};

/** Words for memory beside a buffer. */
const NEIGHBOURS = ["neighbour", "neighbor", "neighbouring", "neighboring", "adjacent", "guard", "redzone"];

/** Words for memory that a driver has of its own. */
const PRIVATE = [
  "private",
  "priv",
  "bounce",
  "own",
  "driverowned",
  "driverallocated",
  "driverprivate",
  "scratch",
  "internal",
  "uncachedextension",
  "commonbuffer",
  "dmapool",
  "preallocated",
];

// owner=driver     owned by the dext
const OWNED = /\b(?:owner|owned[ _]by|belongs[ _]to)\s{0,2}[=:]?\s{0,2}"?(?:the\s)?(?:driver|drv|dext|self|me)\b/i;

const ownerOf = ({ words, stated, stray }: Section): DumpEvent["owner"] => {
  if (stray) return "unknown";
  if (NEIGHBOURS.some((word) => words.has(word))) return "neighbour";
  if (words.has("client") || words.has("clients") || [...words].some((word) => USERS.has(word))) return "client";
  if (PRIVATE.some((word) => words.has(word)) || OWNED.test(stated.sentence.body)) return "private";
  if (words.has("usergetdatabuffer")) return "data-buffer";
  return stated.sentence.mentions.some(({ call }) => call === "get-data-buffer") ? "data-buffer" : null;
};

/** Bits of an address within a page. */
const PAGE = 0xfffn;

/** The beginning of a dump of which a line shows one row with its own address and its offset; `null` where nobody can tell which of the two the address is. */
const withoutOffset = (address: Observed<bigint> | null, body: string): Observed<bigint> | null => {
  const offset = BigInt(OFFSET.exec(body)?.[1] ?? 0);
  if (address === null || address.value === null || offset === 0n || (address.value & PAGE) === 0n) return address;
  return (address.value & PAGE) === offset ? { ...address, value: address.value - offset } : null;
};

/** Memory of the host that somebody prints; without rows its bytes count as cut. */
export const dump: Builder = (section, base) => {
  const stated = hostAddressOf(section, "address", "buffer");
  const address =
    section.rows.length === 0 ? (withoutOffset(stated, section.first.sentence.body) as typeof stated) : stated;
  const owner = ownerOf(section);
  const side = owner === "client" && section.first.source.program ? "client" : base.side;
  const missing: Observed<Bytes> = { value: null, loss: "cut", at: section.first.at() };
  const bytes = shown(section, address?.value ?? null) ?? missing;
  return eventOf(base, { side, kind: "dump", address, length: lengthOf(section, "length"), bytes, owner });
};

/** Memory that the driver fills. */
export const cpuWrite: Builder = (section, base) =>
  eventOf(base, {
    kind: "cpu-write",
    address: hostAddressOf(section, "address", "buffer"),
    length: lengthOf(section, "length"),
    fill: observed(factOf(section, "fill"), byteIn),
  });

/** Memory that the driver's processor copies. */
export const cpuCopy: Builder = (section, base) =>
  eventOf(base, {
    kind: "cpu-copy",
    from: hostAddressOf(section, "source"),
    to: hostAddressOf(section, "destination"),
    length: lengthOf(section, "length", "count"),
  });

/** Functions in which a task ends: their names hold one of these words. */
const COMPLETION = /complete|completion|handler|reply|interrupt/i;

/** The same said in words, or by a name that drivers give the lower half of an interrupt. */
const ENDING = /^(?:completion|isr\w*|irq\w*|dpc|softirq|bottomhalf|finish\w*|callback)$/;

// (va 0x104f2c000, size 6) in UserProcessParallelTask     called from UserProcessParallelTask
const WITHIN_DISPATCH = /\b(?:in|from|inside|within|during)\s(?:\w{1,40}::)?(?:User)?ProcessParallelTask/i;

// in the intr path     from completion handler     in interrupt context
const WITHIN_END =
  /\b(?:in|from|inside|within|during)\s(?:the\s)?(?:completion|interrupt|intr|irq|isr|reply|dpc|callback)\b/i;

/** Where the call stands, by the function that the line itself names. */
const inDispatch = ({ first }: Section): boolean | null => {
  const { functions, mentions, words, headings } = first.sentence;
  const named = mentions.some(({ call, place }) => call === "dispatch" && place !== "body");
  if (named || functions.some((name) => callOf(name)?.call === "dispatch")) return true;
  if (WITHIN_DISPATCH.test(first.sentence.body)) return true;
  if (WITHIN_END.test(first.sentence.body)) return false;
  const ending = [...words, ...headings].some((word) => ENDING.test(word));
  return ending || functions.some((name) => COMPLETION.test(name)) ? false : null;
};

/** `UserGetDataBuffer`. */
export const dataBuffer: Builder = (section, base) =>
  eventOf(base, {
    kind: "data-buffer",
    result: numberOf(section, "result"),
    address: hostAddressOf(section, "address", "buffer"),
    length: lengthOf(section, "length"),
    inDispatch: inDispatch(section),
  });
