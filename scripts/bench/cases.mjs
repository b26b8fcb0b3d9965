// What is measured: the command and its peers on the same captures, in groups that are compared, and the bars that the ratios are held to.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { writeCapture } from "./data.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The command, as it is published. */
export const TOOL = `node ${join(root, "bin/dma-forensics.cjs")}`;

const LITERALS = fileURLToPath(new URL("literals.txt", import.meta.url));

/**
 * @typedef {{ group: string, name: string, command: string, bytes: number, needs: string | null }} Case
 * @typedef {{ what: string, group: string, of: string, to: string, most: number }} Bar a ratio of two medians, or of peaks
 */

/** What lnav needs to know of the default style of `log show`. */
const LNAV_FORMAT = {
  $schema: "https://lnav.org/schemas/format-v1.schema.json",
  macos_show: {
    title: "macOS log show",
    description: "default style of log show",
    regex: {
      std: {
        pattern:
          "^(?<timestamp>\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}[+-]\\d{4})\\s+0x(?<thread>[0-9a-f]+)\\s+(?<level>\\w+)\\s+0x(?<activity>[0-9a-f]+)\\s+(?<pid>\\d+)\\s+(?<ttl>\\d+)\\s+(?<proc>[^:]+): (?<body>.*)$",
      },
    },
    "timestamp-format": ["%Y-%m-%d %H:%M:%S.%f%z"],
    "level-field": "level",
    level: { error: "Error", info: "Default|Info", debug: "Debug", fatal: "Fault" },
    value: { thread: { kind: "string" }, proc: { kind: "string" } },
    sample: [
      {
        line: "2025-10-14 08:00:00.004473+0800 0x35079b   Default     0x086ff8             25659  14   com.example.raid: [com.example.raid:dma] [Fn] text",
      },
    ],
  },
};

const SQL = `";SELECT count(*) FROM macos_show WHERE log_text LIKE '%raid%'" -c ":write-csv-to -"`;

/**
 * Writes the captures and answers where they are.
 * @param {(name: string) => string} path
 * @param {{ bytes: number, denseBytes: number }} sizes
 */
export const prepare = (path, { bytes, denseBytes }) => {
  writeCapture(path("sparse.log"), { bytes, share: 2 });
  writeCapture(path("double.log"), { bytes: 2 * bytes, share: 1 });
  writeCapture(path("dense.log"), { bytes: denseBytes, share: 100 });
  writeCapture(path("sparse.ndjson"), { bytes, share: 2, style: "ndjson" });
  writeFileSync(path("sparse.log.gz"), gzipSync(readFileSync(path("sparse.log"))));
  writeFileSync(path("empty.mjs"), "");
  writeFileSync(path("macos_show.json"), JSON.stringify(LNAV_FORMAT));
};

/**
 * The cases in the order in which they are run.
 * @param {(name: string) => string} path
 * @returns {readonly Case[]}
 */
export const casesIn = (path) => {
  const seed = join(root, "samples/seed");
  const { files } = /** @type {{ files: readonly string[] }} */ (
    JSON.parse(readFileSync(join(seed, "truth.json"), "utf8"))
  );
  const paste = files.map((file) => join(seed, file)).join(" ");
  /** @type {readonly (readonly [string, string, string, string | null, string | null])[]} group, name, command, capture, needs */
  const all = [
    ["start", "empty script", `node ${path("empty.mjs")}`, null, null],
    ["start", "--help", `${TOOL} --help`, null, null],
    ["start", "seed", `${TOOL} analyze ${paste}`, null, null],
    ["2 %", "analyze", `${TOOL} analyze ${path("sparse.log")}`, "sparse.log", null],
    ["2 %", "events", `${TOOL} events ${path("sparse.log")}`, "sparse.log", null],
    ["2 %", "events, noise doubled", `${TOOL} events ${path("double.log")}`, "double.log", null],
    ["2 %", "rg -F -f 60", `rg --no-mmap -c -F -f ${LITERALS} ${path("sparse.log")}`, "sparse.log", "rg"],
    ["2 %", "grep -F -f 60", `grep -c -F -f ${LITERALS} ${path("sparse.log")}`, "sparse.log", "grep"],
    ["2 %", "lnav -n SQL", `lnav -n -c ${SQL} ${path("sparse.log")}`, "sparse.log", "lnav"],
    ["dense", "analyze", `${TOOL} analyze ${path("dense.log")}`, "dense.log", null],
    ["dense", "events", `${TOOL} events ${path("dense.log")}`, "dense.log", null],
    ["dense", "lnav -n SQL", `lnav -n -c ${SQL} ${path("dense.log")}`, "dense.log", "lnav"],
    ["ndjson", "events", `${TOOL} events ${path("sparse.ndjson")}`, "sparse.ndjson", null],
    [
      "ndjson",
      "jq select",
      `jq -c 'select(.subsystem=="com.example.raid")|.eventMessage' ${path("sparse.ndjson")}`,
      "sparse.ndjson",
      "jq",
    ],
    ["gzip", "events", `${TOOL} events ${path("sparse.log.gz")}`, "sparse.log", null],
    ["gzip", "zcat to rg -F -f 60", `zcat ${path("sparse.log.gz")} | rg -c -F -f ${LITERALS}`, "sparse.log", "rg"],
  ];
  return all.map(([group, name, command, capture, needs]) => ({
    group,
    name,
    command,
    needs,
    bytes: capture === null ? 0 : statSync(path(capture)).size,
  }));
};

/** What the ratios are held to: `analyze` is the whole tool, `events` is all of it but correlation, replay and judgement. @type {readonly Bar[]} */
export const BARS = [
  { what: "time", group: "2 %", of: "analyze", to: "rg -F -f 60", most: 2 },
  { what: "time", group: "2 %", of: "events", to: "rg -F -f 60", most: 2 },
  { what: "time", group: "2 %", of: "events", to: "grep -F -f 60", most: 0.5 },
  { what: "time", group: "2 %", of: "events", to: "lnav -n SQL", most: 0.25 },
  { what: "time", group: "dense", of: "analyze", to: "lnav -n SQL", most: 1.5 },
  { what: "time", group: "dense", of: "events", to: "lnav -n SQL", most: 1.5 },
  { what: "time", group: "ndjson", of: "events", to: "jq select", most: 0.06 },
  { what: "time", group: "gzip", of: "events", to: "zcat to rg -F -f 60", most: 0.75 },
];
