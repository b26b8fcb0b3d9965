/** What a value shows its key to mean, or to hold: a stage in words is a moment and no memory, an id ends at a blank. Apart from the vocabulary, which knows keys alone. */
import type { Field } from "./sentence.ts";

const EXPECTED = /^(?:want(?:ed|s)?|expect(?:ed|s)?|exp|should be|ought)$/i;

const OF_STAGES = /^(?:stage|staged|stg)$/i;

// 00bb outbound queue push
const ID = /^(?=\S{0,15}\d)[0-9a-f]{2,8}(?=\s[a-z])/i;

/** The field of a body as its value shows it to be. */
export const asWritten = (field: Field): Field => {
  const { role, name, content, start } = field;
  // want 42 4c 4b 5a: what a comparison expected, and nobody saw
  if (role === "bytes" && content.bytes !== null && EXPECTED.test(name)) return { ...field, role: "other" };
  if (content.words === null) return field;
  // stage=before_completion
  if (role === "bytes" && content.bytes === null && OF_STAGES.test(name)) return { ...field, role: "other" };
  const id = role === "task" ? ID.exec(content.words)?.[0] : undefined;
  return id === undefined ? field : { ...field, end: start + id.length, content: { ...content, words: id } };
};
