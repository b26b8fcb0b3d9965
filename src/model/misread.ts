/**
 * What an element becomes that is read with the wrong width or from the wrong place: its address is shifted, or mixed with a
 * neighbour. An exact swap, cut or extension has names of its own and is none of these.
 */
import { alterations, cutsOf } from "./address.ts";

const MASK32 = 0xffff_ffffn;

/** Bits by which an address is shifted that is read a few bytes too early or too late, or in units of sixteen bytes or of a page. */
const SHIFTS = [4n, 8n, 12n, 16n, 24n, 32n, 40n, 48n];

/** Bits of an address that two readings must share to be one; less is chance. */
const TELLING = 0xfffn;

const CUT_WIDTHS = Array.from({ length: 57 }, (_, index) => index + 8);

/** True if the upper bits of the address are lost, and nothing else. */
export const isCut = (address: bigint, read: bigint): boolean =>
  read !== address && cutsOf(address, CUT_WIDTHS).includes(read);

/** True for what an exact fault makes of the address. */
const isExact = (address: bigint, read: bigint): boolean => alterations(address).includes(read) || isCut(address, read);

/** The element of 32-bit address and length read as one address of 64 bits: what a misreading gives where no line shows one. */
export const blended = (address: bigint, length: number | null): bigint =>
  (BigInt(length ?? 0) << 32n) | (address & MASK32);

/** True if an exact fault or a misreading makes of the address what was read: then nobody needs another reason for it. */
export const isAltered = (address: bigint, read: bigint): boolean =>
  isMisreading(address, read) || (read !== address && isExact(address, read));

/** True if the address that was read is the given one shifted, or has one of its halves beside something else. */
export const isMisreading = (address: bigint, read: bigint): boolean => {
  if (read === address || read === 0n || isExact(address, read)) return false;
  const low = address & MASK32;
  const shifted = SHIFTS.flatMap((shift) => [BigInt.asUintN(64, address << shift), address >> shift]);
  if (shifted.some((one) => one === read && one > TELLING)) return true;
  if (low <= TELLING) return false;
  return (read & MASK32) === low || read >> 32n === low;
};
