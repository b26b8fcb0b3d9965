/** Words for a mapping of the driver's own as a thing of its own, `DmaMap` or `dmacmd`, whose end has the framework's verb: it is completed, as a task is. */
import type { Sentence } from "./sentence.ts";
import { list } from "./vocabulary/words.ts";

const MAPPINGS = list("dmamap dmamapping dmacmd dmacommand iodmacommand mapping mapper");

const ENDED = list("complete completed completes finished done ended undone released closed");

const some = ({ words, headings, tags }: Sentence, set: ReadonlySet<string>): boolean =>
  [...words, ...headings, ...tags.map((tag) => tag.toLowerCase())].some((word) => set.has(word));

/** True for a line about such a mapping. */
export const namesMapping = (sentence: Sentence): boolean => some(sentence, MAPPINGS);

/** True for a line that says of a task's mapping, and of nothing else, that it is over. */
export const endsMapping = (sentence: Sentence): boolean =>
  namesMapping(sentence) &&
  some(sentence, ENDED) &&
  sentence.fields.every(({ role }) => ["task", "slot", "target", "other", "result"].includes(role)) &&
  sentence.loose.every(({ content }) => content.unit === null && !content.hex);
