/** The words of one discrepancy. */
import type { Report } from "../schema.ts";

type Kind = Report["discrepancies"][number]["kind"];

export interface Words {
  readonly kind: Kind;
  readonly what: string;
  readonly predicted: string;
  readonly observed: string;
}
