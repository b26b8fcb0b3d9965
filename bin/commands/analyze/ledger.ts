/** What became of the files of a folder or an archive: which were read, and why the others were not, in numbers. */
import { CannotAnalyse } from "../../problem.ts";

/** The account of one folder or archive. */
export interface Ledger {
  read(name: string): void;
  left(reason: string): void;
  /** The account as lines for a person. Throws {@link CannotAnalyse} if nothing was read. */
  close(): string;
}

const sentenceOf = (reasons: ReadonlyMap<string, number>): string =>
  [...reasons].map(([reason, count]) => `${count} ${reason}`).join(", ");

/** What is left out of a folder before anything is read. */
export interface LeftOut {
  /** Why, once for each entry. */
  readonly reasons: readonly string[];
  /** What to do about some of them. */
  readonly hints: readonly string[];
}

/** Opens the account of what a person named `where`. */
export const openLedger = (where: string, { reasons, hints }: LeftOut = { reasons: [], hints: [] }): Ledger => {
  const names: string[] = [];
  const counts = new Map<string, number>();
  const left = (reason: string): void => void counts.set(reason, (counts.get(reason) ?? 0) + 1);
  for (const reason of reasons) left(reason);
  return {
    read: (name) => void names.push(name),
    left,
    close: () => {
      const others = sentenceOf(counts);
      if (names.length === 0) {
        const what = others === "" ? "there is no file in it" : `nothing in it can be read as a capture: ${others}`;
        const next = hints[0] ?? "name the logs of the driver and of the firmware themselves";
        throw new CannotAnalyse([{ where, what, next, id: "input-kind" }]);
      }
      const head = `${where}: ${names.length} ${names.length === 1 ? "file" : "files"} read`;
      return [
        head,
        ...names.map((name) => `  ${name}`),
        ...(others === "" ? [] : [`  left out: ${others}`]),
        ...hints.map((hint) => `  next: ${hint}`),
      ].join("\n");
    },
  };
};
