/**
 * The contract of `case` on the engines that larger sites have: GNU parallel, and job arrays of a real Slurm of one node. They are
 * installed from Debian where that is nobody's own machine: in CI or a container, as root.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMAND, folderWith, run, sample, start } from "./run.ts";

const SITE = join(sample(".."), "scripts/site.sh");

const PROGRAMS = ["parallel", "sbatch", "slurmctld", "slurmd", "munged", "sqlite3"];

const has = (program: string): boolean => {
  try {
    execFileSync("bash", ["-c", `PATH=$PATH:/usr/sbin command -v ${program}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

const isRoot = process.getuid?.() === 0;
const isNobodysMachine = process.env["CI"] !== undefined || !existsSync("/run/systemd/system");

/** Why the engines are not here, `null` if they are. */
const missing = (): string | null => {
  const absent = () => PROGRAMS.filter((program) => !has(program));
  if (absent().length === 0) return null;
  if (!isRoot || !isNobodysMachine || !has("apt-get")) {
    return `${absent().join(", ")} not installed: as root on Debian, "scripts/site.sh install" does that`;
  }
  try {
    execFileSync(SITE, ["install"], { stdio: ["ignore", "ignore", "pipe"], timeout: 300_000 });
  } catch (error) {
    return `scripts/site.sh install failed, so there are no packages here: ${String(
      (error as { stderr?: unknown }).stderr,
    )
      .trim()
      .slice(-300)}`;
  }
  return absent().length === 0 ? null : `${absent().join(", ")} not installed by scripts/site.sh install`;
};

const reason = missing();
if (reason !== null) process.stderr.write(`The engines of a site are not tested: ${reason}\n`);

const CASES = ["seed", "healthy-probe", "short-element", "unrelated", "truncated-iova", "early-completion"];

const sorted = (text: string): readonly string[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .sort();

describe.skipIf(reason !== null)("the contract of a case", () => {
  let folder: ReturnType<typeof folderWith>;
  let expected: readonly string[];

  beforeAll(async () => {
    folder = folderWith({ "bin/dma-forensics": `#!/bin/sh\nexec "${process.execPath}" "${COMMAND}" "$@"\n` });
    execFileSync(
      "bash",
      ["-c", `mkdir runs && chmod +x bin/dma-forensics && cp -r ${CASES.map(sample).join(" ")} runs`],
      {
        cwd: folder.path,
      },
    );
    const { stdout } = await run(["batch", "runs"], { cwd: folder.path });
    expected = sorted(stdout);
    const { stdout: list } = await run(["batch", "runs", "--list"], { cwd: folder.path });
    writeFileSync(join(folder.path, "cases.txt"), list);
  });
  afterAll(() => folder.remove());

  const path = () => `${join(folder.path, "bin")}:${process.env["PATH"] ?? ""}:/usr/sbin:/sbin`;
  const shell = (line: string, env: Readonly<Record<string, string>> = {}) =>
    start("bash", ["-c", line], { cwd: folder.path, env: { PATH: path(), ...env } });

  it("holds under GNU parallel, from a list of commands and from folders", async () => {
    const listed = await shell("parallel --will-cite -j 2 --joblog jobs.log < cases.txt");
    expect(sorted(listed.stdout)).toEqual(expected);
    const statuses = readFileSync(join(folder.path, "jobs.log"), "utf8").trim().split("\n").slice(1);
    const exits = expected.map((line) => (JSON.parse(line) as { exit: number }).exit);
    expect(statuses.map((row) => Number(row.split("\t")[6])).sort()).toEqual([...exits].sort());
    const folders = await shell("parallel --will-cite -j 2 dma-forensics case {} ::: runs/*");
    expect(sorted(folders.stdout)).toEqual(expected);
  });

  it("loads into SQLite with the documented command", async () => {
    writeFileSync(join(folder.path, "out.ndjson"), `${expected.join("\n")}\n`);
    const page = readFileSync(join(sample(".."), "docs/batch.md"), "utf8");
    const [, command = "false"] = /```sh\n(sqlite3 cases\.db [^\n]{1,300})\n/u.exec(page) ?? [];
    const query = `sqlite3 cases.db "SELECT line->>'case', line->>'exit' FROM cases ORDER BY 1"`;
    const { stdout, stderr } = await shell(`${command} && ${query}`);
    expect(stderr).toBe("");
    const rows = expected.map((line) => JSON.parse(line) as { case: string; exit: number });
    expect(sorted(stdout)).toEqual(rows.map((row) => `${row.case}|${row.exit}`).sort());
  });

  describe.skipIf(!isRoot)("under Slurm", () => {
    let conf = "";
    beforeAll(async () => {
      const { stdout, stderr, status } = await shell(`"${SITE}" up site`);
      expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
      conf = stdout.trim();
    });
    afterAll(() => shell(`"${SITE}" down site`));

    it("holds for an array job, whose lines are merged", async () => {
      const page = readFileSync(join(sample(".."), "docs/batch.md"), "utf8");
      const [, script = ""] = /```sh\n(#!\/bin\/bash\n#SBATCH[\s\S]{1,600}?)```/u.exec(page) ?? [];
      writeFileSync(join(folder.path, "cases.sbatch"), script);
      const submit = `mkdir -p lines && sbatch --wait --array=1-${CASES.length} cases.sbatch; cat lines/*.ndjson`;
      const { stdout } = await shell(submit, { SLURM_CONF: conf });
      expect(sorted(stdout.replace(/^Submitted batch job \d{1,9}$/mu, ""))).toEqual(expected);
      expect(readdirSync(join(folder.path, "lines"))).toHaveLength(CASES.length);
    });

    it("gives the scheduler the exit status of each case", async () => {
      const { stdout } = await shell(
        `srun --quiet bash -c "dma-forensics case runs/seed > seed.json"; echo $?; srun --quiet bash -c "dma-forensics case runs/unrelated > other.json"; echo $?`,
        { SLURM_CONF: conf },
      );
      const exitOf = (name: string) =>
        expected.map((line) => JSON.parse(line) as { case: string; exit: number }).find((line) => line.case === name)
          ?.exit;
      expect(stdout.trim().split("\n").map(Number)).toEqual([exitOf("seed"), exitOf("unrelated")]);
    });
  });
});
