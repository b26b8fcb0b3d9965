/**
 * The frames of MegaRAID's MFI that carry a SCSI command, with one of three forms of elements by their flags. Authority:
 * megaraid_sas.h, offsets and flags in words of our own.
 */
import type { Bytes } from "../bytes.ts";
import type { Direction } from "../event.ts";
import { commonChecks } from "./checks.ts";
import { type MfiForm, mfiList } from "./elements.ts";
import { type Check, type Field, fieldAt, movedBy, type Request, small } from "./request.ts";

const COMMANDS: Readonly<Record<number, string>> = { 3: "logical drive SCSI", 4: "physical drive SCSI" };

const STATUS = 0x02;
const CDB_LENGTH = 0x06;
const ELEMENT_COUNT = 0x07;
const FLAGS = 0x10;
const DATA_LENGTH = 0x14;
const SENSE = 0x18;
const CDB = 0x20;
const CDB_BYTES = 16;
const SGL = 0x30;

const WIDE = 0x02;
const WRITE = 0x08;
const READ = 0x10;
const IEEE = 0x20;

const POLLED = 0xff;

const directionOf = (flags: number | null): Field<Direction> => {
  const way = flags === null ? null : flags & (WRITE | READ);
  const value = way === WRITE ? "data-out" : way === READ ? "data-in" : way === 0 ? "none" : null;
  return { value, at: FLAGS, bytes: 2 };
};

const formOf = (flags: number): MfiForm => {
  if ((flags & IEEE) !== 0) return "IEEE";
  return (flags & WIDE) === 0 ? "SGE32" : "SGE64";
};

/** With the wrong flag the controller takes the upper half of an address for a length: then only the other form adds up. */
const formFits = (bytes: Bytes, count: number, form: MfiForm, length: number | null): boolean | null => {
  if (form === "IEEE" || length === null) return null;
  const [own, other] = [form, form === "SGE32" ? "SGE64" : "SGE32"] as const;
  if (movedBy(mfiList(bytes, SGL, count, own)) === length) return true;
  return movedBy(mfiList(bytes, SGL, count, other)) === length ? false : null;
};

/** What the bytes are as a frame of MFI: the one way in which the controller reads it. */
export const mfiRequests = (bytes: Bytes): readonly Request[] => {
  const code = small(bytes, 0, 1);
  const [flags, count] = [small(bytes, FLAGS, 2), small(bytes, ELEMENT_COUNT, 1)];
  if (code === null || !(code in COMMANDS) || flags === null || count === null) return [];
  const form = formOf(flags);
  const list = mfiList(bytes, SGL, count, form);
  const cdbLength = small(bytes, CDB_LENGTH, 1);
  const cdb = { value: bytes.slice(CDB, CDB + CDB_BYTES), at: CDB, bytes: CDB_BYTES };
  const dataLength = fieldAt(bytes, DATA_LENGTH, 4);
  const direction = directionOf(flags);
  const sense = small(bytes, SENSE, 4);
  const status = small(bytes, STATUS, 1);
  const checks: readonly Check[] = [
    { name: "the command is known", passed: true },
    { name: "the status is that of a request", passed: status === null ? null : status === POLLED || status === 0 },
    { name: "the elements have the form of the flags", passed: formFits(bytes, count, form, dataLength.value) },
    ...commonChecks({ ...list, cdb, cdbLength, dataLength, direction, sense: sense === null ? null : BigInt(sense) }),
  ];
  return [{ layout: "mfi", function: COMMANDS[code] ?? "", cdb, dataLength, direction, ...list, checks }];
};
