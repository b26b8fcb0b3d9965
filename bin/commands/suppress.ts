/** `dma-forensics suppress REPORT`: results of a report go to the file of suppressions, each with the reason that a person gives. */
import { type Report, suppressible } from "../../src/index.ts";
import { configurationOf, listOf, loadSuppressions, SUPPRESSIONS_NAME } from "../config/load.ts";
import type { SuppressionFile } from "../config/schema.ts";
import { settle } from "../config/settle.ts";
import { checkTargets, interruptible, isThere, today, writeOut, writeWhole } from "../host.ts";
import { stop } from "../problem.ts";
import { savedReport } from "./saved-report.ts";
import { unknownWord } from "./words.ts";

export interface SuppressFlags {
  readonly reason: string;
  readonly expires?: string;
  readonly intermittent?: boolean;
  readonly files?: readonly string[];
  readonly suppressions?: string;
}

type Entry = SuppressionFile["suppressions"][number];

/** True for a day that the calendar has. */
const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

const checkFlags = ({ reason, expires }: SuppressFlags): void => {
  if (reason.trim() === "") stop("--reason", "it is empty", "say why this is accepted, such as the ticket about it");
  if (expires === undefined) return;
  if (!isDay(expires)) stop("--expires", `"${expires}" is no day`, "write YYYY-MM-DD, such as 2027-01-31");
  if (expires < today()) stop("--expires", `${expires} is past`, "name a day to come");
};

/** The entries for the named results. Throws `CannotAnalyse` if a name fits nothing, or nothing is left to suppress. */
const entriesOf = (path: string, report: Report, names: readonly string[], flags: SuppressFlags): readonly Entry[] => {
  const { results, unknown, known } = suppressible(report, names);
  const [first] = unknown;
  if (first !== undefined) unknownWord("suppress", first, known, `${path} has ${known.join(", ") || "no results"}`);
  if (results.length === 0) {
    stop(
      path,
      "it has no discrepancy and no broken rule that still counts",
      "there is nothing to suppress",
      "nothing-found",
    );
  }
  return results.map(({ rule, shape, what }) => ({
    rule,
    shape,
    reason: flags.reason.trim(),
    ...(flags.expires === undefined ? {} : { expires: flags.expires }),
    ...(flags.intermittent === true ? { intermittent: true } : {}),
    ...(flags.files === undefined ? {} : { files: [...flags.files] }),
    about: what,
  }));
};

const isSame = (one: Entry, other: Entry): boolean =>
  one.rule === other.rule && one.shape === other.shape && listOf(one.files).join() === listOf(other.files).join();

/** Adds the entries to the file and returns the exit status. Throws `CannotAnalyse`; the file is as it was then. */
export const suppress = async (path: string, names: readonly string[], flags: SuppressFlags): Promise<number> => {
  checkFlags(flags);
  const { report, identity } = await savedReport(path);
  const configured = (await settle(await configurationOf(undefined), [])).suppressions;
  const file = flags.suppressions ?? configured ?? SUPPRESSIONS_NAME;
  const wanted = entriesOf(path, report, names, flags);
  const old: SuppressionFile = (await isThere(file)) ? (await loadSuppressions(file)).data : { suppressions: [] };
  const added = wanted.filter((one) => !old.suppressions.some((other) => isSame(one, other)));
  if (added.length === 0)
    stop(file, "it has all of this already", "edit the file to change a reason or a day", "suppression");
  await checkTargets([file], new Set([identity]));
  const text = `${JSON.stringify({ ...old, suppressions: [...old.suppressions, ...added] }, null, 2)}\n`;
  await interruptible(() => writeWhole([{ path: file, text }]));
  const unnamed = flags.suppressions === undefined && configured === undefined;
  await writeOut(
    [
      `${file}: ${added.length} added`,
      ...added.map(({ rule, shape, about }) => `  ${rule} ${shape}  ${about ?? ""}`),
      ...(unnamed ? [`  next: dma-forensics analyze FILES --suppressions ${file}, or name it in a configuration`] : []),
      "",
    ].join("\n"),
  );
  return 0;
};
