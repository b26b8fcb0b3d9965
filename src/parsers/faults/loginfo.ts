/**
 * The log word of MPI firmware: who says it, which error, and the detail below it. Authority: numbers of mpi_log_sas.h, in words
 * of our own; a number that is not here stays a number.
 */

/** A log word, taken apart. */
export interface LogInfo {
  readonly bus: string;
  readonly originator: string;
  readonly code: string;
  readonly subCode: string;
}

const BUSES: Readonly<Record<number, string>> = { 1: "parallel SCSI", 2: "Fibre Channel", 3: "SAS", 4: "iSCSI" };

const ORIGINATORS: Readonly<Record<number, string>> = { 0: "IOP", 1: "PL", 2: "IR" };

/** Of the protocol layer. The same numbers stand in the upper byte of the sub-code of a reset or an abort. */
const PL_CODES: Readonly<Record<number, string>> = {
  1: "open failure",
  2: "invalid SGL",
  3: "wrong relative offset or frame length",
  4: "frame transfer error",
  13: "SATA link down",
  17: "reset",
  18: "abort",
  19: "I/O not yet executed",
  20: "I/O executed",
  23: "nexus loss",
};

const IOP_CODES: Readonly<Record<number, string>> = {
  1: "invalid SAS address",
  3: "invalid configuration page",
  5: "task terminated",
};

const RESET = 0x11;
const ABORT = 0x12;

const hex = (value: number, digits: number): string => `0x${value.toString(16).padStart(digits, "0")}`;

const named = (value: number, digits: number, name: string | undefined): string =>
  name === undefined ? hex(value, digits) : `${hex(value, digits)} ${name}`;

/** Bus type in bits 31-28, originator 27-24, code 23-16, sub-code 15-0. */
export const logInfoOf = (word: number): LogInfo => {
  const [bus, originator, code, subCode] = [word >>> 28, (word >>> 24) & 0xf, (word >>> 16) & 0xff, word & 0xffff];
  const codes = [IOP_CODES, PL_CODES][originator] ?? {};
  const repeats = originator === 1 && (code === RESET || code === ABORT);
  return {
    bus: BUSES[bus] ?? hex(bus, 1),
    originator: ORIGINATORS[originator] ?? hex(originator, 1),
    code: named(code, 2, codes[code]),
    subCode: named(subCode, 4, repeats ? PL_CODES[subCode >>> 8] : undefined),
  };
};
