/** What a stream can show, decided from its environment: pure functions, because no library decides it as the conventions ask. */

/** Colours as chalk counts them: none, 16, 256, all. */
export type ColorLevel = 0 | 1 | 2 | 3;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Cells of a surface that has no width of its own. */
const DEFAULT_WIDTH = 100;

/** How many colours the terminal has that the environment describes. */
const richness = (environment: Environment): 1 | 2 | 3 => {
  if (/^(?:truecolor|24bit)$/u.test(environment["COLORTERM"] ?? "")) return 3;
  return (environment["TERM"] ?? "").includes("256") ? 2 : 1;
};

/** `FORCE_COLOR` as Node and chalk read it: a level, or a word that means yes or no. */
const forced = (value: string, environment: Environment): ColorLevel => {
  if (value === "0" || value === "false") return 0;
  if (value === "1" || value === "2" || value === "3") return Number(value) as ColorLevel;
  return richness(environment);
};

/** Flag, then a non-empty `FORCE_COLOR`, then a non-empty `NO_COLOR` (no-color.org), then `TERM=dumb`, then the stream itself. */
export const colorLevel = (environment: Environment, isTerminal: boolean, flag: boolean | undefined): ColorLevel => {
  if (flag !== undefined) return flag ? richness(environment) : 0;
  const force = environment["FORCE_COLOR"] ?? "";
  if (force !== "") return forced(force, environment);
  if ((environment["NO_COLOR"] ?? "") !== "" || environment["TERM"] === "dumb") return 0;
  return isTerminal ? richness(environment) : 0;
};

/** `COLUMNS` if it is a count, else the terminal's own width, else 100. In cells. */
export const widthOf = (environment: Environment, columns: number | undefined): number => {
  const told = environment["COLUMNS"] ?? "";
  if (/^[1-9]\d{0,3}$/u.test(told)) return Number(told);
  return columns !== undefined && columns > 0 ? columns : DEFAULT_WIDTH;
};
