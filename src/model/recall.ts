/**
 * Results that are remembered by what they asked of the assumptions. A pure function of a setting that asked for some keys
 * only gives the same result under every setting with the same answers, whatever else that one flips.
 */
import type { AssumptionKey, Flip, Setting } from "./assumption.ts";

/**
 * A question that the function always asks here, with what became of each answer, or its result behind the last question.
 * Nearly every question meets one answer only, so the others have a map of their own.
 */
type Turn<T> =
  | {
      readonly key: AssumptionKey;
      readonly answer: Flip | undefined;
      readonly next: Turn<T>;
      others: Map<Flip | undefined, Turn<T>> | null;
    }
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
    for (const one of asked) if (one.key === key) return answer;
    asked.push({ key, answer });
    return answer;
  };
  return { setting: { get, nominal: assumptions.nominal }, asked };
};

/** The turn that the questions lead to, from the last one back to the one of that rank. */
const pathTo = <T>(asked: readonly Asked[], from: number, result: T): Turn<T> => {
  let turn: Turn<T> = { result };
  for (let rank = asked.length - 1; rank >= from; rank -= 1) {
    const one = asked[rank];
    if (one !== undefined) turn = { key: one.key, answer: one.answer, next: turn, others: null };
  }
  return turn;
};

/** The function with a memory. Flips are told apart by identity: two equal ones cost a second run and no more. */
export const recalled = <T>(compute: (assumptions: Setting) => T): ((assumptions: Setting) => T) => {
  // Whether anything is flipped at all is a question of its own, and asked before all others.
  let nominal: Turn<T> | undefined;
  let flipped: Turn<T> | undefined;
  return (assumptions) => {
    let turn = assumptions.nominal ? nominal : flipped;
    let depth = 0;
    while (turn !== undefined && "key" in turn) {
      const answer = assumptions.get(turn.key);
      depth += 1;
      const next: Turn<T> | undefined = answer === turn.answer ? turn.next : turn.others?.get(answer);
      if (next === undefined) {
        const { setting, asked } = noted(assumptions);
        const result = compute(setting);
        turn.others ??= new Map();
        turn.others.set(answer, pathTo(asked, depth, result));
        return result;
      }
      turn = next;
    }
    if (turn !== undefined) return turn.result;
    const { setting, asked } = noted(assumptions);
    const result = compute(setting);
    if (assumptions.nominal) nominal = pathTo(asked, 0, result);
    else flipped = pathTo(asked, 0, result);
    return result;
  };
};
