/** Many cases counted: by verdict, by best cause, by version of the driver. Plain data; the order of the lines changes nothing. */
import type { CaseLine } from "./schema.ts";

/** Cases that share something, the most frequent first. */
export interface Tally {
  readonly name: string;
  readonly cases: number;
}

export interface VersionTally extends Tally {
  /** Cases whose own exit status is 1. */
  readonly failing: number;
  /** Cases that could not be analysed, or in which there was nothing to judge. */
  readonly open: number;
}

export interface BatchSummary {
  readonly schemaVersion: "1";
  readonly cases: number;
  /** Of those, how many an earlier run had analysed already. */
  readonly unchanged: number;
  readonly byVerdict: readonly Tally[];
  /** By the causes that lead the list of a case: an explanation with the best word of its case counts once for the case. */
  readonly byCause: readonly (Tally & {
    readonly confirmed: number;
    readonly likely: number;
    readonly possible: number;
  })[];
  readonly byDriverVersion: readonly VersionTally[];
  readonly byExit: readonly { readonly exit: CaseLine["exit"]; readonly cases: number }[];
  readonly broken: readonly { readonly case: string; readonly error: NonNullable<CaseLine["error"]> }[];
}

const UNREAD = "could not be analysed";
const UNLOGGED = "not logged";

const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const grouped = (lines: readonly CaseLine[], namesOf: (line: CaseLine) => readonly string[]) => {
  const groups = new Map<string, CaseLine[]>();
  for (const line of lines) {
    for (const name of new Set(namesOf(line))) groups.set(name, [...(groups.get(name) ?? []), line]);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length || ascending(a[0], b[0]));
};

/** The explanations that nothing in their case outranks, by their word. */
const leading = ({ causes }: CaseLine): readonly CaseLine["causes"][number][] =>
  causes.filter(({ verdict }) => verdict !== "unlikely" && verdict === causes[0]?.verdict);

const nameOf = ({ causes }: CaseLine["causes"][number]): string => causes.join(" + ");

/** Counts the latest line of every case. */
export const summaryOf = (lines: readonly CaseLine[], unchanged: number): BatchSummary => {
  const wordIn = (line: CaseLine, name: string) => leading(line).find((one) => nameOf(one) === name)?.verdict;
  return {
    schemaVersion: "1",
    cases: lines.length,
    unchanged,
    byVerdict: grouped(lines, ({ verdict }) => [verdict ?? UNREAD]).map(([name, own]) => ({ name, cases: own.length })),
    byCause: grouped(lines, (line) => leading(line).map(nameOf)).map(([name, own]) => {
      const words = own.map((line) => wordIn(line, name));
      const count = (word: string): number => words.filter((one) => one === word).length;
      return {
        name,
        cases: own.length,
        confirmed: count("confirmed"),
        likely: count("likely"),
        possible: count("possible"),
      };
    }),
    byDriverVersion: grouped(lines, ({ driverVersions }) =>
      driverVersions.length === 0 ? [UNLOGGED] : driverVersions,
    ).map(([name, own]) => ({
      name,
      cases: own.length,
      failing: own.filter(({ exit }) => exit === 1).length,
      open: own.filter(({ exit }) => exit === 2 || exit === 3).length,
    })),
    byExit: ([0, 1, 2, 3] as const).flatMap((exit) => {
      const cases = lines.filter((line) => line.exit === exit).length;
      return cases === 0 ? [] : [{ exit, cases }];
    }),
    broken: lines.flatMap((line) => (line.error === null ? [] : [{ case: line.case, error: line.error }])),
  };
};
