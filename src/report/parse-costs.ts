/** What observations cost, as a person says it in a file. Apart because only a run with such a file needs zod. */
import type { Costs } from "../rules/experiment.ts";
import { costsSchema } from "./costs/schema.ts";
import { costNames } from "./costs.ts";

/** What is wrong with a file of costs: the name that it is about, and a sentence. */
export interface CostsProblem {
  readonly at: string | null;
  readonly what: string;
}

/** The costs that a JSON text holds, or what is wrong with it. */
export const parseCosts = (text: string): Costs | CostsProblem => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { at: null, what: "this is no JSON" };
  }
  const parsed = costsSchema.safeParse(json);
  if (!parsed.success) {
    const [name] = parsed.error.issues[0]?.path ?? [];
    if (name === undefined) return { at: null, what: "this is no object of names and costs" };
    return { at: String(name), what: "a cost is a number above 0 and at most 1000, or null" };
  }
  const unknown = Object.keys(parsed.data).find((name) => !costNames.includes(name));
  return unknown === undefined
    ? new Map(Object.entries(parsed.data))
    : { at: unknown, what: "no observation and no place has this name" };
};
