/**
 * The ways in which an address arrives changed, as functions on 64 bits. Each is the physics of one fault mode
 * and tells nothing about whether it happened.
 */

const MASK32 = 0xffff_ffffn;

/** Keeps the lower `bits` bits. */
export const truncate = (address: bigint, bits: number): bigint => BigInt.asUintN(bits, address);

/**
 * What narrow widths leave of an address. Zero is the trace of a cut to 32 bits and more alone: of an aligned
 * address fewer bits leave nothing that tells it from one that was never set.
 */
export const cutsOf = (address: bigint, widths: readonly number[]): readonly bigint[] =>
  widths.flatMap((bits) => {
    const cut = truncate(address, bits);
    return cut === 0n && bits < 32 ? [] : [cut];
  });

/** Eight bytes to write an address to and to read it from in another order. */
const EIGHT = new DataView(new ArrayBuffer(8));

/** Reverses all eight bytes. */
export const swapBytes = (address: bigint): bigint => {
  EIGHT.setBigUint64(0, address);
  return EIGHT.getBigUint64(0, true);
};

/** Reverses the bytes of each 32-bit half in place. */
export const swapHalfBytes = (address: bigint): bigint => {
  const swapped = swapBytes(address);
  return swapWords(swapped);
};

/** Exchanges the high and the low 32 bits. */
export const swapWords = (address: bigint): bigint => ((address & MASK32) << 32n) | (address >> 32n);

/** Copies bit 31 into the upper half. */
export const signExtend = (address: bigint): bigint => BigInt.asUintN(64, BigInt.asIntN(32, address & MASK32));

/** Everything that a single known fault turns an address into, without the cuts to fewer than 32 bits. */
export const alterations = (address: bigint): readonly bigint[] => [
  truncate(address, 32),
  swapBytes(address),
  swapHalfBytes(address),
  swapWords(address),
  signExtend(address),
];

/** True for an address that does not fit into 32 bits. */
export const isWide = (address: bigint): boolean => address > MASK32;

/** Bits of the larger of the two page sizes, 16 KiB (Apple silicon; 4 KiB on Intel): faults are reported by page. */
const PAGE_BITS = 14n;

/** The number of the page that an address lies in. */
export const pageOf = (address: bigint): bigint => address >> PAGE_BITS;
