/** What an experiment is: one more observation, the code that makes it, and what each surviving cause would let it show. */
import type { Machine } from "../model/machine.ts";
import type { Task } from "../model/task.ts";
import type { Timeline } from "../model/timeline.ts";
import type { Trial } from "./trial.ts";

/** What a surviving cause is asked: its replay of one task. */
export interface Prospect {
  readonly task: Task;
  readonly trial: Trial;
  readonly machine: Machine;
}

export interface Experiment {
  readonly id: string;
  /** What to do, as an instruction. */
  readonly do: string;
  /** The same as a question to somebody who has the machine and the sources of the driver: what one wants to know, and what is asked for. */
  readonly ask: string;
  /** Statements to add, ready to paste; `null` where nothing has to be built. */
  readonly paste: string | null;
  /** 0 look at what is on disk, 1 a line in the driver, 2 an experiment in the driver, 3 a line in the firmware or a client's test. */
  readonly cost: 0 | 1 | 2 | 3;
  /** False if what it looks for may be missing although the cause is at work; it then counts half. */
  readonly dependable: boolean;
  /** True if it looks at what happens above the driver: it then serves for requests that were never handed over, and only for them. */
  readonly above?: boolean;
  /** True if the captures do not hold the answer already, and the case is one that it can be asked of. */
  readonly applies: (timeline: Timeline, tasks: readonly Task[]) => boolean;
  /** The outcome that the cause predicts, as a key of `outcomes`; `null` if it predicts nothing. */
  readonly predicts: (prospect: Prospect) => string | null;
  /** Sentences for the outcomes: what one would see. */
  readonly outcomes: Readonly<Record<string, string>>;
}

export interface Suggestion {
  readonly experiment: Experiment;
  readonly outcomes: readonly { readonly sentence: string; readonly causes: readonly string[] }[];
}
