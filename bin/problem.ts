/** What ends a run before there is a report: always a place, a sentence and the next step, and always exit status 2. */
import type { MessageId } from "./messages.ts";

export interface Problem {
  /** The file, the option or the stream. */
  readonly where: string;
  /** What is wrong there, without a full stop. */
  readonly what: string;
  /** What the person does about it. */
  readonly next: string;
  /** Its kind, which `dma-forensics explain` knows; told by the place if absent. */
  readonly id?: MessageId;
}

/** Thrown by whatever cannot go on; caught once, in `dma-forensics.ts`. */
export class CannotAnalyse extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(describe).join("\n"));
    this.problems = problems;
  }
}

/** An option is named by its dashes; whatever else is named is an input. */
const idOf = ({ where, id }: Problem): MessageId => id ?? (where.startsWith("-") ? "option-value" : "input");

/** A problem as it is printed: the sentence with the id of its kind, and below it the next step. */
export const describe = (problem: Problem): string => {
  const [sentence = "", ...shown] = problem.what.split("\n");
  const lines = shown.map((line) => `\n${line}`).join("");
  return `${problem.where}: ${sentence} [${idOf(problem)}]${lines}\n  next: ${problem.next}`;
};

/** Stops the run for one reason. */
export const stop = (where: string, what: string, next: string, id?: MessageId): never => {
  throw new CannotAnalyse([{ where, what, next, ...(id === undefined ? {} : { id }) }]);
};
