/** The vocabulary in one door: keys, calls and words of values. The tables behind it are data, one file for each sort of word. */
export { type Call, callOf } from "./vocabulary/calls.ts";
export { commandIn } from "./vocabulary/commands.ts";
export { countsBytes, type FoundKey, foundAs, isAddress, keyAtEnd } from "./vocabulary/find.ts";
export { firstHalfOf, type Half } from "./vocabulary/halves.ts";
export type { Key, Role } from "./vocabulary/key.ts";
export { keyOf } from "./vocabulary/keys.ts";
export {
  ABSENT_WORDS,
  BAD_WORDS,
  BYTES_PER_UNIT,
  DIRECTIONS,
  GOOD_WORDS,
  NUMBERED_DIRECTIONS,
  RIGHTS,
  SEGMENT_TYPES,
  STATUS_WORDS,
} from "./vocabulary/values.ts";
