/** What ends a run before there is a report: always a place, a sentence and the next step, and always exit status 2. */

export interface Problem {
  /** The file, the option or the stream. */
  readonly where: string;
  /** What is wrong there, without a full stop. */
  readonly what: string;
  /** What the person does about it. */
  readonly next: string;
}

/** Thrown by whatever cannot go on; caught once, in `dma-forensics.ts`. */
export class CannotAnalyse extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(describe).join("\n"));
    this.problems = problems;
  }
}

/** A problem as it is printed: the sentence, and below it the next step. */
export const describe = ({ where, what, next }: Problem): string => `${where}: ${what}\n  next: ${next}`;

/** Stops the run for one reason. */
export const stop = (where: string, what: string, next: string): never => {
  throw new CannotAnalyse([{ where, what, next }]);
};
