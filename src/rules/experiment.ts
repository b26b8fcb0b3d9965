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

/** Where an observation is made: in what is saved already, in the driver, in the firmware, or in a program above the driver. */
export const places = ["disk", "driver", "firmware", "client"] as const;

export type Place = (typeof places)[number];

export interface Experiment {
  readonly id: string;
  /** What to do, as an instruction. */
  readonly do: string;
  /** The same as a question to somebody who has the machine and the sources of the driver: what one wants to know, and what is asked for. */
  readonly ask: string;
  /** Statements to add, ready to paste; `null` where nothing has to be built. */
  readonly paste: string | null;
  readonly place: Place;
  /**
   * What it takes, beside the others: 2 to look at what is on disk, 3 for a line in the driver, 4 for an experiment in the driver, 5
   * for a line in the firmware or a client's test. A person may say otherwise.
   */
  readonly cost: number;
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
  /** The same where these tasks tell more of what one would see. */
  readonly expected?: (tasks: readonly Task[]) => Readonly<Record<string, string>>;
}

/** What observations cost, by the id of an experiment or by its place; `null` for what cannot be made. */
export type Costs = ReadonlyMap<string, number | null>;

/** An experiment that is worth making in this case. */
export interface Suggestion {
  readonly experiment: Experiment;
  readonly cost: number;
  /** In the order of the experiment's outcomes, each with the surviving causes that predict it. */
  readonly outcomes: readonly { readonly sentence: string; readonly causes: readonly string[] }[];
}

/** The experiments of one rebuild, chosen together. */
export interface Bundle {
  /** The one that is worth most first. */
  readonly suggestions: readonly Suggestion[];
  /** Pairs of surviving causes with different remedies, and how many of them would be told apart. */
  readonly pairs: { readonly all: number; readonly told: number };
  /** Survivors that would still stand together, in sets of two and more. */
  readonly together: readonly (readonly string[])[];
}
