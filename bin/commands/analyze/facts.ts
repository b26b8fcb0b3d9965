/** The facts of `--given`: told one by one or in a file, and blamed on the right line of the right file if they do not parse. */
import { type Fact, parseFact, parseFacts } from "../../../src/index.ts";
import { readText } from "../../host.ts";
import { CannotAnalyse, type Problem } from "../../problem.ts";

export interface GivenFacts {
  readonly facts: readonly Fact[];
  /** Identities of the files that were read, so that no report replaces one of them. */
  readonly files: ReadonlySet<string>;
}

const problemAt = (where: string, what: string): Problem => ({
  where,
  what,
  next: "dma-forensics analyze --help shows what facts look like",
  id: "fact",
});

/** Parses every `--given`, in order; `@FILE` holds one fact a line. Throws {@link CannotAnalyse} with all that do not parse. */
export const readFacts = async (given: readonly string[]): Promise<GivenFacts> => {
  const told: Fact[] = [];
  const problems: Problem[] = [];
  const files = new Set<string>();
  for (const value of given) {
    if (value.startsWith("@")) {
      const path = value.slice(1);
      const { text, identity } = await readText(path);
      const { facts, problems: wrong } = parseFacts(text);
      files.add(identity);
      told.push(...facts);
      problems.push(...wrong.map(({ line, problem }) => problemAt(`${path}:${line}`, problem)));
    } else {
      const parsed = parseFact(value);
      if ("problem" in parsed) problems.push(problemAt("--given", parsed.problem));
      else told.push(parsed);
    }
  }
  if (problems.length > 0) throw new CannotAnalyse(problems);
  return { facts: told, files };
};
