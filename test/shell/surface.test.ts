/** Colour and width: decided once, by the person first, then by the environment, then by the stream. */
import { describe, expect, it } from "vitest";
import { colorLevel, widthOf } from "../../bin/host/terminal.ts";
import { COMMAND, run, sample, start } from "./run.ts";

const colours: readonly (readonly [
  env: Record<string, string>,
  isTerminal: boolean,
  flag: boolean | undefined,
  level: number,
])[] = [
  [{}, false, undefined, 0],
  [{}, true, undefined, 1],
  [{ TERM: "xterm-256color" }, true, undefined, 2],
  [{ COLORTERM: "truecolor" }, true, undefined, 3],
  [{ TERM: "dumb" }, true, undefined, 0],
  [{ NO_COLOR: "1" }, true, undefined, 0],
  [{ NO_COLOR: "" }, true, undefined, 1],
  [{ FORCE_COLOR: "1" }, false, undefined, 1],
  [{ FORCE_COLOR: "3" }, false, undefined, 3],
  [{ FORCE_COLOR: "true" }, false, undefined, 1],
  [{ FORCE_COLOR: "0" }, true, undefined, 0],
  [{ FORCE_COLOR: "" }, false, undefined, 0],
  [{ FORCE_COLOR: "1", NO_COLOR: "1" }, false, undefined, 1],
  [{ FORCE_COLOR: "1", TERM: "dumb" }, false, undefined, 1],
  [{ FORCE_COLOR: "1" }, true, false, 0],
  [{ NO_COLOR: "1" }, false, true, 1],
  [{ TERM: "dumb" }, false, true, 1],
];

const widths: readonly (readonly [env: Record<string, string>, columns: number | undefined, width: number])[] = [
  [{}, undefined, 100],
  [{}, 80, 80],
  [{}, 0, 100],
  [{ COLUMNS: "60" }, 80, 60],
  [{ COLUMNS: "60" }, undefined, 60],
  [{ COLUMNS: "0" }, undefined, 100],
  [{ COLUMNS: "-5" }, undefined, 100],
  [{ COLUMNS: "wide" }, 80, 80],
  [{ COLUMNS: "99999" }, 80, 80],
];

describe("a surface", () => {
  it.each(colours)("with %j, terminal %s, flag %s has colour level %i", (env, isTerminal, flag, level) => {
    expect(colorLevel(env, isTerminal, flag)).toBe(level);
  });

  it.each(widths)("with %j and %s columns is %i cells wide", (env, columns, width) => {
    expect(widthOf(env, columns)).toBe(width);
  });
});

const SEED = [sample("seed/dext.log"), sample("seed/fw.log"), "--given", "observed:dext=zeros"];

/** Characters that only a terminal understands. */
const escapes = (text: string): number => text.split("\u001b").length - 1;

describe("a pipe", () => {
  it("gets the text format, without colour or box drawing", async () => {
    const { stdout } = await run(["analyze", ...SEED]);
    const { stdout: text } = await run(["analyze", ...SEED, "--format", "text"]);
    expect(stdout).toBe(text);
    expect(escapes(stdout)).toBe(0);
    expect(stdout).not.toMatch(/[\u2500-\u257f]/u);
  });

  it("gets the terminal format without colour unless somebody asks for it", async () => {
    const plain = await run(["analyze", ...SEED, "--format", "terminal"]);
    const forced = await run(["analyze", ...SEED, "--format", "terminal"], { env: { FORCE_COLOR: "1" } });
    const refused = await run(["analyze", ...SEED, "--format", "terminal", "--no-color"], {
      env: { FORCE_COLOR: "1" },
    });
    expect([escapes(plain.stdout), escapes(refused.stdout)]).toEqual([0, 0]);
    expect(escapes(forced.stdout)).toBeGreaterThan(0);
  });

  it.each(["text", "terminal"])(
    "that is 40 cells wide gets %s in 40 cells, but for what must not be broken",
    async (format) => {
      const { stdout } = await run(["analyze", ...SEED, "--format", format], { env: { COLUMNS: "40" } });
      const prose = stdout.split("\n").filter((line) => /^[a-z ]+$/iu.test(line));
      expect(prose.filter((line) => line.length > 40)).toEqual([]);
      expect(stdout).not.toMatch(/undefined|NaN/u);
    },
  );
});

// `script` of util-linux gives the command a terminal; systems without it have other means to try this by hand.
describe.runIf(process.platform === "linux")("a terminal", () => {
  const onTerminal = (args: readonly string[], env: Readonly<Record<string, string>>, input = "") =>
    start(
      "script",
      ["-qec", `stty cols 72; "$NODE" "$COMMAND" ${args.map((one) => `'${one}'`).join(" ")}`, "/dev/null"],
      {
        env: { SHELL: "/bin/sh", NODE: process.execPath, COMMAND, TERM: "xterm-256color", ...env },
        input,
      },
    );

  it("gets colours and tables", async () => {
    const { stdout } = await onTerminal(["analyze", ...SEED], {});
    expect(escapes(stdout)).toBeGreaterThan(0);
    expect(stdout).toMatch(/[\u2500-\u257f]/u);
  });

  it.each([
    [{ NO_COLOR: "1" }, []],
    [{ TERM: "dumb" }, []],
    [{}, ["--no-color"]],
  ])("with %j and %j gets tables without colours", async (env, flags) => {
    const { stdout } = await onTerminal(["analyze", ...SEED, ...flags], env as Record<string, string>);
    expect(escapes(stdout)).toBe(0);
    expect(stdout).toMatch(/[\u2500-\u257f]/u);
  });

  it("is asked for a paste if no file is named, and Ctrl-D ends it", async () => {
    const { stdout } = await onTerminal(["analyze", "--no-color"], {}, "fBufferIOVMAddr = 0x801c0000\n\u0004");
    expect(stdout).toContain("Paste the captures, then press Ctrl-D");
    expect(stdout).toContain("stdin");
  });
});
