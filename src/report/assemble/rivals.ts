/** The rivals of an explanation, and why these captures cannot tell it from them: by which lines are there, and by which of the next ones would be. */
import { meets, oneRemedy } from "../../rules/candidate.ts";
import type { Diagnosis, Explanation } from "../../rules/diagnosis.ts";
import type { ReportDiagnosis } from "../schema.ts";

type Row = ReportDiagnosis["rivals"][number];

const idOf = ({ candidate }: Explanation): string => candidate.causes.map(({ id }) => id).join(" + ");

/** Another single cause with another remedy, of one of the same discrepancies. */
const isRival = (own: Explanation, other: Explanation): boolean =>
  other !== own &&
  other.candidate.causes.length === 1 &&
  !oneRemedy(own.candidate, other.candidate) &&
  meets(other.candidate, own.candidate);

const because = (own: Explanation, other: Explanation): string => {
  if (other.candidate.violation !== null) return "its rule is broken, and no source ties that to what was observed";
  if (own.separations.length > 0 && other.separations.length === 0)
    return "it does not predict what separates the tasks";
  if (own.shown && other.shown) return "lines show the steps of both";
  if (own.shown) return "no line shows its step, and none denies it";
  return other.shown ? "a line shows its step, and none that of this cause" : "no line shows the step of either";
};

/** The first of the next observations in which the two predict different things. */
const toldBy = (own: Explanation, other: Explanation, { next }: Diagnosis): string | null => {
  const [a, b] = [idOf(own), idOf(other)];
  const found = next.suggestions.find(({ outcomes }) => {
    const of = (id: string): number => outcomes.findIndex(({ causes }) => causes.includes(id));
    return of(a) >= 0 && of(b) >= 0 && of(a) !== of(b);
  });
  return found?.experiment.id ?? null;
};

/** Rivals of one reason and one remedy for it stand together, in the order of the diagnoses. */
export const rivalRows = (own: Explanation, diagnosis: Diagnosis): Row[] => {
  const rows = new Map<string, Row>();
  for (const other of diagnosis.explanations.filter((one) => isRival(own, one))) {
    const row = { because: because(own, other), toldBy: toldBy(own, other, diagnosis) };
    const key = JSON.stringify(row);
    rows.set(key, { causes: [...(rows.get(key)?.causes ?? []), idOf(other)], ...row });
  }
  return [...rows.values()];
};
