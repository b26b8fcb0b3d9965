/** `dma-forensics verify REPORT FILES...`: whether the lines that a report cites carry what it says. */
import { type Outcome, openAnalysis, type Platform, type Report } from "../../src/index.ts";
import { interruptible, writeOut } from "../host.ts";
import { stop } from "../problem.ts";
import { readSources } from "./analyze/captures.ts";
import { readFacts } from "./analyze/facts.ts";
import { filesOf } from "./analyze/request.ts";
import { readTwice, withSources } from "./analyze/sources.ts";
import { cutOf } from "./cut.ts";
import { readDialects } from "./dialects.ts";
import { type Proof, proofOf } from "./proof.ts";
import { savedReport } from "./saved-report.ts";

export interface VerifyFlags {
  readonly dialect?: readonly string[];
}

const checkNames = (report: Report, { spans }: Outcome, path: string): void => {
  const read = spans();
  const cited = report.tasks.flatMap(({ events }) => events.map((event) => event.replace(/^\S+ |:\d+$/g, "")));
  const missing = [...new Set(cited)].filter((name) => !read.has(name));
  if (missing.length > 0)
    stop(
      path,
      `it cites ${missing.join(", ")}, which is not among the files`,
      "name the logs that the report is about",
      "report",
    );
};

const COUNTED: Readonly<Record<Proof["reach"], string>> = {
  cited: "",
  unread: ", those that were not understood among them,",
  understood: "",
};

/** Prints what does not hold and returns the exit status. Throws `CannotAnalyse`. */
export const verify = async (path: string, paths: readonly string[], flags: VerifyFlags): Promise<number> => {
  const files = filesOf("verify", paths);
  const { report, proof } = await interruptible(async () => {
    const { report: own } = await savedReport(path);
    const { facts } = await readFacts(own.given);
    const { dialects } = await readDialects(flags.dialect ?? []);
    const options = { given: facts, platform: own.platform as Platform, dialects };
    return withSources(files, [], async (once) => {
      const sources = readTwice(once);
      const analysis = openAnalysis(options);
      await readSources(sources, analysis);
      const outcome = analysis.finish();
      checkNames(own, outcome, path);
      const found = await proofOf(outcome, own, options, ["cited", "unread"], cutOf(sources, outcome));
      return { report: own, proof: found };
    });
  });
  const counted = proof.captures.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const all = report.captures.reduce((sum, { lines }) => sum + lines, 0);
  const lines = `${counted} of ${all} lines${COUNTED[proof.reach]}`;
  if (proof.wrong.length === 0) {
    await writeOut(`carried: ${lines} give the verdict ${report.verdict} and every word of the report again\n`);
    return 0;
  }
  await writeOut(`not carried by ${lines}:\n${proof.wrong.map((one) => `  ${one}\n`).join("")}`);
  return 1;
};
