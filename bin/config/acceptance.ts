/** What a run accepts: the suppressions that are for its files, and the baseline; and what is said of those that have to go. */
import type { Acceptance, Accepting, Baseline, Suppression } from "../../src/index.ts";
import { readText, today } from "../host.ts";
import { type Problem, stop } from "../problem.ts";
import { type Loaded, listOf, loadSuppressions } from "./load.ts";
import type { SuppressionFile } from "./schema.ts";
import { concerns } from "./settle.ts";

/** A report of a large case has tens of megabytes. */
export const REPORT_LIMIT_MIB = 256;

export interface RunAcceptance extends Acceptance {
  /** Places of the suppressions in their file. */
  readonly places: readonly number[];
  readonly file: string | null;
  /** Identities of the files that were read, so that no output replaces one of them. */
  readonly files: ReadonlySet<string>;
}

type Entry = SuppressionFile["suppressions"][number];

const suppressionOf = ({ rule, shape, reason, expires, intermittent }: Entry): Suppression => ({
  rule,
  shape,
  reason,
  expires: expires ?? null,
  intermittent: intermittent === true,
});

/** The entries for a run, with their places in the file; those without files are for every run. */
const ofRun = async (loaded: Loaded<SuppressionFile> | null, captures: readonly string[]) => {
  const own: { readonly entry: Entry; readonly place: number }[] = [];
  if (loaded === null) return own;
  for (const [place, entry] of loaded.data.suppressions.entries()) {
    const { files } = entry;
    if (files === undefined || (await concerns(loaded.path, listOf(files), captures))) own.push({ entry, place });
  }
  return own;
};

const readBaseline = async (path: string): Promise<{ readonly baseline: Baseline; readonly identity: string }> => {
  const { text, identity } = await readText(path, REPORT_LIMIT_MIB);
  const { parseBaseline } = await import("./shapes.ts");
  const baseline =
    parseBaseline(text) ??
    stop(
      path,
      "this is no report that can be a baseline",
      "make one with dma-forensics analyze FILES --format json=BASELINE",
      "report",
    );
  return { baseline, identity };
};

/** Reads what is named; `undefined` is none. Throws `CannotAnalyse`. */
export const readAcceptance = async (
  suppressions: string | undefined,
  baseline: string | undefined,
  captures: readonly string[],
): Promise<RunAcceptance> => {
  const loaded = suppressions === undefined ? null : await loadSuppressions(suppressions);
  const known = baseline === undefined ? null : await readBaseline(baseline);
  const own = await ofRun(loaded, captures);
  return {
    suppressions: own.map(({ entry }) => suppressionOf(entry)),
    places: own.map(({ place }) => place),
    file: loaded?.path ?? null,
    baseline: known?.baseline ?? null,
    files: new Set([loaded?.identity, known?.identity].flatMap((one) => one ?? [])),
    today: today(),
  };
};

const WHAT = {
  expired: "has ended, so what it suppresses counts again",
  stale: "fits nothing in this report",
} as const;

const NEXT = {
  expired: "mend what it is about, or give it another day and reason",
  stale: "remove it; if it is for other captures, say which in files; if the fault comes and goes, add intermittent",
} as const;

/** The suppressions that have to go, one problem each. */
export const problemsOf = (
  { outdated }: Accepting,
  { file, places, suppressions }: RunAcceptance,
): readonly Problem[] =>
  outdated.map(({ index, because }) => {
    const { rule, reason, expires } = suppressions[index] ?? { rule: "?", reason: "", expires: null };
    const day = because === "expired" ? ` on ${expires}` : "";
    return {
      where: `${file}: suppressions[${places[index]}]`,
      what: `the suppression of ${rule} ("${reason}") ${WHAT[because].replace("has ended", `has ended${day}`)}`,
      next: NEXT[because],
      id: "suppression" as const,
    };
  });
