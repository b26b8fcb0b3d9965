/** What can stand behind an option or as an argument: words of a list, names of files, or something only the person knows. */
import { causes, failOnWords, platforms, reporters } from "../../../src/index.ts";
import { explained } from "../explain/entries.ts";

export type Known = readonly string[] | "files" | "free";

/** The terminal's own is named and not loaded: its packages paint, and nothing is painted here. */
const FORMATS = ["terminal", ...reporters.map(({ id }) => id)];

/** By command and option or argument, as help writes them; a command that is not named means any. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  "analyze --format": FORMATS,
  "--format": ["text", "json"],
  "batch --summary": ["text", "markdown", "json", "none"],
  "--by": ["auto", "folder", "top", "stem", "file"],
  "init WHAT": ["config", "suppressions", "github", "gitlab"],
  "--fail-on": failOnWords,
  "--require": ["bytes"],
  "--platform": platforms,
  "--cause": causes.map(({ id }) => id),
  "--keep": ["addresses", "bytes"],
  "explain WHAT": explained.map(({ id }) => id),
  "schema WHAT": ["report", "case", "dialect", "costs", "config", "suppressions"],
  "completion SHELL": ["bash", "zsh", "fish"],
};

/** Placeholders of what is no file and in no list. */
export const FREE: ReadonlySet<string> = new Set([
  ...["FACT", "LINE=LINE", "REF", "WORD", "TIME", "NAME", "N", "PACKAGE", "TEXT", "DATE", "GLOB", "RESULTS"],
]);

/** Placeholders of files and folders. */
const FILES = /^(?:FILES?(?:\.\.\.)?|DIR|FOLDER|CAPTURES|REPORT|PATHS?)$/u;

/** What can stand at an option (`--format`) or an argument (`WHAT`) of a command (`dialect init`); `null` if nobody said. */
export const knownAt = (command: string, place: string, placeholder: string): Known | null => {
  const words = WORDS[`${command} ${place}`] ?? WORDS[place];
  if (words !== undefined) return words;
  if (FILES.test(placeholder)) return "files";
  return FREE.has(placeholder) ? "free" : null;
};
