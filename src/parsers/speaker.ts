/** Whose line it is by a key of a logger: `"who":"driver"`, `src=fw`. Apart from the tags, because there it is a value. */
import { folded } from "../model/folded.ts";
import { type Draft, lastOf, textOf } from "./draft.ts";
import type { Phrase } from "./grammar/nodes.ts";
import { sideOfTags } from "./lead.ts";

/** Keys of loggers behind which it stands whose line it is: `"who":"driver"`. */
const SPEAKERS: ReadonlySet<string> = new Set([
  ...["who", "src", "source", "side", "component", "module", "origin", "from", "agent", "layer", "node", "unit", "by"],
]);

/** The side's name that a phrase says its line is by, `null` for every other phrase. */
export const speakerOf = (draft: Draft, { names, value }: Phrase): string | null => {
  const [only, ...others] = names;
  if (only === undefined || others.length > 0 || value?.form !== "words") return null;
  const name = textOf(draft, value);
  return SPEAKERS.has(folded(lastOf(draft, only))) && sideOfTags([name]) !== null ? name : null;
};
