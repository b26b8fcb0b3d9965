/** One meaning of a key with its spellings, as the tables of keys are written. */
import type { Key, Role } from "./key.ts";

/** The spellings of one meaning. */
export interface Entry extends Key {
  /** Spellings with blanks between the words; case, blanks, underscores and a leading `f` or `k…Key` do not matter. */
  readonly spellings: readonly string[];
}

/** A meaning that hardly anything but a driver or its firmware prints. */
export const telling = (role: Role, side: Key["side"], ...spellings: string[]): Entry => ({
  role,
  side,
  telling: true,
  spellings,
});
/** A meaning of an everyday word. */
export const plain = (role: Role, side: Key["side"], ...spellings: string[]): Entry => ({
  role,
  side,
  telling: false,
  spellings,
});
