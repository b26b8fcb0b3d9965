/** The first bytes of memory that a line ends in, in one run behind a word for them: `tag=201 head 000006121f00`. Apart from the fields, because no sign joins the two. */
import type { Field } from "./sentence.ts";
import { NOTHING } from "./value.ts";
import { foundAs } from "./vocabulary.ts";

const HEAD = /\b(?:head|first|payload|contents?)\s((?=[0-9a-f]{0,63}[a-f]|0)(?:[0-9a-f]{2}){6,64})\s*$/i;

const BYTES = foundAs("bytes");

/** What a body says, with the bytes that it ends in. */
export const withFirstBytes = <S extends { readonly fields: readonly Field[] }>(body: string, said: S): S => {
  const { fields } = said;
  const text = HEAD.exec(body)?.[1];
  if (text === undefined || fields.some(({ role }) => role === "bytes")) return said;
  const end = body.trimEnd().length;
  const start = end - text.length;
  if (fields.some((field) => field.start < end && start < field.end)) return said;
  const bytes = (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  const content = { ...NOTHING, bytes };
  return {
    ...said,
    fields: [...fields, { start, end, content, role: "bytes", half: null, key: BYTES.key, name: "head" }],
  };
};
