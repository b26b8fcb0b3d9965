/** Logs that grow while they are read: findings as they come, what later lines change, and a report at the end or at an interrupt. */
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, run, sample } from "./run.ts";

const DEXT = readFileSync(sample("copied-back-buffer/dext.log"), "utf8");
const FW = readFileSync(sample("copied-back-buffer/fw.log"), "utf8");

/** Resolves once a stream of the child holds the text. */
const until = (stream: NodeJS.ReadableStream | null, text: string): Promise<void> =>
  new Promise((resolve) => {
    let seen = "";
    stream?.on("data", (part: string) => {
      seen += part;
      if (seen.includes(text)) resolve();
    });
  });

const told = (stdout: string): readonly string[] => (stdout.split("\n\n")[0] ?? "").split("\n");

describe("a growing stream", () => {
  it("tells each finding once, in order, and ends with the report of the whole", async () => {
    const whole = await run(["analyze", "-"], { input: FW + DEXT });
    const { status, stdout, stderr } = await run(["analyze", "--follow", "-"], {
      meanwhile: async (child) => {
        child.stdin?.write(FW);
        const [begin, end] = [DEXT.slice(0, 700), DEXT.slice(700)];
        child.stdin?.write(begin);
        await new Promise((resolve) => setTimeout(resolve, 1500));
        child.stdin?.write(end);
        await until(child.stdout, "copied-back-buffer is");
        child.stdin?.end();
      },
    });
    expect(stdout.endsWith(whole.stdout)).toBe(true);
    expect(told(stdout).filter((line) => line.startsWith("copied-back-buffer is likely"))).toHaveLength(1);
    expect(new Set(told(stdout)).size).toBe(told(stdout).length);
    expect({ status, stderr }).toEqual({ status: whole.status, stderr: "" });
  });

  it("leaves standard output to the format if a machine reads it", async () => {
    const { stdout, stderr } = await run(["analyze", "--follow", "--format", "json", "-"], { input: FW + DEXT });
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: "1" });
    expect(stderr).toContain("copied-back-buffer is likely");
  });

  it("of nothing is no pass, and of a program is no log", async () => {
    expect(await run(["analyze", "--follow"])).toMatchObject({ status: 2, stdout: "" });
    const program = await run(["analyze", "--follow"], { input: "\u007fELF\u0002\u0001\u0001 and more" });
    expect(program).toMatchObject({ status: 2, stdout: "" });
    expect(program.stderr).toContain("[input-kind]");
  });
});

describe("growing files", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "are reported when %s ends it, with the status of the report",
    async (signal) => {
      const folder = folderWith({ "dext.log": "", "fw.log": FW });
      const { status, stdout } = await run(["analyze", "--follow", "dext.log", "fw.log"], {
        cwd: folder.path,
        meanwhile: async (child) => {
          const seen = until(child.stdout, "copied-back-buffer is likely");
          await new Promise((resolve) => setTimeout(resolve, 1500));
          appendFileSync(join(folder.path, "dext.log"), DEXT);
          await seen;
          child.kill(signal);
        },
      });
      expect(status).toBe(1);
      expect(stdout).toMatch(/\n\nexplained {2}task 57/u);
      folder.remove();
    },
  );
});
