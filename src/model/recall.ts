/**
 * Results that are remembered by what they asked of the assumptions. A pure function of a setting that asked for some keys
 * only gives the same result under every setting with the same answers, whatever else that one flips.
 */
import type { AssumptionKey, Flip, Setting } from "./assumption.ts";

/** A question that the function always asks here, with what became of each answer; or its result, behind the last question. */
type Turn<T> =
  | { readonly key: AssumptionKey; readonly answers: Map<Flip | undefined, Turn<T>> }
  | { readonly result: T };

interface Asked {
  readonly key: AssumptionKey;
  readonly answer: Flip | undefined;
}

/** A setting that notes each key when it is first asked for. */
const noted = (assumptions: Setting): { readonly setting: Setting; readonly asked: readonly Asked[] } => {
  const asked: Asked[] = [];
  const get: Setting["get"] = (key) => {
    const answer = assumptions.get(key);
    if (!asked.some((one) => one.key === key)) asked.push({ key, answer });
    return answer;
  };
  return { setting: { get, nominal: assumptions.nominal }, asked };
};

/** The turn that the questions lead to, from the last one back. */
const pathTo = <T>(asked: readonly Asked[], result: T): Turn<T> =>
  asked.reduceRight<Turn<T>>((next, { key, answer }) => ({ key, answers: new Map([[answer, next]]) }), { result });

/** The function with a memory. Flips are told apart by identity: two equal ones cost a second run and no more. */
export const recalled = <T>(compute: (assumptions: Setting) => T): ((assumptions: Setting) => T) => {
  // Whether anything is flipped at all is a question of its own, and asked before all others.
  const firsts = new Map<boolean, Turn<T>>();
  return (assumptions) => {
    let turn = firsts.get(assumptions.nominal);
    let depth = 0;
    let open: Map<Flip | undefined, Turn<T>> | undefined;
    while (turn !== undefined && "answers" in turn) {
      open = turn.answers;
      turn = open.get(assumptions.get(turn.key));
      depth += 1;
    }
    if (turn !== undefined) return turn.result;
    const { setting, asked } = noted(assumptions);
    const result = compute(setting);
    const rest = pathTo(asked.slice(depth), result);
    if (open === undefined) firsts.set(assumptions.nominal, rest);
    else open.set(asked[depth - 1]?.answer, rest);
    return result;
  };
};
