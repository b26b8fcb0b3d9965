// Measures the command against its peers on captures that it makes in a temporary folder. `npm run bench -- --help` tells the options.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { BARS, casesIn, prepare, TOOL } from "./bench/cases.mjs";
import { writeCapture } from "./bench/data.mjs";
import { svgOf } from "./bench/plot.mjs";

/** @import { Case } from "./bench/cases.mjs" */

const TIME = "/usr/bin/time";

const { values: options } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    rounds: { type: "string", default: "3" },
    megabytes: { type: "string", default: "64" },
    dense: { type: "string", default: "16" },
    sizes: { type: "string", default: "1,4,16,64" },
    tasks: { type: "string", default: "100,1000,10000" },
    seconds: { type: "string", default: "60" },
    json: { type: "string", default: "dist/bench.json" },
    svg: { type: "string" },
  },
});

const HELP = `sh scripts/bench/peers.sh; npm run build && npm run bench -- [options]
  --rounds N         times that every case is run, in turn (3)
  --megabytes N      size of the captures with 2 % relevant lines (64)
  --dense N          size in MB of the capture of which every line is relevant (16)
  --sizes A,B,...    sizes in MB for the plot, 2 % of the lines relevant (1,4,16,64)
  --tasks A,B,...    numbers of tasks for the plot, every line relevant (100,1000,10000)
  --seconds N        longest run of a case; one that takes longer is given up and said to be (60)
  --json FILE        where the figures go (dist/bench.json)
  --svg FILE         where the plot goes (none)
`;

/** @param {string} name */
const installed = (name) => spawnSync("sh", ["-c", `command -v ${name}`]).status === 0;

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** @typedef {{ group: string, name: string, bytes: number, ms: number | null, spread: readonly [number, number] | null, peakMb: number | null }} Figure `null` for a case that was given up */

const measuresMemory = spawnSync(TIME, ["-f", "%M", "true"]).status === 0;

/** Runs a command once, `null` if it is given up; status 1 and 3 are answers and no failures. @param {string} command @param {string} folder */
const once = (command, folder) => {
  const note = join(folder, "peak");
  const limited = ["timeout", "-k", "1", options.seconds, "sh", "-c", command];
  const [program = "sh", ...args] = measuresMemory ? [TIME, "-q", "-f", "%M", "-o", note, ...limited] : limited;
  const begun = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, {
    // A pipe: GNU grep stops at the first hit if nobody reads.
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 2 ** 30,
    env: { ...process.env, LC_ALL: "C", HOME: folder, XDG_CONFIG_HOME: join(folder, ".config") },
  });
  const ms = Number(process.hrtime.bigint() - begun) / 1e6;
  if (status === 124 || status === 137) return null;
  if (status !== 0 && status !== 1 && status !== 3) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return { ms, peak: measuresMemory ? Number(readFileSync(note, "utf8")) / 1024 : null };
};

/** Every case in turn, round after round, so that what else the machine does hits all alike. @param {readonly Case[]} cases @param {number} rounds @param {string} folder @returns {readonly Figure[]} */
const measure = (cases, rounds, folder) => {
  const runs = cases.map(() => /** @type {ReturnType<typeof once>[]} */ ([]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { command }] of cases.entries()) {
      const own = runs[index] ?? [];
      if (!own.includes(null)) own.push(once(command, folder));
    }
  }
  return cases.map(({ group, name, bytes }, index) => {
    const own = runs[index] ?? [];
    if (own.includes(null)) return { group, name, bytes, ms: null, spread: null, peakMb: null };
    const times = own.flatMap((run) => run?.ms ?? []);
    const peaks = own.flatMap((run) => run?.peak ?? []);
    return {
      group,
      name,
      bytes,
      ms: median(times),
      spread: /** @type {const} */ ([Math.min(...times), Math.max(...times)]),
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

/** One measurement for each value, in turn. @param {string} folder @param {readonly number[]} values @param {"bytes" | "tasks"} of @param {"analyze" | "events"} command @param {number} rounds */
const series = (folder, values, of, command, rounds) => {
  const cases = values.map((value) => {
    const file = join(folder, `${of}-${value}.log`);
    const share = of === "bytes" ? 2 : 100;
    const { bytes } = writeCapture(file, { [of]: of === "bytes" ? value * 1e6 : value, share });
    return { group: of, name: `${command} ${value}`, command: `${TOOL} ${command} ${file}`, bytes, needs: null };
  });
  return measure(cases, rounds, folder).map((figure, index) => ({ value: values[index] ?? 0, ...figure }));
};

/** @param {Figure} figure */
const rowOf = ({ group, name, bytes, ms, spread, peakMb }) => {
  if (ms === null) return `| ${group}: ${name} | given up after ${options.seconds} s | | |`;
  const rate = bytes === 0 ? "" : (bytes / 1000 / ms).toFixed(1);
  return `| ${group}: ${name} | ${ms.toFixed(0)} (${spread?.map((one) => one.toFixed(0)).join("-")}) | ${rate} | ${peakMb?.toFixed(0) ?? ""} |`;
};

/** The ratios and their bars. @param {readonly Figure[]} figures */
const ratiosOf = (figures) =>
  BARS.flatMap((bar) => {
    const find = (/** @type {string} */ name) =>
      figures.find((figure) => figure.group === bar.group && figure.name === name);
    const [own, peer] = [find(bar.of), find(bar.to)];
    if (own === undefined || peer?.ms == null) return [];
    return [{ ...bar, ratio: own.ms === null ? null : own.ms / peer.ms }];
  });

/** @param {readonly Figure[]} figures */
const tablesOf = (figures) => {
  const ratios = ratiosOf(figures).map(({ group, of, to, most, ratio }) => {
    const told = ratio === null ? `more than ${options.seconds} s` : ratio.toFixed(2);
    return `| ${group}: ${of} / ${to} | ${most} | ${told} | ${ratio !== null && ratio <= most ? "met" : "missed"} |`;
  });
  return [
    "| case | ms, median (least-most) | MB/s | peak MB |",
    "|---|---|---|---|",
    ...figures.map(rowOf),
    "",
    "| time | bar | measured | |",
    "|---|---|---|---|",
    ...ratios,
  ].join("\n");
};

/** @param {{ title: string, x: string, found: ReturnType<typeof series> }} plot */
const plotsOf = ({ title, x, found }) => {
  const points = (/** @type {"ms" | "peakMb"} */ of, /** @type {number} */ scale) =>
    found.flatMap((one) => {
      const value = one[of];
      return value === null ? [] : [/** @type {[number, number]} */ ([one.value, value / scale])];
    });
  return [
    { title: `Time, ${title}`, x, y: "seconds", points: points("ms", 1000) },
    { title: `Peak memory, ${title}`, x, y: "MB", points: points("peakMb", 1) },
  ];
};

const main = () => {
  const rounds = Math.max(1, Number(options.rounds));
  const folder = mkdtempSync(join(tmpdir(), "dma-forensics-bench-"));
  try {
    const path = (/** @type {string} */ name) => join(folder, name);
    prepare(path, { bytes: Number(options.megabytes) * 1e6, denseBytes: Number(options.dense) * 1e6 });
    const all = casesIn(path);
    const missing = [...new Set(all.flatMap(({ needs }) => (needs !== null && !installed(needs) ? [needs] : [])))];
    if (!missing.includes("lnav"))
      spawnSync("lnav", ["-i", path("macos_show.json")], {
        env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: join(folder, ".config") },
      });
    const figures = measure(
      all.filter(({ needs }) => needs === null || !missing.includes(needs)),
      rounds,
      folder,
    );
    const bySize = series(folder, listOf(options.sizes), "bytes", "events", rounds);
    const byTasks = series(folder, listOf(options.tasks), "tasks", "analyze", rounds);
    const machine = { node: process.version, cores: availableParallelism(), memoryMb: Math.round(totalmem() / 1e6) };
    process.stdout.write(
      `Node ${machine.node}, ${machine.cores} cores, ${rounds} rounds in turn, ${options.megabytes} MB, dense ${options.dense} MB\n\n${tablesOf(figures)}\n`,
    );
    if (missing.length > 0) process.stdout.write(`\nNot installed, not measured: ${missing.join(", ")}\n`);
    if (!measuresMemory) process.stdout.write(`\nNo GNU time at ${TIME}: peak memory is not measured\n`);
    const report = { machine, rounds, figures, ratios: ratiosOf(figures), bySize, byTasks, missing };
    writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
    if (options.svg === undefined) return;
    const plots = [
      { title: "2 % of the lines relevant, events", x: "MB", found: bySize },
      { title: "every line relevant, analyze", x: "tasks", found: byTasks },
    ].flatMap(plotsOf);
    mkdirSync(dirname(options.svg), { recursive: true });
    writeFileSync(options.svg, svgOf(plots));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

if (options.help) process.stdout.write(HELP);
else main();
