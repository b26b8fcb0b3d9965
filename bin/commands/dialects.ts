/** The files of `--dialect`: read, checked and blamed at the place in them that is wrong, with the line that shows it. */
import type { VendorDialect } from "../../src/index.ts";
import { readText } from "../host.ts";
import { CannotAnalyse, type Problem } from "../problem.ts";
import { problemIn } from "./file-problem.ts";

export interface GivenDialects {
  readonly dialects: readonly VendorDialect[];
  /** Identities of the files that were read, so that no output replaces one of them. */
  readonly files: ReadonlySet<string>;
  /** The files as they were read, in order. */
  readonly texts: readonly { readonly path: string; readonly text: string }[];
}

/** Loads every file, in order. Throws {@link CannotAnalyse} with what is wrong in each. */
export const readDialects = async (paths: readonly string[]): Promise<GivenDialects> => {
  if (paths.length === 0) return { dialects: [], files: new Set(), texts: [] };
  const { loadDialect } = await import("../config/shapes.ts");
  const dialects: VendorDialect[] = [];
  const problems: Problem[] = [];
  const files = new Set<string>();
  const texts: { path: string; text: string }[] = [];
  for (const path of paths) {
    const { text, identity } = await readText(path);
    files.add(identity);
    texts.push({ path, text });
    const loaded = loadDialect(text);
    if ("what" in loaded) problems.push(problemIn(path, loaded, "dialect"));
    else dialects.push(loaded);
  }
  if (problems.length > 0) throw new CannotAnalyse(problems);
  return { dialects, files, texts };
};
