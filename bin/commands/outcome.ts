/** The captures of a command, analysed: for commands that show one view of the outcome and write no file. */
import { type Outcome, openAnalysis, platforms } from "../../src/index.ts";
import { configurationOf } from "../config/load.ts";
import { settle } from "../config/settle.ts";
import { interruptible } from "../host.ts";
import { readSources } from "./analyze/captures.ts";
import { readFacts } from "./analyze/facts.ts";
import { anchorsOf, checkAnchors, filesOf } from "./analyze/request.ts";
import { withSources } from "./analyze/sources.ts";
import { readDialects } from "./dialects.ts";
import { oneOf } from "./words.ts";

/** The options as commander hands them over. */
export interface OutcomeFlags {
  readonly given?: readonly string[];
  readonly align?: readonly string[];
  readonly dialect?: readonly string[];
  readonly platform?: string;
  readonly config?: string | false;
}

/** Reads and analyses the files. Throws `CannotAnalyse`. */
export const outcomeOf = async (command: string, paths: readonly string[], flags: OutcomeFlags): Promise<Outcome> => {
  const files = filesOf(command, paths);
  const configured = await settle(await configurationOf(flags.config), files);
  const anchors = anchorsOf([...configured.align, ...(flags.align ?? [])]);
  const named = flags.platform ?? configured.platform;
  const platform = named === undefined ? "unknown" : oneOf("--platform", named, platforms);
  const outcome = await interruptible(async () => {
    const { facts } = await readFacts([...configured.given, ...(flags.given ?? [])]);
    const { dialects } = await readDialects([...configured.dialect, ...(flags.dialect ?? [])]);
    return withSources(files, [], async (sources) => {
      const analysis = openAnalysis({ given: facts, platform, anchors, dialects });
      await readSources(sources, analysis);
      return analysis.finish();
    });
  });
  checkAnchors(outcome.anchorProblems);
  return outcome;
};
