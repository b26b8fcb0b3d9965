/** The scope of a case as published: counts of tasks, and in words what separates those that fail from those that pass. */
import { hex } from "../../model/units.ts";
import type { Diagnosis } from "../../rules/diagnosis.ts";
import type { Separation } from "../../rules/separation.ts";
import type { Report } from "../schema.ts";

const bytes = (value: Separation["at"]): string => `${String(value)} ${value === 1 ? "byte" : "bytes"}`;

const code = (value: Separation["at"]): string => (typeof value === "number" ? hex(value) : String(value));

/** What every failing task has; each ends the sentence "every failing task …, and no passing one". */
const SENTENCES: Readonly<Record<Separation["property"], (at: Separation["at"]) => string>> = {
  direction: (at) => `is ${String(at)}`,
  target: (at) => `is for target ${String(at)}`,
  command: (at) => `has the operation code ${code(at)}`,
  long: (at) => `is longer than ${bytes(at)}`,
  short: (at) => `is shorter than ${bytes(at)}`,
  "high-address": (at) => `has an address at or above ${typeof at === "bigint" ? hex(at) : String(at)}`,
  misaligned: (at) => `has an address that is no multiple of ${bytes(at)}`,
  "page-aligned": (at) => `begins at a page of ${bytes(at)}`,
  "page-straddle": (at) => `crosses a page of ${bytes(at)}`,
  depth: (at) => `was dispatched with more than ${String(at)} other ${at === 1 ? "task" : "tasks"} open`,
};

const valueText = (property: Report["scope"]["groups"][number]["property"], value: string | number): string =>
  property === "command" && typeof value === "number" ? hex(value) : String(value);

export const scopeRow = ({ scope, explanations }: Diagnosis): Report["scope"] => ({
  failing: scope.failing.length,
  passing: scope.passing.length,
  unseen: scope.unseen,
  alike: scope.alike,
  groups: scope.groups.map(({ property, value, failing, passing }) => ({
    property,
    value: valueText(property, value),
    failing,
    passing,
  })),
  separations: scope.separations.map(({ property, at, failing, passing }) => ({
    property,
    what: SENTENCES[property](at),
    failing,
    passing,
    causes: explanations.flatMap(({ separations, candidate }) =>
      separations.some((one) => one.property === property) ? candidate.causes.map(({ id }) => id) : [],
    ),
  })),
});
