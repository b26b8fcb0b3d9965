/** Reads the samples: the captures as bytes, the facts, and the truth that was written by hand. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AnalysisOptions, analyze, type Fact, type Outcome, type Platform, parseFacts } from "../../src/index.ts";

const ROOT = join(import.meta.dirname, "../../samples");

type Word = "confirmed" | "likely" | "possible" | "unlikely" | "ruled-out" | "not-assessable" | "absent";

export interface Truth {
  readonly about: string;
  readonly files: readonly string[];
  readonly given: string | null;
  readonly platform: Platform;
  readonly exit: number;
  readonly verdict: string;
  readonly assessed: string;
  readonly tasks: number;
  readonly causes: Readonly<Record<string, Word | readonly Word[]>>;
  readonly violations: Readonly<Record<string, string>>;
}

export interface Sample {
  readonly name: string;
  readonly folder: string;
  readonly truth: Truth;
  readonly captures: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly options: AnalysisOptions;
}

const factsOf = (path: string): readonly Fact[] => {
  const { facts, problems } = parseFacts(readFileSync(path, "utf8"));
  if (problems.length > 0) throw new Error(`${path}: ${JSON.stringify(problems)}`);
  return facts;
};

const load = (name: string): Sample => {
  const folder = join(ROOT, name);
  const truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")) as Truth;
  return {
    name,
    folder,
    truth,
    captures: truth.files.map((file) => ({ name: file, bytes: new Uint8Array(readFileSync(join(folder, file))) })),
    options: { given: truth.given === null ? [] : factsOf(join(folder, truth.given)), platform: truth.platform },
  };
};

export const samples: readonly Sample[] = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => load(entry.name));

export const run = ({ captures, options }: Pick<Sample, "captures" | "options">): Outcome => analyze(captures, options);

/** What became of each cause, in the words of the truth files. */
export const wordsOf = ({ report }: Outcome): ReadonlyMap<string, Word> =>
  new Map<string, Word>([
    ...report.diagnoses
      .filter(({ causes }) => causes.length === 1)
      .map(({ causes, verdict }): [string, Word] => [causes[0] ?? "", verdict]),
    ...report.ruledOut.map(({ cause }): [string, Word] => [cause, "ruled-out"]),
    ...report.notAssessable.map(({ cause }): [string, Word] => [cause, "not-assessable"]),
  ]);
