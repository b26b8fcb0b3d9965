/** The files of `--dialect`: read, checked and blamed at the place in them that is wrong, with the line that shows it. */
import type { DialectProblem, VendorDialect } from "../../src/index.ts";
import { visible } from "../../src/report/visible.ts";
import { readText } from "../host.ts";
import { CannotAnalyse, type Problem } from "../problem.ts";

export interface GivenDialects {
  readonly dialects: readonly VendorDialect[];
  /** Identities of the files that were read, so that no output replaces one of them. */
  readonly files: ReadonlySet<string>;
  /** The files as they were read, in order. */
  readonly texts: readonly { readonly path: string; readonly text: string }[];
}

/** UTF-16 units of a line that are shown before and behind the place that is meant. */
const AROUND = 60;

/** The line with a caret under what is meant; a long one is cut on both sides. */
const pointed = ({ text, start, end }: NonNullable<DialectProblem["shown"]>): string => {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, Math.max(end, start + 1) + AROUND);
  const before = `${from > 0 ? "..." : ""}${visible(text.slice(from, start))}`;
  const meant = visible(text.slice(start, end));
  const after = `${visible(text.slice(end, to))}${to < text.length ? "..." : ""}`;
  return `\n    ${before}${meant}${after}\n    ${" ".repeat(before.length)}${"^".repeat(Math.max(1, meant.length))}`;
};

/** `samples[0].events[1].fields.length` */
const pathOf = (path: DialectProblem["path"]): string =>
  path
    .map((step) => (typeof step === "number" ? `[${step}]` : /^[$\w-]{1,80}$/u.test(step) ? `.${step}` : `["${step}"]`))
    .join("")
    .replace(/^\./u, "");

const problemOf = (file: string, { path, what, next, shown }: DialectProblem): Problem => ({
  where: path.length === 0 ? file : `${file}: ${pathOf(path)}`,
  what: `${what}${shown === null ? "" : pointed(shown)}`,
  next,
  id: "dialect",
});

/** Loads every file, in order. Throws {@link CannotAnalyse} with what is wrong in each. */
export const readDialects = async (paths: readonly string[]): Promise<GivenDialects> => {
  if (paths.length === 0) return { dialects: [], files: new Set(), texts: [] };
  const { loadDialect } = await import("../../src/files.ts");
  const dialects: VendorDialect[] = [];
  const problems: Problem[] = [];
  const files = new Set<string>();
  const texts: { path: string; text: string }[] = [];
  for (const path of paths) {
    const { text, identity } = await readText(path);
    files.add(identity);
    texts.push({ path, text });
    const loaded = loadDialect(text);
    if ("what" in loaded) problems.push(problemOf(path, loaded));
    else dialects.push(loaded);
  }
  if (problems.length > 0) throw new CannotAnalyse(problems);
  return { dialects, files, texts };
};
