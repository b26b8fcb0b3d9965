/**
 * Facts become observed values: a number, an address, a status with the place that shows it. What a line hides or says in
 * two ways stays a field without a value.
 */

import type { Bytes } from "../model/bytes.ts";
import type { Direction, Status } from "../model/event.ts";
import type { Observed } from "../model/evidence.ts";
import { folded } from "../model/folded.ts";
import { cdbOfCode } from "../model/scsi/cdb.ts";
import { statusNamed } from "../model/scsi/status.ts";
import { wordTable } from "../model/word-table.ts";
import type { Fact } from "./claim.ts";
import { byteCountOf, type Content } from "./value.ts";
import { returnNamed } from "./vocabulary/returns.ts";
import { BAD_WORDS, commandIn, DIRECTIONS, GOOD_WORDS, NUMBERED_DIRECTIONS, RIGHTS } from "./vocabulary.ts";

/** Reads a fact; `null` for a fact that is not there, no value for one that cannot be read. */
export const observed = <T>(fact: Fact | undefined, read: (content: Content) => T | null): Observed<T> | null => {
  if (fact === undefined) return null;
  const { content, at } = fact;
  const value = content.loss === null ? read(content) : null;
  return { value, loss: value === null ? (content.loss ?? "unreadable") : null, at };
};

/** A plain number; the name of a result is the number that it stands for. */
export const numberIn = ({ number, code, words }: Content): bigint | null =>
  number ?? code ?? (words === null ? null : returnNamed(words));

/** From here on a negative number is an error of POSIX, and no number of IOKit without its sign. */
const LEAST_ERRNO = -4095n;

/** What a call returned; printed as a signed number of 32 bits it is the same as without its sign: -536870212 is 0xe00002bc. */
export const resultIn = (content: Content): bigint | null => {
  const value = numberIn(content);
  return value !== null && value < LEAST_ERRNO && value >= -0x8000_0000n ? BigInt.asUintN(32, value) : value;
};

/** An address of 64 bits; a negative number is none. */
export const addressIn =
  <T>(brand: (value: bigint) => T) =>
  ({ number, unit }: Content): T | null =>
    number === null || number < 0n || unit !== null ? null : brand(number);

/** A count of bytes. */
export const countIn = (content: Content): number | null => byteCountOf(content);

/** A count of things that are no bytes, whatever its unit calls them. */
export const countOf = ({ number }: Content): number | null =>
  number !== null && number >= 0n && number <= 0xffffn ? Number(number) : null;

/** A byte value 0…255. */
export const byteIn = ({ number }: Content): number | null =>
  number !== null && number >= 0n && number <= 255n ? Number(number) : null;

/** An identifier: decimal where it is a number, as written where it is none. */
export const identifierIn = ({ number, words }: Content): string | null =>
  number !== null ? number.toString() : words;

/** `SCSIServiceResponse` by name. Authority: SCSITask.h of IOSCSIArchitectureModelFamily, kSCSIServiceResponse_…. */
const SERVICE_RESPONSES: readonly string[] = [
  "requestinprocess",
  "servicedeliveryortargetfailure",
  "taskcomplete",
  "linkcommandcomplete",
  "functioncomplete",
  "functionrejected",
];

/** The service response of a call, as a number or by its name with or without the prefix of the enumeration. */
export const responseIn = ({ number, code, words }: Content): bigint | null => {
  const value = number ?? code;
  if (value !== null || words === null) return value;
  const name = folded(words).replace(/^kscsiserviceresponse/, "");
  const index = SERVICE_RESPONSES.findIndex((known) => known === name || known === `request${name}`);
  return index < 0 ? null : BigInt(index);
};

/** A list of bytes. */
export const bytesIn = ({ bytes }: Content): Bytes | null => bytes;

/** A CDB: its bytes, or its operation alone by code or by name, as in `opcode 0x12`; then all other bytes are unknown. */
export const cdbIn = ({ bytes, number, code, words }: Content): Bytes | null => {
  if (bytes !== null) return bytes;
  const operation = number ?? code;
  // READ_CAPACITY(10)
  const numbered = words === null || code === null ? null : commandIn(`${words}${code}`);
  if (numbered !== null) return cdbOfCode(numbered);
  const named = words === null ? null : commandIn(words);
  if (operation === null) return named === null ? null : cdbOfCode(named);
  const contradicted = named !== null && BigInt(named) !== operation;
  return operation < 0n || operation > 255n || contradicted ? null : cdbOfCode(Number(operation));
};

/** What the host receives and sends; a device that says so may mean either side. */
const OF_HOST: Readonly<Record<string, Direction>> = wordTable({
  rx: "data-in",
  tx: "data-out",
  recv: "data-in",
  send: "data-out",
});

// SRB_READ     XFER_WRITE     SCB_DIR_NONE: the last part of the name of a constant
const CONSTANT = /^[A-Z][A-Z\d]{1,15}(?:_[A-Z\d]{1,15}){0,3}_(READ|WRITE|IN|OUT|NONE)$/;

/** What a constant of a vendor's own says of the way. */
const constantIn = (words: string): Direction | null => DIRECTIONS[folded(CONSTANT.exec(words)?.[1] ?? "")] ?? null;

/** Numbers mean a direction only in the framework's own field, which the host prints. */
export const directionIn =
  (side: "host" | "device") =>
  ({ words, number }: Content): Direction | null => {
    if (words !== null)
      return (
        DIRECTIONS[folded(words)] ?? constantIn(words) ?? (side === "host" ? (OF_HOST[folded(words)] ?? null) : null)
      );
    if (number === null || side === "device" || number < 0n || number > 2n) return null;
    return NUMBERED_DIRECTIONS[Number(number)] ?? null;
  };

/** A device that sends data to the host writes its memory, and one that takes them reads it. */
const RIGHTS_OF_WAYS: Readonly<Partial<Record<Direction, "read" | "write">>> = {
  "data-in": "write",
  "data-out": "read",
};

/** What a mapping lets the device do. Authority of the numbers: IODirection, 1 in, 2 out, 3 both. */
export const rightsIn = ({ words, number }: Content): "read" | "write" | "read-write" | null => {
  if (words !== null) return RIGHTS[folded(words)] ?? RIGHTS_OF_WAYS[DIRECTIONS[folded(words)] ?? "none"] ?? null;
  const numbered: Readonly<Record<string, "read" | "write" | "read-write">> = {
    1: "write",
    2: "read",
    3: "read-write",
  };
  return number === null ? null : (numbered[number.toString()] ?? null);
};

/** Words that name the way of a command as well as the access of a device, and the two are opposite. */
export const EITHER_VIEW: ReadonlySet<string> = new Set(["r", "w", "read", "write", "rd", "wr"]);

/** What a mapping lets the device do by its direction: `dir read` is a read command's or a device's, and nobody says which. */
export const rightsOfWay = (content: Content): "read" | "write" | "read-write" | null =>
  content.words !== null && EITHER_VIEW.has(folded(content.words)) ? null : rightsIn(content);

// SRB_STATUS_SUCCESS     MFI_STAT_OK: a constant of a vendor's own, whose number is his as well
const GOOD_CONSTANT = /^(?!.*_(?:NO|NOT|UN)_)[A-Z][A-Z\d]{1,15}(?:_[A-Z\d]{1,15}){0,3}_(?:SUCCESS|GOOD|OK)$/;

const wordOk = (words: string): boolean | null => {
  if (GOOD_CONSTANT.test(words)) return true;
  if (GOOD_WORDS.has(folded(words))) return true;
  return BAD_WORDS.test(words.toLowerCase()) ? false : null;
};

/** A status; its number decides, and words that contradict it make it unreadable. */
export const statusIn =
  (text: string) =>
  ({ words, number, code }: Content): Status | null => {
    const value = number ?? code;
    const byNumber = value === null ? null : value === 0n;
    const byWords = words === null ? null : wordOk(words);
    const isOwnConstant = words !== null && GOOD_CONSTANT.test(words);
    if (!isOwnConstant && byNumber !== null && byWords !== null && byNumber !== byWords) return null;
    const ok = isOwnConstant ? true : (byNumber ?? byWords);
    if (ok === null) return null;
    const named = value === null && words !== null ? statusNamed(words) : value === null ? null : Number(value);
    return named === null ? { ok, text } : { ok, text, code: named };
  };
