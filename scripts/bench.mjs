// Measures the command against its peers on captures that it makes in a temporary folder. `npm run bench -- --help` tells the options.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { LITERALS, writeCapture } from "./bench/data.mjs";
import { svgOf } from "./bench/plot.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const TOOL = join(root, "bin/dma-forensics.js");
const TIME = "/usr/bin/time";

const { values: options } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    rounds: { type: "string", default: "3" },
    megabytes: { type: "string", default: "16" },
    sizes: { type: "string", default: "1,4,16" },
    tasks: { type: "string", default: "100,1000,3000" },
    json: { type: "string", default: "dist/bench.json" },
    svg: { type: "string" },
  },
});

const HELP = `npm run build && npm run bench -- [options]
  --rounds N         times that every case is run, in turn (3)
  --megabytes N      size of the captures for the table (16); the dense one has a quarter
  --sizes A,B,...    sizes in MB for the plot, 2 % of the lines relevant (1,4,16)
  --tasks A,B,...    numbers of tasks for the plot, every line relevant (100,1000,3000)
  --json FILE        where the figures go (dist/bench.json)
  --svg FILE         where the plot goes (none)
`;

/** @param {string} name */
const installed = (name) => spawnSync("sh", ["-c", `command -v ${name}`]).status === 0;

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** @typedef {{ name: string, command: string, bytes: number }} Case */
/** @typedef {{ name: string, bytes: number, ms: number, spread: [number, number], peakMb: number | null }} Figure */

const measuresMemory = spawnSync(TIME, ["-f", "%M", "true"]).status === 0;

/** Runs a command once; status 1 and 3 are answers and no failures. @param {string} command @param {string} folder */
const once = (command, folder) => {
  const note = join(folder, "peak");
  const timed = measuresMemory ? [TIME, "-q", "-f", "%M", "-o", note, "sh", "-c", command] : ["sh", "-c", command];
  const [program = "sh", ...args] = timed;
  const begun = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, {
    stdio: ["ignore", "ignore", "pipe"],
    maxBuffer: 1 << 28,
    env: { ...process.env, LC_ALL: "C", HOME: folder },
  });
  const ms = Number(process.hrtime.bigint() - begun) / 1e6;
  if (status !== 0 && status !== 1 && status !== 3) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return { ms, peak: measuresMemory ? Number(readFileSync(note, "utf8")) / 1024 : null };
};

/** Every case in turn, round after round, so that what else the machine does hits all alike. @param {readonly Case[]} cases @param {number} rounds @param {string} folder @returns {readonly Figure[]} */
const measure = (cases, rounds, folder) => {
  const runs = cases.map(() => /** @type {ReturnType<typeof once>[]} */ ([]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { command }] of cases.entries()) runs[index]?.push(once(command, folder));
  }
  return cases.map(({ name, bytes }, index) => {
    const own = runs[index] ?? [];
    const times = own.map(({ ms }) => ms);
    const peaks = own.flatMap(({ peak }) => peak ?? []);
    return {
      name,
      bytes,
      ms: median(times),
      spread: [Math.min(...times), Math.max(...times)],
      peakMb: peaks.length > 0 ? median(peaks) : null,
    };
  });
};

/** @param {string} text */
const listOf = (text) =>
  text
    .split(",")
    .map(Number)
    .filter((value) => value > 0);

/** @param {string} folder */
const prepare = (folder) => {
  const megabytes = Number(options.megabytes) * 1e6;
  const path = (/** @type {string} */ name) => join(folder, name);
  writeCapture(path("sparse.log"), { bytes: megabytes, share: 2 });
  writeCapture(path("double.log"), { bytes: 2 * megabytes, share: 1 });
  writeCapture(path("dense.log"), { bytes: megabytes / 4, share: 100 });
  writeCapture(path("sparse.ndjson"), { bytes: megabytes, share: 2, style: "ndjson" });
  writeFileSync(path("sparse.log.gz"), gzipSync(readFileSync(path("sparse.log"))));
  writeFileSync(path("words"), `${LITERALS.join("\n")}\n`);
  writeFileSync(path("empty.mjs"), "");
  return path;
};

/** The cases, and the programs that are not there. @param {(name: string) => string} path */
const casesIn = (path) => {
  const seed = join(root, "samples/seed");
  const { files } = /** @type {{ files: readonly string[] }} */ (
    JSON.parse(readFileSync(join(seed, "truth.json"), "utf8"))
  );
  const tool = (/** @type {string} */ args) => `node ${TOOL} ${args}`;
  const sizeOf = (/** @type {string} */ name) => statSync(path(name)).size;
  /** @type {[string | null, string, string, string | null][]} program that it needs, name, command, capture */
  const all = [
    [null, "empty script", `node ${path("empty.mjs")}`, null],
    [null, "--help", tool("--help"), null],
    [null, "seed", tool(`analyze ${files.map((file) => join(seed, file)).join(" ")}`), null],
    [null, "2 %: dma-forensics", tool(`analyze ${path("sparse.log")}`), "sparse.log"],
    [null, "2 %, noise doubled: dma-forensics", tool(`analyze ${path("double.log")}`), "double.log"],
    ["rg", "2 %: rg -F -f", `rg --no-mmap -c -F -f ${path("words")} ${path("sparse.log")}`, "sparse.log"],
    ["grep", "2 %: grep -F -f", `grep -c -F -f ${path("words")} ${path("sparse.log")}`, "sparse.log"],
    ["lnav", "2 %: lnav -n", `lnav -n -c ':filter-in fBufferIOVMAddr' ${path("sparse.log")}`, "sparse.log"],
    [null, "dense: dma-forensics", tool(`analyze ${path("dense.log")}`), "dense.log"],
    ["lnav", "dense: lnav -n", `lnav -n -c ':filter-in fBufferIOVMAddr' ${path("dense.log")}`, "dense.log"],
    [null, "ndjson: dma-forensics", tool(`analyze ${path("sparse.ndjson")}`), "sparse.ndjson"],
    [
      "jq",
      "ndjson: jq select",
      `jq -c 'select(.subsystem=="com.example.raid")|.eventMessage' ${path("sparse.ndjson")}`,
      "sparse.ndjson",
    ],
    [null, "gzip: dma-forensics", tool(`analyze ${path("sparse.log.gz")}`), "sparse.log"],
    ["rg", "gzip: zcat | rg -F -f", `zcat ${path("sparse.log.gz")} | rg -c -F -f ${path("words")}`, "sparse.log"],
  ];
  const missing = [...new Set(all.flatMap(([needs]) => (needs !== null && !installed(needs) ? [needs] : [])))];
  const cases = all
    .filter(([needs]) => needs === null || !missing.includes(needs))
    .map(([, name, command, capture]) => ({ name, command, bytes: capture === null ? 0 : sizeOf(capture) }));
  return { cases, missing };
};

/** One measurement for each value, in turn. @param {string} folder @param {readonly number[]} values @param {"bytes" | "tasks"} of @param {number} share @param {number} rounds */
const series = (folder, values, of, share, rounds) => {
  const cases = values.map((value) => {
    const file = join(folder, `${of}-${value}.log`);
    const { bytes } = writeCapture(file, { [of]: of === "bytes" ? value * 1e6 : value, share });
    return { name: `${value}`, command: `node ${TOOL} analyze ${file}`, bytes };
  });
  return measure(cases, rounds, folder).map((figure, index) => ({ value: values[index] ?? 0, ...figure }));
};

/** @param {readonly Figure[]} figures */
const tableOf = (figures) => {
  const tools = new Map(
    figures
      .filter(({ name }) => name.endsWith(": dma-forensics"))
      .map((figure) => [figure.name.split(":")[0], figure.ms]),
  );
  const rows = figures.map(({ name, bytes, ms, spread, peakMb }) => {
    const own = tools.get(name.split(":")[0] ?? "");
    const rate = bytes === 0 ? "" : (bytes / 1000 / ms).toFixed(1);
    const ratio = own === undefined || name.endsWith(": dma-forensics") ? "" : (own / ms).toFixed(1);
    return `| ${name} | ${ms.toFixed(0)} (${spread.map((one) => one.toFixed(0)).join("-")}) | ${rate} | ${peakMb?.toFixed(0) ?? ""} | ${ratio} |`;
  });
  return [
    "| case | ms, median (least-most) | MB/s | peak MB | dma-forensics takes so many times this |",
    "|---|---|---|---|---|",
    ...rows,
  ].join("\n");
};

const main = () => {
  const rounds = Math.max(1, Number(options.rounds));
  const folder = mkdtempSync(join(tmpdir(), "dma-forensics-bench-"));
  try {
    const { cases, missing } = casesIn(prepare(folder));
    const figures = measure(cases, rounds, folder);
    const bySize = series(folder, listOf(options.sizes), "bytes", 2, rounds);
    const byTasks = series(folder, listOf(options.tasks), "tasks", 100, rounds);
    const machine = { node: process.version, cores: availableParallelism(), memoryMb: Math.round(totalmem() / 1e6) };
    process.stdout.write(
      `Node ${machine.node}, ${machine.cores} cores, ${rounds} rounds in turn\n\n${tableOf(figures)}\n`,
    );
    if (missing.length > 0) process.stdout.write(`\nNot installed, not measured: ${missing.join(", ")}\n`);
    if (!measuresMemory) process.stdout.write(`\nNo GNU time at ${TIME}: peak memory is not measured\n`);
    writeFileSync(options.json, `${JSON.stringify({ machine, rounds, figures, bySize, byTasks, missing }, null, 2)}\n`);
    if (options.svg === undefined) return;
    const peaks = (/** @type {typeof bySize} */ found) =>
      found.flatMap(({ value, peakMb }) =>
        peakMb === null ? [] : [/** @type {[number, number]} */ ([value, peakMb])],
      );
    const times = (/** @type {typeof bySize} */ found) =>
      found.map(({ value, ms }) => /** @type {[number, number]} */ ([value, ms / 1000]));
    const plots = [
      { title: "Time, 2 % of the lines relevant", x: "MB", y: "seconds", points: times(bySize) },
      { title: "Peak memory, 2 % of the lines relevant", x: "MB", y: "MB", points: peaks(bySize) },
      { title: "Time, every line relevant", x: "tasks", y: "seconds", points: times(byTasks) },
      { title: "Peak memory, every line relevant", x: "tasks", y: "MB", points: peaks(byTasks) },
    ];
    mkdirSync(dirname(options.svg), { recursive: true });
    writeFileSync(options.svg, svgOf(plots));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

if (options.help) process.stdout.write(HELP);
else main();
