/** Inputs that are no log: one clear sentence with the place and the next step, status 2, nothing written anywhere. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bash, COMMAND, folderWith, run, sample, start } from "./run.ts";

const DEXT = sample("seed/dext.log");
const FW = sample("seed/fw.log");

/** Bytes without any order, as compressed or encrypted data has them. */
const noise = Buffer.concat(Array.from({ length: 64 }, (_, index) => createHash("sha512").update(`${index}`).digest()));

/** Root may read everything, so it becomes nobody first. */
const asNobody = process.getuid?.() === 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
/** Not so where Node is installed in root's own folder. */
const nobodyCanRunNode = spawnSync("bash", ["-c", `${asNobody}"${process.execPath}" -e 0`]).status === 0;

let folder: ReturnType<typeof folderWith>;

beforeAll(() => {
  folder = folderWith({
    "empty.log": "",
    "blank.log": "\n\n  \n",
    "binary.log": noise,
    "facts.txt": "# what the reporter says\nobserved:dext=zeros\n\nobserved:dext=maybe\n",
    "captures/fw.log": "x",
  });
  symlinkSync(DEXT, join(folder.path, "link.log"));
  execFileSync("mkfifo", [join(folder.path, "pipe")]);
});

afterAll(() => folder.remove());

const refused: readonly (readonly [name: string, args: readonly string[], says: RegExp])[] = [
  ["a missing file", ["nope.log", FW], /^error: nope\.log: there is no such file \[input-missing\]\n {2}next: .+\n$/u],
  [
    "a file as a folder",
    ["empty.log/x"],
    /^error: empty\.log\/x: there is no such file \[input-missing\]\n {2}next: .+\n$/u,
  ],
  [
    "a folder without a capture",
    ["captures", FW],
    /^error: captures: nothing in it .+: 1 without a line about a transfer \[input-kind\]\n {2}next: .+\n$/u,
  ],
  ["an empty file", [DEXT, "empty.log"], /^error: empty\.log: .+\n {2}next: .+\n$/u],
  ["a binary file", [DEXT, "binary.log"], /^error: binary\.log: .+\n {2}next: .+\n$/u],
  ["a program", [DEXT, "/bin/true"], /^error: \/bin\/true: .+\n {2}next: .+\n$/u],
  ["a device", ["/dev/zero", FW], /^error: \/dev\/zero: this is a device, not a log \[input-kind\]\n {2}next: .+\n$/u],
  ["one file twice", [DEXT, DEXT], /this is the same file as /u],
  ["one file under two names", [DEXT, "link.log"], /^error: link\.log: this is the same file as /u],
  ["a facts file that is missing", [DEXT, "--given", "@nofacts.txt"], /^error: nofacts\.txt: there is no such file/u],
  ["a wrong line of a facts file", [DEXT, "--given", "@facts.txt"], /^error: facts\.txt:4: .+\n {2}next: .+\n$/u],
];

describe("what is no log", () => {
  it.each(refused)("%s is refused, and no report is written", async (_name, args, says) => {
    const out = join(folder.path, `report-${randomUUID()}.json`);
    const { status, stdout, stderr } = await run(["analyze", ...args, "--format", `json=${out}`, "--format", "text"], {
      cwd: folder.path,
    });
    expect(stderr).toMatch(says);
    expect({ status, stdout, written: existsSync(out) }).toEqual({ status: 2, stdout: "", written: false });
  });

  it("is named for each input at once", async () => {
    const { stderr } = await run(["analyze", "nope.log", "empty.log/x", "/dev/zero"], { cwd: folder.path });
    expect(stderr.match(/^error: /gmu)).toHaveLength(3);
  });

  it.each([
    ["nothing", "dma-forensics analyze < /dev/null", /^error: standard input: /u],
    ["an endless device", "dma-forensics analyze < /dev/zero", /^error: standard input: this is a device/u],
    ["a folder", "dma-forensics analyze < /tmp", /^error: standard input: this is a folder/u],
    ["an empty pipe", "true | dma-forensics analyze -", /^error: standard input: /u],
  ])("on standard input, %s, is refused", async (_name, line, says) => {
    const { status, stdout, stderr } = await bash(line);
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });

  it.skipIf(!nobodyCanRunNode)("includes a file that this person may not read", async () => {
    const installed = folderWith({
      "bin/dma-forensics.cjs": readFileSync(COMMAND),
      "bin/load.cjs": readFileSync(join(dirname(COMMAND), "load.cjs")),
      "package.json": '{ "type": "module" }',
      "secret.log": "x",
    });
    try {
      cpSync(join(dirname(COMMAND), "../dist"), join(installed.path, "dist"), { recursive: true });
      execFileSync("chmod", ["-R", "a+rX", installed.path]);
      execFileSync("chmod", ["000", join(installed.path, "secret.log")]);
      const { status, stderr } = await start(
        "bash",
        ["-c", `${asNobody}"${process.execPath}" bin/dma-forensics.cjs analyze secret.log`],
        {
          cwd: installed.path,
        },
      );
      expect(stderr).toMatch(/^error: secret\.log: you may not read this file \[input-unreadable\]\n {2}next: .+\n$/u);
      expect(status).toBe(2);
    } finally {
      installed.remove();
    }
  });
});

describe("what is a log", () => {
  it("may come through a named pipe", async () => {
    const { status } = await bash(`cat "${DEXT}" > pipe & dma-forensics analyze pipe "${FW}"`, { cwd: folder.path });
    expect(status).toBe(0);
  });

  it("may come through a process substitution", async () => {
    const { status } = await bash(`dma-forensics analyze <(cat "${DEXT}") <(cat "${FW}")`);
    expect(status).toBe(0);
  });
});
