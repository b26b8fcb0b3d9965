/** `dma-forensics init`: the files with which a project begins to gate its runs. What is there already is never written over. */
import { checkTargets, ensureFolder, interruptible, isThere, type Target, writeOut, writeWhole } from "../host.ts";
import { CannotAnalyse, stop } from "../problem.ts";
import { version } from "../version.ts";
import { CONFIG_SCHEMA, configText, githubText, gitlabText, type Job, suppressionsText } from "./init/templates.ts";
import { oneOf } from "./words.ts";

export interface InitFlags {
  readonly captures?: string;
  readonly from?: string;
}

const PARTS = ["config", "suppressions", "github", "gitlab"] as const;

type Part = (typeof PARTS)[number];

const PATHS: Readonly<Record<Part, string>> = {
  config: "dma-forensics.config.json",
  suppressions: "dma-forensics.suppressions.json",
  github: ".github/workflows/dma-forensics.yml",
  gitlab: ".gitlab/dma-forensics.yml",
};

/** What a person still has to do for a part. */
const NEXT: Readonly<Partial<Record<Part, readonly string[]>>> = {
  gitlab: ["  next: add to .gitlab-ci.yml:  include: { local: .gitlab/dma-forensics.yml }"],
};

/** The CI that the project has, GitHub's if it has none. */
const ciOf = async (): Promise<Part> =>
  (await isThere(".gitlab-ci.yml")) && !(await isThere(".github")) ? "gitlab" : "github";

const partsOf = async (words: readonly string[]): Promise<readonly Part[]> => {
  if (words.length === 0) return ["config", "suppressions", await ciOf()];
  return [...new Set(words.map((word) => oneOf("init", word, PARTS)))];
};

const textOf = async (part: Part, job: Job): Promise<string> => {
  if (part === "config") return configText(await isThere(CONFIG_SCHEMA));
  if (part === "suppressions") return suppressionsText();
  return part === "github" ? githubText(job) : gitlabText(job);
};

/** What goes into a shell line of the job: a name as it is, and nothing that a shell or YAML would read. */
const plain = (option: string, value: string): string =>
  /^[\w./@:*+#~^-]{1,400}$/u.test(value)
    ? value
    : stop(
        option,
        `"${value}" holds signs that a CI job would read as its own`,
        "use letters, digits and . / _ - @ : *",
      );

/** Writes the files and returns the exit status. Throws `CannotAnalyse`, and writes none of them, if one is there already. */
export const init = async (words: readonly string[], flags: InitFlags): Promise<number> => {
  const parts = await partsOf(words);
  const job: Job = {
    captures: plain("--captures", flags.captures ?? "logs"),
    from: plain("--from", flags.from ?? `dma-forensics@${version}`),
  };
  const taken: Part[] = [];
  for (const part of parts) if (await isThere(PATHS[part])) taken.push(part);
  if (taken.length > 0) {
    const others = parts.filter((part) => !taken.includes(part));
    const next =
      others.length === 0
        ? "remove it first to get a new one"
        : `dma-forensics init ${others.join(" ")} writes the others`;
    throw new CannotAnalyse(
      taken.map((part) => ({ where: PATHS[part], what: "this is there already", next, id: "output" as const })),
    );
  }
  const targets: Target[] = [];
  for (const part of parts) targets.push({ path: PATHS[part], text: await textOf(part, job) });
  for (const { path } of targets) await ensureFolder(path);
  await checkTargets(
    targets.map(({ path }) => path),
    new Set(),
  );
  await interruptible(() => writeWhole(targets));
  const lines = parts.flatMap((part) => [`${PATHS[part]} written`, ...(NEXT[part] ?? [])]);
  await writeOut(`${lines.join("\n")}\n`);
  return 0;
};
