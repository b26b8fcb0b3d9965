/** Data from a file that a person wrote, held against a shape: the data, or the first thing that is wrong, blamed at its place. */
import * as z from "zod";

/** One thing that is wrong with the shape: where, what was found there, and which words would do, if it is a matter of words. */
export interface ShapeProblem {
  readonly path: readonly (string | number)[];
  readonly what: string;
  /** The word that is not known, and those that are. */
  readonly word: { readonly found: string; readonly known: readonly string[] } | null;
}

type Issue = z.core.$ZodIssue;

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    data,
  );

/** The names that an object may have at a place, found along the schema. */
const namesAt = (schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] => {
  let here: z.ZodType = schema;
  for (const step of [...path, null]) {
    while (here instanceof z.ZodOptional) here = here.unwrap() as z.ZodType;
    if (here instanceof z.ZodUnion) here = here.options.find((one) => one instanceof z.ZodObject) as z.ZodType;
    if (step === null) break;
    if (here instanceof z.ZodObject) here = here.shape[String(step)] as z.ZodType;
    else if (here instanceof z.ZodArray) here = here.element as z.ZodType;
    else if (here instanceof z.ZodRecord) here = here.valueType as z.ZodType;
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
};

/** A key that is written wrongly is missing as well: the word that stands there says more than the one that does not. */
const isUnknownKey = ({ code }: Issue): boolean => code === "unrecognized_keys";

/** The issue inside a union that belongs to the branch that was meant: the one of the value's own type. */
const meant = (issue: Issue, data: unknown): Issue => {
  if (issue.code !== "invalid_union") return issue;
  const isWord = typeof valueAt(data, issue.path) === "string";
  const all = issue.errors.flat();
  const best = isWord
    ? all.find((one) => one.code === "invalid_value")
    : (all.find(isUnknownKey) ?? all.find((one) => one.path.length > 0));
  return best === undefined ? issue : { ...best, path: [...issue.path, ...best.path] };
};

const plainPath = (path: readonly PropertyKey[]): readonly (string | number)[] =>
  path.map((step) => (typeof step === "number" ? step : String(step)));

const shapeProblem = (schema: z.ZodType, data: unknown, first: Issue): ShapeProblem => {
  const issue = meant(first, data);
  const path = plainPath(issue.path);
  const found = valueAt(data, issue.path);
  if (issue.code === "unrecognized_keys") {
    const [name = ""] = issue.keys;
    const known = namesAt(schema, issue.path);
    return { path: [...path, name], what: `"${name}" is not known here`, word: { found: name, known } };
  }
  if (issue.code === "invalid_value") {
    const known = issue.values.map(String);
    const what = found === undefined ? "this is missing" : `${JSON.stringify(found)} is not known here`;
    return { path, what, word: { found: String(found ?? ""), known } };
  }
  const what = found === undefined ? "this is missing" : (issue.message.split("\n")[0] ?? "");
  return { path, what: what.replace(/^[A-Z]/, (letter) => letter.toLowerCase()), word: null };
};

/** The data as the schema says, or what is wrong. Throws nothing. */
export const shaped = <T>(schema: z.ZodType<T>, data: unknown): T | ShapeProblem => {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const { issues } = result.error;
  const first = issues.find(isUnknownKey) ?? issues[0];
  return first === undefined
    ? { path: [], what: "this holds something else", word: null }
    : shapeProblem(schema, data, first);
};
