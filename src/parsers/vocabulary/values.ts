/** Words that stand for values: directions, rights, statuses, units. Data only. */

import type { Direction, SegmentType } from "../../model/event.ts";
import { wordTable } from "../../model/word-table.ts";

/** What stands at the other end of the way from the host. */
const PARTIES = ["device", "dev", "target", "card", "adapter", "controller", "hba", "board", "disk", "drive"] as const;

/** Any of them, for patterns. */
export const PARTY = PARTIES.join("|");

/** `card-to-host`, `host to adapter`: between the host, or its memory, and each party. */
const between = (spell: (host: string, party: string) => string, direction: Direction): Record<string, Direction> =>
  Object.fromEntries(
    ["host", "memory"].flatMap((host) => PARTIES.map((party) => [spell(host, party), direction] as const)),
  );

/** By the folded word. `in` is seen from the host: data come in. */
export const DIRECTIONS: Readonly<Record<string, Direction>> = wordTable({
  ...between((host, party) => `${party}to${host}`, "data-in"),
  ...between((host, party) => `${party}2${host}`, "data-in"),
  ...between((host, party) => `${host}to${party}`, "data-out"),
  ...between((host, party) => `${host}2${party}`, "data-out"),
  in: "data-in",
  read: "data-in",
  datain: "data-in",
  fromdevice: "data-in",
  fromtarget: "data-in",
  fromdisk: "data-in",
  fromdrive: "data-in",
  toinitiator: "data-in",
  dmafromdevice: "data-in",
  fromtargettoinitiator: "data-in",
  tohost: "data-in",
  rd: "data-in",
  r: "data-in",
  devicetohost: "data-in",
  dev2host: "data-in",
  d2h: "data-in",
  fromdev: "data-in",
  // what a controller does with the host's memory
  push: "data-in",
  pull: "data-out",
  c2h: "data-in",
  out: "data-out",
  write: "data-out",
  dataout: "data-out",
  todevice: "data-out",
  totarget: "data-out",
  todisk: "data-out",
  todrive: "data-out",
  frominitiator: "data-out",
  dmatodevice: "data-out",
  frominitiatortotarget: "data-out",
  fromhost: "data-out",
  wr: "data-out",
  w: "data-out",
  hosttodevice: "data-out",
  host2dev: "data-out",
  h2d: "data-out",
  todev: "data-out",
  h2c: "data-out",
  none: "none",
  n: "none",
  // CAM of BSD
  camdirin: "data-in",
  camdirout: "data-out",
  camdirnone: "none",
  nodata: "none",
  nondata: "none",
  nodir: "none",
  idle: "none",
  nodatatransfer: "none",
  dmanone: "none",
  dmatodev: "data-out",
  dmafromdev: "data-in",
  // the way of a memory descriptor, seen from memory as all of these are. Authority: IOMemoryDescriptor.h, IODirection.
  kiomemorydirectionin: "data-in",
  kiomemorydirectionout: "data-out",
  kiomemorydirectionnone: "none",
  kiodirectionin: "data-in",
  kiodirectionout: "data-out",
  scsidataread: "data-in",
  scsidatawrite: "data-out",
  scsidatanone: "none",
  // SCSIDataTransferDirection of Apple's SCSITask headers
  kscsidatatransferfromtargettoinitiator: "data-in",
  kscsidatatransferfrominitiatortotarget: "data-out",
  kscsidatatransfernodatatransfer: "none",
});

/** fTransferDirection. Authority: SCSIDataTransferDirection of Apple's SCSITask headers. */
export const NUMBERED_DIRECTIONS: readonly Direction[] = ["none", "data-out", "data-in"];

/** What a mapping lets the device do. `In` is into memory, so the device writes. Authority: IOMemoryDescriptor.h, IODirection. */
export const RIGHTS: Readonly<Record<string, "read" | "write" | "read-write">> = wordTable({
  in: "write",
  kiomemorydirectionin: "write",
  kiodirectionin: "write",
  fromdevice: "write",
  w: "write",
  write: "write",
  out: "read",
  kiomemorydirectionout: "read",
  kiodirectionout: "read",
  todevice: "read",
  r: "read",
  read: "read",
  inout: "read-write",
  kiomemorydirectioninout: "read-write",
  kiodirectioninout: "read-write",
  bidirectional: "read-write",
  rw: "read-write",
  readwrite: "read-write",
});

/** DMAOutputSegmentType by its number. Authority: SCSIControllerDriverKit headers. */
export const SEGMENT_TYPES: readonly SegmentType[] = [
  { bits: 32, order: "host" },
  { bits: 32, order: "big" },
  { bits: 32, order: "little" },
  { bits: 64, order: "host" },
  { bits: 64, order: "big" },
  { bits: 64, order: "little" },
];

/** Words that say that there is no such thing. */
export const ABSENT_WORDS: ReadonlySet<string> = new Set([
  ...["none", "null", "nil", "no", "absent", "missing", "lacks", "unavailable", "notfound"],
]);

/** Statuses that say that all went well. */
export const GOOD_WORDS: ReadonlySet<string> = new Set([
  "success",
  "good",
  "ok",
  "kioreturnsuccess",
  "kscsitaskstatusgood",
  // CAM of BSD
  "camreqcmp",
  "taskcomplete",
  "complete",
  "completed",
]);

/** Folded words that are a status even without a separator before them: `status GOOD`, `status CHECK CONDITION`. */
export const STATUS_WORDS: ReadonlySet<string> = new Set([
  ...["good", "success", "ok", "busy", "failed", "failure", "error", "timeout", "aborted"],
  ...[
    "checkcond",
    "chkcond",
    "checkcondition",
    "conditionmet",
    "reservationconflict",
    "tasksetfull",
    "taskaborted",
    "queuefull",
  ],
]);

/** Statuses that say that something did not. */
export const BAD_WORDS =
  /err|fail|check|busy|time|abort|conflict|full|invalid|run|not|bad|reset|terminat|reject|missing|gone|protect/;

/** Bytes per unit; a unit that is not here is no number of bytes. 1024 for the plain prefixes: drivers count memory in them. */
export const BYTES_PER_UNIT: Readonly<Record<string, bigint>> = wordTable({
  byte: 1n,
  bytes: 1n,
  octet: 1n,
  octets: 1n,
  b: 1n,
  // A word is two bytes or four, a block or a sector whatever the disk says: these count nothing.
  dword: 4n,
  dwords: 4n,
  qword: 8n,
  qwords: 8n,
  k: 1024n,
  kb: 1024n,
  kib: 1024n,
  m: 1024n * 1024n,
  mb: 1024n * 1024n,
  mib: 1024n * 1024n,
  g: 1024n * 1024n * 1024n,
  gb: 1024n * 1024n * 1024n,
  gib: 1024n * 1024n * 1024n,
});
