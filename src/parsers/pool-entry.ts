/** A line of `UserMapHBAData` with two numbers of a task: its place in the pool, and behind an arrow the id that it is given there. */
import type { Field } from "./sentence.ts";

// task 0 -> tid 256     frame 3 => id 17     entry 3: id := 17
const GIVEN = /(?:->|=>|\u2192|:=|\bgets\b|\bis\b)\s{0,3}(?:[\w.]{1,20}[\s=:#]{0,3})?$/i;

/** The fields of such a line without the place in the pool. */
export const withGivenId = (fields: readonly Field[], body: string): readonly Field[] => {
  if (!body.includes("MapHBAData")) return fields;
  const tasks = fields.filter(({ role }) => role === "task");
  const given = tasks.findLast(({ start }) => GIVEN.test(body.slice(Math.max(0, start - 24), start)));
  if (tasks.length < 2 || given === undefined) return fields;
  return fields.map((field) => (field.role === "task" && field !== given ? { ...field, role: "other" } : field));
};
