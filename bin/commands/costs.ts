/** What observations cost: the file of `--costs`, and `dma-forensics costs`, which prints one to edit. */
import { type Costs, costNames, defaultCosts, nearest } from "../../src/index.ts";
import { readText, writeOut } from "../host.ts";
import { stop } from "../problem.ts";

export interface GivenCosts {
  readonly costs: Costs;
  /** Identities of the files that were read, so that no output replaces one of them. */
  readonly files: ReadonlySet<string>;
}

/** Reads the file; without one nothing is said of any cost. Throws `CannotAnalyse`. */
export const readCosts = async (path: string | undefined): Promise<GivenCosts> => {
  if (path === undefined) return { costs: new Map(), files: new Set() };
  const { text, identity } = await readText(path);
  const { parseCosts } = await import("../config/shapes.ts");
  const costs = parseCosts(text);
  if (!("what" in costs)) return { costs, files: new Set([identity]) };
  const meant = costs.at === null || costNames.includes(costs.at) ? undefined : nearest(costs.at, costNames);
  const next = meant === undefined ? "dma-forensics costs prints a file to edit" : `did you mean ${meant}?`;
  return stop(costs.at === null ? path : `${path}: ${costs.at}`, costs.what, next);
};

/** Prints every observation with its cost, as a file to edit. */
export const printCosts = async (): Promise<number> => {
  await writeOut(defaultCosts());
  return 0;
};
