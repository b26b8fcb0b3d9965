// Measures how dumps are read: makes them with the tools of this machine, puts them into captures and compares the bytes.
// `npm run dumps` prints the table; `npm run dumps -- --record` also writes the dumps that the tests read back, `-- --show DIALECT` the ones that are not exact.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleCore } from "./bundle.mjs";
import { contentsOf } from "./dumps/contents.mjs";
import { CAPTURES, outcomeOf } from "./dumps/judge.mjs";
import { dumpsByLayouts } from "./dumps/layouts.mjs";
import { dumpsByTools } from "./dumps/tools.mjs";

/** Lengths that are measured: parts of a row, whole rows, rows that repeat; and those that are kept for the tests. */
const LENGTHS = [1, 6, 8, 15, 16, 17, 36, 43, 64, 96, 255];
const RECORDED_LENGTHS = [6, 36, 43, 80];

const RECORD = new URL("../test/parsers/dumps/recorded.json", import.meta.url);

/** What reads a capture, without what judges it. */
const READER = `export { openCapture } from "./src/parsers/capture.ts"; export { shipped } from "./src/parsers/lexicon.ts";`;

const stdin = { contents: READER, resolveDir: fileURLToPath(new URL("..", import.meta.url)) };
const core = Buffer.from(await bundleCore({ entryPoints: [], stdin })).toString("base64");
const { openCapture, shipped } = await import(`data:text/javascript;base64,${core}`);

/** @param {readonly string[]} lines */
const read = (lines) => {
  const reader = openCapture("capture.log", 0, shipped);
  reader.feed(new TextEncoder().encode(lines.join("\n")));
  return reader.finish();
};

const [option, shown] = process.argv.slice(2);
const put = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

if (option === "--record") {
  const dumps = dumpsByTools(contentsOf(RECORDED_LENGTHS));
  writeFileSync(RECORD, `[\n${dumps.map((dump) => JSON.stringify(dump)).join(",\n")}\n]\n`);
  put(`${dumps.length} dumps written`);
}

const contents = contentsOf(LENGTHS);
const dumps = [...dumpsByTools(contents), ...dumpsByLayouts(contents)];
/** @type {Map<string, { dumps: number, exact: number, unknown: number, wrong: number, silent: number }>} */
const table = new Map();
for (const { dialect, content, bytes, text } of dumps) {
  if (option === "--show" && shown !== dialect) continue;
  const row = table.get(dialect) ?? { dumps: 0, exact: 0, unknown: 0, wrong: 0, silent: 0 };
  table.set(dialect, row);
  const expected = Buffer.from(bytes, "hex");
  for (const [name, frame] of Object.entries(CAPTURES)) {
    const framed = frame(text.split("\n"), expected.length);
    const parsed = read(framed.lines);
    const { judgement, silent, seen } = outcomeOf(parsed, framed, expected);
    row.dumps += 1;
    row[judgement] += 1;
    // Without a heading a lone row of a weak form is no evidence.
    if (name !== "no heading") row.silent += silent;
    if (option !== "--show" || (judgement === "exact" && silent === 0)) continue;
    put(
      `-- ${judgement}, ${silent} lines silent: ${content}, ${name}\n${framed.lines.join("\n")}\n-> ${JSON.stringify(seen)}`,
    );
  }
}

const CELLS = [24, 7, 7, 9, 7, 8];
const line = (/** @type {readonly (string | number)[]} */ cells) =>
  cells
    .map((cell, at) => (at === 0 ? String(cell).padEnd(CELLS[at] ?? 0) : String(cell).padStart(CELLS[at] ?? 0)))
    .join("");
const total = { dumps: 0, exact: 0, unknown: 0, wrong: 0, silent: 0 };
put(line(["dialect", "dumps", "exact", "unknown", "wrong", "silent"]));
for (const [dialect, row] of table) {
  put(line([dialect, row.dumps, row.exact, row.unknown, row.wrong, row.silent]));
  for (const key of /** @type {(keyof typeof total)[]} */ (Object.keys(total))) total[key] += row[key];
}
put(line(["all", total.dumps, total.exact, total.unknown, total.wrong, total.silent]));
put(
  `exact ${((100 * total.exact) / total.dumps).toFixed(1)} %, exact or honestly unknown ${((100 * (total.exact + total.unknown)) / total.dumps).toFixed(1)} %`,
);
process.exitCode = total.wrong > 0 ? 1 : 0;
