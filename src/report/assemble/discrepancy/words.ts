/** The words of one discrepancy, and the observations of one kind that they are about. */
import type { Observation } from "../../../model/observation.ts";
import type { Report } from "../../schema.ts";

type Kind = Report["discrepancies"][number]["kind"];

export interface Words {
  readonly kind: Kind;
  readonly what: string;
  readonly predicted: string;
  readonly observed: string;
}

/** The observations of these kinds. */
export type Of<Kind extends Observation["kind"]> = Extract<Observation, { readonly kind: Kind }>;
