// Dumps by the real tools, those that are installed. Each dialect is a command; debuggers read all contents in one run.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";

/** @typedef {import("./contents.mjs").Content} Content */
/** @typedef {{ readonly dialect: string, readonly content: string, readonly bytes: string, readonly text: string }} Dump */

/** Commands that print the file that is named last. */
const COMMANDS = [
  ...["", "-g1", "-g4", "-g8", "-c 7", "-c 24", "-u", "-o 0x801c0000", "-d", "-a", "-e", "-e -g8", "-b"],
  ...["-p", "-p -c 16", "-i"],
].map((options) => `xxd ${options}`);
COMMANDS.push(...["", "-C", "-x", "-b", "-c", "-o", "-d", "-v"].map((options) => `hexdump ${options}`), "hd");
COMMANDS.push(
  ...["", "-t x1", "-t x2", "-t x4", "-t x8", "-t x1z", "-t x1 -w8", "-t x1 -v", "-b", "-c", "-t u1", "-t d1", "-d"],
  ...["-A d -t x1", "-A d -t x4", "-A x -t x1z", "-A x -t x4", "-A n -t x1", "-A n -t x2", "-A x", "-A d"],
);

const OD = /^(?:-|$)/;

const commands = COMMANDS.map((command) => (OD.test(command) ? `od ${command}` : command).trim().split(/\s+/));

/** @param {string} name */
const isInstalled = (name) => spawnSync("which", [name]).status === 0;

/** @param {readonly string[]} command @param {string} cwd */
const run = ([name = "", ...args], cwd) =>
  execFileSync(name, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
    stdio: ["ignore", "pipe", "ignore"],
  });

const hex = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString("hex");

/** @param {string} dialect @param {Content} content @param {string} text @returns {Dump} */
const dump = (dialect, { name, bytes }, text) => ({
  dialect,
  content: name,
  bytes: hex(bytes),
  text: text.replace(/\n$/, ""),
});

/** @param {readonly Content[]} contents @param {string} folder */
const byCommands = (contents, folder) =>
  commands
    .filter(([name = ""]) => isInstalled(name))
    .flatMap((command) =>
      contents.map((content, at) => dump(command.join(" "), content, run([...command, `${at}.bin`], folder))),
    );

/** @param {readonly Content[]} contents @param {string} folder */
const byObjcopy = (contents, folder) =>
  !isInstalled("objcopy")
    ? []
    : ["ihex", "srec"].flatMap((format) =>
        contents.map((content, at) => {
          run(["objcopy", "-I", "binary", "-O", format, `${at}.bin`, "records"], folder);
          return dump(`objcopy ${format}`, content, readFileSync(join(folder, "records"), "utf8").replaceAll("\r", ""));
        }),
      );

/** @param {readonly Content[]} contents @param {string} folder */
const byScsiTool = (contents, folder) => {
  if (!isInstalled("sg_inq")) return [];
  return ["-H", "-HHH"].flatMap((option) =>
    contents
      // It prints as many bytes as the data say that they are.
      .filter(({ bytes }) => bytes.length === 5 + (bytes[4] ?? 0))
      .map((content) => {
        writeFileSync(join(folder, "inq.hex"), Buffer.from(content.bytes).toString("hex").replaceAll(/../g, "$& "));
        const { stdout } = spawnSync("sg_inq", ["--inhex=inq.hex", option], { cwd: folder, encoding: "utf8" });
        return { content, stdout };
      })
      .filter(({ stdout }) => stdout !== "")
      .map(({ content, stdout }) => dump(`sg_inq ${option}`, content, stdout)),
  );
};

/** A program with each content as a variable, for the debuggers. @param {readonly Content[]} contents @param {string} folder */
const compile = (contents, folder) => {
  const variables = contents.map(
    ({ bytes }, at) => `_Alignas(16) unsigned char buffer_${at}[${bytes.length}] = {${[...bytes]}};`,
  );
  writeFileSync(join(folder, "main.c"), `${variables.join("\n")}\nint main(void) { return 0; }\n`);
  run(["cc", "-g", "-fPIE", "-pie", "-o", "main", "main.c"], folder);
};

const WIDTHS = Object.entries({ b: 1, h: 2, w: 4, g: 8 });

/** @param {readonly Content[]} contents @param {string} folder */
const byGdb = (contents, folder) => {
  if (!isInstalled("gdb") || !isInstalled("cc")) return [];
  return WIDTHS.flatMap(([unit, size]) => {
    const whole = contents
      .map((content, at) => ({ content, at }))
      .filter(({ content }) => content.bytes.length % size === 0);
    const asked = whole.flatMap(({ content, at }) => [
      "-ex",
      `x/${content.bytes.length / size}x${unit} &buffer_${at}`,
      "-ex",
      'printf "\\f"',
    ]);
    const texts = run(
      ["gdb", "-q", "-batch", "-ex", "break main", "-ex", "run", "-ex", 'printf "\\f"', ...asked, "main"],
      folder,
    ).split("\f");
    return whole.map(({ content }, at) => dump(`gdb x${unit}`, content, texts[at + 1] ?? ""));
  });
};

/** @param {readonly Content[]} contents @param {string} folder */
const byLldb = (contents, folder) => {
  if (!isInstalled("lldb") || !isInstalled("cc")) return [];
  const forms = [
    { name: "lldb memory read", size: 1, options: "" },
    ...WIDTHS.map(([unit, size]) => ({ name: `lldb x${unit}`, size, options: `-s ${size} -f x` })),
  ];
  const asked = forms.flatMap(({ name, size, options }) =>
    contents.flatMap((content, at) =>
      content.bytes.length % size === 0
        ? [{ name, content, command: `memory read ${options} -c ${content.bytes.length / size} &buffer_${at}` }]
        : [],
    ),
  );
  writeFileSync(join(folder, "ask"), ["b main", "run", ...asked.map(({ command }) => command), "kill"].join("\n"));
  const { stdout } = spawnSync("lldb", ["--batch", "-s", "ask", "main"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const parts = stdout.split(/^\(lldb\) /m);
  return asked.flatMap(({ name, content, command }) => {
    const part = parts.find((text) => text.startsWith(`${command}\n`));
    return part === undefined || !part.includes("0x") ? [] : [dump(name, content, part.slice(command.length + 1))];
  });
};

/** @param {readonly Content[]} contents @param {string} folder */
const byLanguages = (contents, folder) => [
  ...contents.map((content) => dump("node Buffer", content, inspect(Buffer.from(content.bytes)))),
  ...(isInstalled("python3")
    ? contents.map((content, at) =>
        dump("python bytes", content, run(["python3", "-c", `print(open("${at}.bin", "rb").read())`], folder)),
      )
    : []),
];

/** Every dump that the tools of this machine make of the contents. @param {readonly Content[]} contents @returns {readonly Dump[]} */
export const dumpsByTools = (contents) => {
  const folder = mkdtempSync(join(tmpdir(), "dumps-"));
  try {
    for (const [at, { bytes }] of contents.entries()) writeFileSync(join(folder, `${at}.bin`), bytes);
    if (isInstalled("cc")) compile(contents, folder);
    const makers = [byCommands, byObjcopy, byScsiTool, byGdb, byLldb, byLanguages];
    return makers.flatMap((make) => make(contents, folder)).filter(({ text }) => text.trim() !== "");
  } finally {
    rmSync(folder, { recursive: true });
  }
};
