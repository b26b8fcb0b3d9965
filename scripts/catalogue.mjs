// Measures which formats are read: one transfer is written in every format and encoding of the catalogue and read back.
// `npm run catalogue` prints the table; the exit status is 1 if a format gives other events than the bare lines do.
import { fileURLToPath } from "node:url";
import { bundleCore } from "./bundle.mjs";

const stdin = {
  contents: `export { bare, cases, ENCODINGS, said } from "./test/catalogue/read-back.ts";`,
  resolveDir: fileURLToPath(new URL("..", import.meta.url)),
};
const core = Buffer.from(await bundleCore({ entryPoints: [], stdin })).toString("base64");
const { bare, cases, ENCODINGS, said } = await import(`data:text/javascript;base64,${core}`);

const put = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** @type {Map<string, { sides: string[], read: number, of: number }>} */
const table = new Map();
for (const { name, side, statements, write } of cases) {
  const row = table.get(name) ?? { sides: [], read: 0, of: 0 };
  table.set(name, row);
  row.sides.push(side);
  const expected = said(encode(bare(statements))).join("\n");
  for (const bytes of Object.values(ENCODINGS)) {
    row.of += 1;
    if (said(bytes(write(statements))).join("\n") === expected) row.read += 1;
  }
}

put(`${"format".padEnd(44)}${"sides".padEnd(14)}captures read alike`);
for (const [name, { sides, read, of }] of table)
  put(`${name.padEnd(44)}${sides.join(", ").padEnd(14)}${read} of ${of}`);
const whole = [...table.values()].filter(({ read, of }) => read === of).length;
put(`${whole} of ${table.size} formats are read alike in ${Object.keys(ENCODINGS).length} encodings and line ends`);
process.exitCode = whole === table.size ? 0 : 1;
