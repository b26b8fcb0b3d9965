/** The only place that knows colours. A colour repeats what a word already says and never stands for it alone. */
import { Chalk, type ChalkInstance } from "chalk";
import type { Run, RunRole } from "../layout/line.ts";

type Paint = (text: string) => string;

/** Paints a run by its role. */
export type Theme = (run: Run) => string;

const plain: Paint = (text) => text;

/** Words of the case, of a cause and of a contract rule. */
const verdictPaints = (chalk: ChalkInstance): Readonly<Record<string, Paint>> => ({
  explained: chalk.bold.red,
  "partly-explained": chalk.bold.red,
  ambiguous: chalk.bold.yellow,
  "unknown-cause": chalk.bold.yellow,
  "nothing-wrong": chalk.bold.green,
  "not-assessable": chalk.bold.cyan,
  confirmed: chalk.bold.red,
  likely: chalk.red,
  possible: chalk.yellow,
  unlikely: chalk.dim,
  violated: chalk.bold.red,
});

const rolePaints = (chalk: ChalkInstance): Readonly<Record<Exclude<RunRole, "verdict">, Paint>> => ({
  text: plain,
  strong: chalk.bold,
  muted: chalk.dim,
  cause: chalk.bold,
  rule: chalk.bold,
  file: chalk.cyan,
  log: plain,
  address: chalk.magenta,
  bytes: chalk.magenta,
  changed: chalk.bold.red,
  told: chalk.italic,
  assumed: chalk.italic,
  command: chalk.bold,
  warning: chalk.bold.yellow,
  frame: chalk.dim,
  primary: chalk.bold.red,
  secondary: chalk.cyan,
});

/** A theme for a colour level as chalk counts them: 0 none, 1 sixteen, 2 two hundred fifty-six, 3 all. Never asks the host. */
export const themeOf = (level: 0 | 1 | 2 | 3): Theme => {
  const chalk = new Chalk({ level });
  const roles = rolePaints(chalk);
  const verdicts = verdictPaints(chalk);
  return ({ role, text }) => (role === "verdict" ? (verdicts[text] ?? chalk.bold)(text) : roles[role](text));
};
