/** A few processes that take one case after the other: memory is bounded by what one case needs in each of them. */
import type { CaseLine } from "../../../src/index.ts";
import { type Child, startChild } from "../../host.ts";
import { deadCase } from "../case/run.ts";
import { type Question, UNCHANGED } from "../case.ts";

/** What became of one case: its line, or that its input is the known one. */
export type Settled = CaseLine | typeof UNCHANGED;

export interface Pool {
  readonly jobs: number;
  /** Arguments of the processes. */
  readonly arguments: readonly string[];
}

/** Runs all cases and tells of each as it begins and as it ends; two ends are never told at once. */
export const runPool = async (
  { jobs, arguments: own }: Pool,
  questions: readonly Question[],
  begins: (question: Question) => void,
  ends: (question: Question, settled: Settled) => Promise<void>,
): Promise<void> => {
  let next = 0;
  let telling: Promise<void> = Promise.resolve();
  const told = (question: Question, settled: Settled): Promise<void> => {
    telling = telling.then(() => ends(question, settled));
    return telling;
  };
  const work = async (): Promise<void> => {
    let child: Child | null = null;
    for (let question = questions[next++]; question !== undefined; question = questions[next++]) {
      child ??= startChild(own);
      begins(question);
      const answer = await child.ask(JSON.stringify(question));
      if ("died" in answer) {
        child = null;
        await told(question, deadCase(question, answer.died));
      } else {
        const { line } = answer;
        await told(question, line === UNCHANGED ? UNCHANGED : (JSON.parse(line) as CaseLine));
      }
    }
    child?.close();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, questions.length) }, work));
};
