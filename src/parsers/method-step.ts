/** A step of a method that stands behind its name as a part of it: `UserInitializeController.begin`. Apart from the calls, whose names have none. */

import { list } from "./vocabulary/words.ts";
import { callOf } from "./vocabulary.ts";

// UserInitializeController.begin     UserCreateTargetForID.end     PrepareForDMA.ok
const STEPS = list("begin end enter exit start done ret return leave ok fail");

/** The method of a name, and the step of it that a part behind it tells. `last` is the last part of the name's path. */
export const methodOf = (name: string, last: string): { readonly text: string; readonly step: string | null } => {
  const [method = "", step = ""] = name.split(".").slice(-2);
  // pci.open: what is called, of whom
  if (method !== "" && callOf(method) === undefined && callOf(step) !== undefined) return { text: step, step: null };
  return STEPS.has(step.toLowerCase()) && callOf(method) !== undefined
    ? { text: method, step: step.toLowerCase() }
    : { text: last, step: null };
};
