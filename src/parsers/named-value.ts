/** A key that stands as a value of its own, in front of what it is worth: `"name":"kIOMaximumSegmentCountReadKey","value":"32"`. */
import { folded } from "../model/folded.ts";
import type { Draft } from "./draft.ts";
import { type FoundKey, keyAtEnd } from "./vocabulary/find.ts";

const NAMES: ReadonlySet<string> = new Set(["name", "key", "property", "field"]);

interface Named {
  readonly found: FoundKey;
  readonly name: string;
}

/** The key that the field in front names, where this one is no more than its value; else the key as it is written. */
export const namedKey = ({ fields, lexicon }: Pick<Draft, "fields" | "lexicon">, written: Named): Named => {
  const before = fields.at(-1);
  const name = before?.content.words ?? null;
  if (written.found.key.role !== "fill" || before === undefined || name === null || !NAMES.has(folded(before.name)))
    return written;
  const found = keyAtEnd(lexicon, [name], "");
  return found === null ? written : { found, name };
};
