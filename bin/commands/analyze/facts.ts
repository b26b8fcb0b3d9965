/** The facts of `--given`: told one by one or in a file, and blamed on the right line of the right file if they do not parse. */
import { type Fact, parseFact } from "../../../src/index.ts";
import { readText } from "../../host.ts";
import { CannotAnalyse, type Problem } from "../../problem.ts";

export interface GivenFacts {
  readonly facts: readonly Fact[];
  /** Identities of the files that were read, so that no report replaces one of them. */
  readonly files: ReadonlySet<string>;
}

/** A fact as written, and where. */
interface Told {
  readonly where: string;
  readonly text: string;
}

const FORMS =
  "write it like observed:dext=zeros, no-call:UserReportHBAConstraints or override:UserReportHBAConstraints";

/** Lines of a facts file; blank ones and those that begin with `#` say nothing. */
const toldIn = (path: string, text: string): readonly Told[] =>
  text
    .split(/\r\n|\n|\r/u)
    .map((line, index) => ({ where: `${path}:${index + 1}`, text: line.trim() }))
    .filter((told) => told.text !== "" && !told.text.startsWith("#"));

/** Parses every `--given`, in order. Throws {@link CannotAnalyse} with all that do not parse. */
export const readFacts = async (given: readonly string[]): Promise<GivenFacts> => {
  const told: Told[] = [];
  const files = new Set<string>();
  for (const value of given) {
    if (!value.startsWith("@")) {
      told.push({ where: "--given", text: value });
      continue;
    }
    const { text, identity } = await readText(value.slice(1));
    files.add(identity);
    told.push(...toldIn(value.slice(1), text));
  }
  const facts: Fact[] = [];
  const problems: Problem[] = [];
  for (const { where, text } of told) {
    const parsed = parseFact(text);
    if ("problem" in parsed) problems.push({ where, what: parsed.problem, next: FORMS });
    else facts.push(parsed);
  }
  if (problems.length > 0) throw new CannotAnalyse(problems);
  return { facts, files };
};
