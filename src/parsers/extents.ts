/** Where memory begins and how much of it there is, with a plus between: `rd 0x8a948000 +6`. Apart from the keys, because such a length has none. */
import type { Field, Quoted } from "./sentence.ts";
import { foundAs } from "./vocabulary.ts";

// 0x8a948000 +6     0x22fd1000 + 0x200     but not symbol+0x1c
const EXTENT = /(?<![\w.+])0x[0-9a-f]{1,16}\s?\+\s?(\d{1,9}|0x[0-9a-f]{1,8})(?![\w.])/gi;

const LENGTH = foundAs("length");

interface Said {
  readonly fields: readonly Field[];
  readonly loose: readonly Quoted[];
  readonly scope: Field | null;
}

/** What a body about a task says, with the number behind its only plus as a length; a frame of a stack has one as well, and no task. */
export const withExtent = <T extends Said>(body: string, said: T): T => {
  if (!body.includes("+") || !(said.scope !== null || said.fields.some(({ role }) => role === "task"))) return said;
  const [match, ...others] = body.matchAll(EXTENT);
  if (match === undefined || others.length > 0 || said.fields.some(({ role }) => role === "length")) return said;
  const end = match.index + match[0].length;
  const size = said.loose.find((value) => value.end === end && value.content.number !== null);
  if (size === undefined) return said;
  const field: Field = { ...size, role: "length", half: null, key: LENGTH.key, name: "length" };
  return { ...said, fields: [...said.fields, field], loose: said.loose.filter((value) => value !== size) };
};
