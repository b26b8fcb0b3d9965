/** Completion in the shells themselves, each with the script that it gets, and skipped where a shell is not installed. */
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FREE, knownAt } from "../../bin/commands/completion/known.ts";
import { everyCommand } from "../../bin/surface.ts";
import { causes } from "../../src/index.ts";
import { folderWith, run, start } from "./run.ts";

// What the bundler writes in.
Object.assign(globalThis, { PACKAGE_VERSION: "0", SCHEMA_VERSION: "1" });
const { programOf } = await import("../../bin/program.ts");
const { surfaceOf } = await import("../../bin/program/surface.ts");

const SHELLS = ["bash", "zsh", "fish"] as const;

let folder: ReturnType<typeof folderWith>;

beforeAll(async () => {
  const scripts: Record<string, string> = { "dext.log": "" };
  for (const shell of SHELLS) scripts[`script.${shell}`] = (await run(["completion", shell])).stdout;
  folder = folderWith(scripts);
});

afterAll(() => folder.remove());

const has = (shell: string): boolean => spawnSync(shell, ["-c", "exit 0"]).status === 0;

/** What bash offers behind these words; the last one is what the cursor stands at the end of. */
const inBash = async (words: readonly string[]): Promise<readonly string[]> => {
  const script = `source script.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _dma_forensics; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await start("bash", ["-c", script, "bash", ...words], { cwd: folder.path });
  return stdout.split("\n").filter((line) => line !== "");
};

const inFish = async (words: readonly string[]): Promise<readonly string[]> => {
  const script = `source script.fish; complete -C "${words.join(" ")}"`;
  const { stdout } = await start("fish", ["--no-config", "-c", script], { cwd: folder.path });
  return stdout.split("\n").flatMap((line) => (line === "" ? [] : [line.split("\t")[0] ?? ""]));
};

/** A terminal of its own, in which the words are typed and completed as a person does it. */
const inZsh = async (words: readonly string[]): Promise<readonly string[]> => {
  const script = `
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell 'autoload -U compinit; compinit -u -D; source script.zsh; LISTMAX=9999; zstyle ":completion:*" list-prompt ""; PS1=""; stty cols 400 rows 900; echo READY'
    while zpty -r shell line && [[ $line != *READY* || $line == *echo* ]]; do :; done
    zpty -w -n shell ${JSON.stringify(words.join(" "))}$'\\t\\t'
    sleep 2
    zpty -w -n shell $'\\x15echo END\\n'
    while zpty -r shell line && [[ $line != END* ]]; do print -r -- $line; done
    zpty -d shell`;
  const { stdout } = await start("zsh", ["-f", "-c", script], { cwd: folder.path, env: { TERM: "dumb" } });
  return stdout.split(/[\s]+/u).filter((word) => word !== "");
};

/** What is typed, what has to be offered, and what must not. */
const rows: readonly (readonly [typed: readonly string[], offered: readonly string[], other: readonly string[]])[] = [
  [["dma-forensics", ""], ["analyze", "explain", "redact"], ["copied-back-buffer"]],
  [["dma-forensics", "explain", "copied"], ["copied-back-buffer"], ["early-read"]],
  [["dma-forensics", "dialect", ""], ["check", "init"], ["analyze"]],
  [["dma-forensics", "analyze", "--pl"], ["--platform"], ["--format"]],
  [["dma-forensics", "analyze", "--format", "js"], ["json"], ["sarif"]],
  [["dma-forensics", "events", "--format", ""], ["json", "text"], ["sarif"]],
  [["dma-forensics", "analyze", "de"], ["dext.log"], ["analyze"]],
  [["dma-forensics", "replay", "dext.log", "--cause", "late-d"], ["late-data-buffer"], ["early-read"]],
];

describe.each([
  ["bash", inBash],
  ["fish", inFish],
] as const)("%s", (shell, complete) => {
  it.skipIf(!has(shell)).each(rows)("completes %j", async (typed, offered, other) => {
    const found = await complete(typed);
    expect(found).toEqual(expect.arrayContaining([...offered]));
    expect(found.filter((word) => other.includes(word))).toEqual([]);
  });
});

describe("bash", () => {
  it("takes a value behind a sign of equality, as it splits words itself", async () => {
    expect(await inBash(["dma-forensics", "analyze", "--format", "=", "js"])).toEqual(["json"]);
    expect(await inBash(["dma-forensics", "analyze", "--require", "="])).toEqual(["bytes"]);
  });
});

describe("zsh", () => {
  // A word that is the only one is put into the line in full; several are listed.
  it.skipIf(!has("zsh")).each(rows)("completes %j", async (typed, offered, other) => {
    const found = (await inZsh(typed)).join(" ");
    for (const word of offered) expect(found).toContain(word);
    for (const word of other.filter((one) => !typed.includes(one)))
      expect(found.replace(typed.join(" "), "")).not.toMatch(new RegExp(`(?:^|\\s)${word}\\s`, "u"));
  });
});

describe("the words behind options and arguments", () => {
  const program = surfaceOf(programOf(async () => undefined));

  it("are known, are files, or are something that only the person knows", () => {
    const places = everyCommand(program).flatMap(({ path, command }) => [
      ...command.options.flatMap(({ long, takes }) => (takes === null ? [] : [[path.join(" "), long, takes] as const])),
      ...command.arguments.map(({ name }) => [path.join(" "), name, name] as const),
    ]);
    expect(places.filter(([command, place, placeholder]) => knownAt(command, place, placeholder) === null)).toEqual([]);
    expect(places.length).toBeGreaterThan(20);
    expect(FREE.size).toBeLessThan(15);
  });

  it("hold every cause", () => {
    const known = knownAt("explain", "WHAT", "WHAT");
    expect(known).toEqual(expect.arrayContaining(causes.map(({ id }) => id)));
  });
});

describe("every command", () => {
  const program = surfaceOf(programOf(async () => undefined));
  const commands = everyCommand(program);

  it.each(commands)("$path shows examples in its help, on -h and on --help", async ({ path, command }) => {
    const { status, stdout } = await run([...path, "--help"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^(?:Examples|Set-up):\n {2}\S/mu);
    expect(stdout).toContain(`Usage: ${command.usage.split(" [")[0]}`);
    expect((await run([...path, "-h"])).stdout).toBe(stdout);
  });

  it.skipIf(!has("mandoc"))("stands in the manual page, which mandoc finds nothing wrong with", async () => {
    const { stdout: page } = await run(["man"]);
    for (const { path } of commands.slice(1)) expect(page).toContain(`.SS ${path.join(" ").replaceAll("-", "\\-")}\n`);
    for (const { command } of commands) {
      for (const { long } of command.options) expect(page).toContain(long.replaceAll("-", "\\-"));
    }
    const { stdout } = await start("mandoc", ["-Tlint", "-W", "warning"], { input: page });
    expect(stdout).toBe("");
  });

  it.skipIf(!has("man"))("is laid out by man", async () => {
    const { stdout: page } = await run(["man"]);
    const { stdout } = await start("man", ["-l", "-"], { input: page, env: { MANPAGER: "cat", LC_ALL: "C.UTF-8" } });
    expect(stdout).toMatch(/DMA-FORENSICS\(1\)[\s\S]+COMMANDS[\s\S]+analyze/u);
  });
});
