// Measures what the analyzer makes of captures whose cause is known, because a simulator with faults in it wrote them.
// `npm run accuracy -- --cases N --seed S --json FILE` prints the tables, with `--noise NAME` or `--dialect NAME` of that alone;
// `-- --show CASE` one case with its captures, the truth and the answer; `-- --reading` how well the words of every vocabulary are
// read, with `--dialect NAME` what is not. `--dialect-file FILE` takes a vocabulary from outside, written as for `dialects/others`.
import { readFileSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundleCore } from "./bundle.mjs";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "1200" },
    seed: { type: "string", default: "1" },
    json: { type: "string" },
    show: { type: "string" },
    noise: { type: "string" },
    dialect: { type: "string" },
    "dialect-file": { type: "string" },
    reading: { type: "boolean" },
  },
});

const stdin = {
  contents: `export * from "./test/simulator/bench.ts"; export * as outside from "outside:dialect";`,
  resolveDir: fileURLToPath(new URL("..", import.meta.url)),
};
const file = values["dialect-file"];
/** Imports of a vocabulary from outside are those of its neighbours here. @type {import("esbuild").Plugin} */
const outsider = {
  name: "outside",
  setup: (build) => {
    build.onResolve({ filter: /^outside:/ }, ({ path }) => ({ path, namespace: "outside" }));
    build.onLoad({ filter: /.*/, namespace: "outside" }, () => ({
      contents: file === undefined ? "export {};" : readFileSync(file, "utf8"),
      resolveDir: fileURLToPath(new URL("../test/simulator/dialects/others", import.meta.url)),
      loader: "ts",
    }));
  },
};
const core = Buffer.from(await bundleCore({ entryPoints: [], stdin, plugins: [outsider] })).toString("base64");
const { byName, caseOf, listing, mark, markReading, outside, readingLines, tables } = await import(
  `data:text/javascript;base64,${core}`
);

const put = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const seed = Number(values.seed);
const { noise } = values;
const dialect = Object.values(outside).find((one) => typeof one?.frame === "function") ?? values.dialect;
const now = () => performance.now();

/** @param {any} marked */
const summary = ({ case: one, report, ranking, ...rest }) => ({
  number: one.number,
  faults: one.faults.map((/** @type {any} */ { id }) => id),
  design: one.scenario.design,
  level: one.scenario.level,
  dialect: one.dialect.name,
  noise: one.noiseName,
  visible: one.visible,
  alike: one.alike,
  verdict: report.verdict,
  diagnoses: report.diagnoses.map((/** @type {any} */ { causes, verdict }) => `${causes.join("+")}: ${verdict}`),
  discrepancies: report.discrepancies.map((/** @type {any} */ d) => `${d.task} ${d.kind}: ${d.what}`),
  violated: report.violations
    .filter((/** @type {any} */ v) => v.status === "violated")
    .map((/** @type {any} */ v) => v.rule),
  ranking,
  ...rest,
});

if (values.reading === true) {
  const wanted = typeof dialect === "object" ? [dialect] : byName;
  const asked = wanted.filter((/** @type {any} */ one) => typeof dialect !== "string" || one.name === dialect);
  for (const one of asked) for (const line of readingLines(markReading(one, seed), dialect !== undefined)) put(line);
} else if (values.show !== undefined) {
  const one = caseOf({ number: Number(values.show), seed, noise, dialect });
  const marked = mark(one, now);
  for (const { name, text } of one.saved) put(`== ${name}\n${text}`);
  for (const fact of one.facts) put(`given ${fact}`);
  const { report } = marked;
  put(
    JSON.stringify(
      {
        ...summary(marked),
        platform: one.scenario.platform,
        workload: one.scenario.workload,
        share: one.scenario.share,
      },
      null,
      1,
    ),
  );
  put(listing(one));
  put(report.headline);
  for (const d of report.discrepancies)
    put(`${d.id} task ${d.task} ${d.kind}: ${d.what} | predicted ${d.predicted} | observed ${d.observed}`);
  for (const r of report.ruledOut)
    put(
      `ruled out ${r.cause}: ${r.by.map((/** @type {any} */ e) => `${e.capture}:${e.line} ${e.text} ${e.note ?? ""}`).join("; ")}`,
    );
  for (const v of report.violations) put(`${v.rule} ${v.cause} ${v.status}: ${v.what}`);
  for (const c of report.captures)
    put(
      `${c.name}: ${c.side} ${c.format}, ${c.lines} lines, ${c.understood} understood, ${c.noise} noise, ${c.unread} unread`,
    );
} else {
  const marks = [];
  const cache = new Map();
  for (let number = 0; number < Number(values.cases); number += 1)
    marks.push(mark(caseOf({ number, seed, noise, dialect }), now, cache));
  for (const line of tables(marks)) put(line);
  const spent = marks.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  put(
    `${marks.length} cases, seed ${seed}; ${spent[spent.length >> 1]?.toFixed(1)} ms for the middle one, ${spent.at(-1)?.toFixed(0)} ms for the slowest`,
  );
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(marks.map(summary), null, 1)}\n`);
}
