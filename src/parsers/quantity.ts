/** What a value without a key can be by its form alone: an address of memory, or a count of bytes. */
import type { Quoted } from "./sentence.ts";
import { BYTES_PER_UNIT } from "./vocabulary.ts";

/** Addresses of memory lie above this; a smaller hexadecimal number may be anything. */
const LEAST_ADDRESS = 0x1000n;

/** True for a value that can be an address of memory. */
export const isAddress = ({ content }: Quoted): boolean =>
  content.number !== null && content.hex && content.unit === null && content.number >= LEAST_ADDRESS;

/** True for an error of IOKit by its number, which no address of a buffer is. Authority: IOReturn.h, iokit_common_err. */
export const isIoReturn = ({ content }: Quoted): boolean =>
  content.number !== null && content.digits === 8 && content.number >> 12n === 0xe0000n;

/** True for a number with a unit of bytes behind it. */
export const isCount = ({ content }: Quoted): boolean => content.unit !== null && content.unit in BYTES_PER_UNIT;
