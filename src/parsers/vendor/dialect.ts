/** What a dialect from a file is: a dialect like those of the house, with words of its own that hold for one analysis. */
import type { Dialect } from "../dialect.ts";
import type { Topic } from "../topic.ts";
import type { Key } from "../vocabulary.ts";
import type { Template } from "./template.ts";

/** A vendor's key, and how its numbers are written. */
export interface VendorKey extends Key {
  /** True if its numbers are hexadecimal without `0x`. */
  readonly hex: boolean;
  /** Bytes that one of its counts stands for. */
  readonly unit: bigint;
}

/** Words for values that mean one of the house's: by the folded word, or by the number in decimal. */
export type ValueWords = ReadonlyMap<string, string>;

/** Groups of values that a file can translate. */
export type ValueGroup = "direction" | "rights" | "status" | "result";

/** A line of a fixed form, and what it is about. */
export interface LineForm {
  readonly template: Template;
  readonly topic: Topic;
  readonly opens: boolean;
}

/** A dialect from a file. */
export interface VendorDialect extends Dialect {
  /** By {@link foldedKey}. */
  readonly keys: ReadonlyMap<string, VendorKey>;
  /** Most words that one of its keys has. */
  readonly keyWords: number;
  readonly values: Readonly<Record<ValueGroup, ValueWords>>;
  readonly forms: readonly LineForm[];
  /** True if a body has one of its words; of a program that is no driver only the telling ones count. */
  readonly mayTell: (body: string, program: boolean) => boolean;
}

/** True for a key that comes from a file. */
export const isVendorKey = (key: Key): key is VendorKey => "hex" in key && "unit" in key;
