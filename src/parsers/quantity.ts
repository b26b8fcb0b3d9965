/** What a value without a key can be by its form alone: an address of memory, or a count of bytes. */
import type { Quoted, Sentence } from "./sentence.ts";
import { type Content, NOTHING, writtenContent } from "./value.ts";
import { BYTES_PER_UNIT } from "./vocabulary.ts";

/** Addresses of memory lie above this; a smaller hexadecimal number may be anything. */
const LEAST_ADDRESS = 0x1000n;

/** What a read of a device that is gone gives, and a mask of all bits: no address of memory. */
const ALL_ONES: ReadonlySet<bigint> = new Set([0xffff_ffffn, 0xffff_ffff_ffff_ffffn]);

/** True for a value that can be an address of memory. */
export const isAddress = ({ content }: Quoted): boolean =>
  content.number !== null &&
  content.hex &&
  content.unit === null &&
  content.number >= LEAST_ADDRESS &&
  !ALL_ONES.has(content.number);

/** True for an error of IOKit by its number, which no address of a buffer is. Authority: IOReturn.h, iokit_common_err. */
export const isIoReturn = ({ content }: Quoted): boolean =>
  content.number !== null && content.digits === 8 && content.number >> 12n === 0xe0000n;

/** The first group of a pattern in a body, as a value. */
export const groupIn = (body: string, pattern: RegExp): Quoted | null => {
  const [start, end] = pattern.exec(body)?.indices?.[1] ?? [];
  if (start === undefined || end === undefined) return null;
  return { start, end, content: writtenContent(body.slice(start, end)) };
};

/** Errors of Mach's messages, which calls return beside those of IOKit. Authority: mach/message.h. */
const isMachError = (number: bigint): boolean => number >> 16n === 0x1000n;

/** True for what a call can have returned: an address of memory is none. */
export const isReturn = (value: Quoted): boolean =>
  !isAddress(value) || isIoReturn(value) || (value.content.number !== null && isMachError(value.content.number));

// ReadRegister: not open (0xe00002cd)
const IO_RETURN = /\(\s?(0xe000[0-9a-f]{4})\s?\)/di;

/** An error of IOKit that a statement gives in brackets behind its words. */
export const bracketedError = ({ body }: Sentence): Quoted | null => groupIn(body, IO_RETURN);

// UserGetDataBuffer -> 0x0, 6 bytes at 0x0     got buffer ptr 0x0
const NULL = /\b(?:at|ptr|pointer|va)\s{1,3}(0x0{1,16})(?![0-9a-fx])/di;

/** The null pointer where an address is due. */
export const nullIn = ({ body }: Sentence): Quoted | null => groupIn(body, NULL);

// driver process died: SIGSEGV, bad access at 0x8b664fec
const ACCESSED = /\b(?:at|address)[ :=(]{1,3}(0x[0-9a-f]{1,16})\b/di;

/** The address that a process stumbled over, in words of its death. */
export const accessedAddress = ({ body }: Sentence): Quoted | null => groupIn(body, ACCESSED);

/** True for a number with a unit of bytes behind it. */
export const isCount = ({ content }: Quoted): boolean => content.unit !== null && content.unit in BYTES_PER_UNIT;

// short read: got=0 wanted=36     short, got 0 want 36     short: received 0 bytes instead of 36
const PART =
  /\b(?:got|received|recvd|actual)\s?[=:]?\s?(\d{1,12})(?: bytes| B)?,?\s{1,4}(?:wanted|want|asked(?: for)?|expected|expect|req(?:uested)?(?:[ _]?(?:bytes|len|length))?|instead of)\s?[=:]?\s?(\d{1,12})(?![\w.])/di;

// short read: wanted=36 got=0     short, want 36 bytes, got 0
const PART_OF_WANTED =
  /\b(?:wanted|want|asked(?: for)?|expected|expect|requested)\s?[=:]?\s?(\d{1,12})(?: bytes| B)?,?\s{1,4}(?:but )?(?:only )?(?:got|gets?|received|recvd|actual)\s?[=:]?\s?(\d{1,12})(?![\w.])/di;

/** Zero is zero in any base; of other padded digits nobody says it. */
const registerContent = (text: string): Content =>
  /^0{1,16}$/.test(text) ? { ...NOTHING, number: 0n } : { ...NOTHING, loss: "unreadable" };

/** How many bytes came of how many that were asked for, in words of a short transfer: `expected=a5 got=00` counts nothing. */
export const partIn = ({ body, words }: Sentence): { readonly came: Quoted; readonly asked: Quoted } | null => {
  if (!words.has("short")) return null;
  const [, wanted, gained] = PART_OF_WANTED.exec(body)?.indices ?? [];
  const [, came = gained, asked = wanted] = PART.exec(body)?.indices ?? [];
  if (came === undefined || asked === undefined) return null;
  const at = ([start, end]: readonly [number, number]): Quoted => ({
    start,
    end,
    // 00000200: as many zeros as a register has, and no decimal
    content: /^0\d/.test(body.slice(start, end))
      ? registerContent(body.slice(start, end))
      : writtenContent(body.slice(start, end)),
  });
  return { came: at(came), asked: at(asked) };
};
