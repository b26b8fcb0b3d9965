/** Behind the first explanation stands what explains most of what those above leave open: where two things are wrong, the second is not behind all rivals of the first. */
import type { Explanation } from "./diagnosis.ts";

const isPeer = (a: Explanation, b: Explanation): boolean =>
  a.word === b.word && a.candidate.causes.length === b.candidate.causes.length && b.candidate.violation === null;

/** The explanations in the declared order, with that change among those of one word and one number of faults. */
export const spread = ([first, ...others]: readonly Explanation[]): readonly Explanation[] => {
  if (first === undefined) return [];
  const explained = new Set(first.candidate.explains);
  const news = ({ candidate }: Explanation): number => candidate.explains.filter((id) => !explained.has(id)).length;
  const placed = [first];
  const rest = [...others];
  for (let [head] = rest; head !== undefined; [head] = rest) {
    const own = head;
    const best = rest.filter((one) => isPeer(own, one)).reduce((a, b) => (news(b) > news(a) ? b : a), head);
    rest.splice(rest.indexOf(best), 1);
    placed.push(best);
    for (const id of best.candidate.explains) explained.add(id);
  }
  return placed;
};
