// Builds what is published: the command as one file, and the JSON Schemas of the report and of dialect files. `node scripts/bundle.mjs`.
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Files that depend on CommonJS packages call `require`, which an ES module does not have. */
const REQUIRE =
  'import { createRequire as createRequire_ } from "node:module"; const require = createRequire_(import.meta.url);';

/**
 * Replaces a file in one step: a command that starts during a build finds the old bundle or the new one, never half of it.
 * @param {string} path
 * @param {string | Uint8Array} contents
 */
const put = async (path, contents) => {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, contents);
  await rename(temporary, path);
};

/**
 * The core as one module, as text. It must resolve without Node: that is what `platform: "neutral"` checks.
 * @param {import("esbuild").BuildOptions} options
 */
export const bundleCore = async (options = {}) => {
  const { outputFiles = [] } = await build({
    absWorkingDir: root,
    entryPoints: ["src/index.ts"],
    bundle: true,
    write: false,
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2023",
    format: "esm",
    logLevel: "warning",
    ...options,
  });
  return outputFiles.map(({ text }) => text).join("");
};

const schemas = async () => {
  const core = Buffer.from(await bundleCore()).toString("base64");
  const { reportJsonSchema, caseLineJsonSchema, dialectJsonSchema } = await import(
    `data:text/javascript;base64,${core}`
  );
  return { report: reportJsonSchema(), case: caseLineJsonSchema(), dialect: dialectJsonSchema() };
};

/**
 * The command as esbuild makes it, not written yet; `inputs` of the metafile are the files that went in.
 * @param {{ packageVersion: string, schemaVersion: string }} versions
 */
export const bundleCommand = async ({ packageVersion, schemaVersion }) =>
  build({
    absWorkingDir: root,
    entryPoints: ["bin/dma-forensics.ts"],
    outfile: "dist/dma-forensics.js",
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "esm",
    charset: "utf8",
    banner: { js: REQUIRE },
    define: { PACKAGE_VERSION: JSON.stringify(packageVersion), SCHEMA_VERSION: JSON.stringify(schemaVersion) },
    legalComments: "linked",
    logLevel: "warning",
  });

const main = async () => {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const { report, case: line, dialect } = await schemas();
  const { outputFiles } = await bundleCommand({
    packageVersion: version,
    schemaVersion: report.properties.schemaVersion.const,
  });
  await put(join(root, "dist/schema/report.schema.json"), `${JSON.stringify(report, null, 2)}\n`);
  await put(join(root, "dist/schema/case.schema.json"), `${JSON.stringify(line, null, 2)}\n`);
  await put(join(root, "dist/schema/dialect.schema.json"), `${JSON.stringify(dialect, null, 2)}\n`);
  for (const { path, contents } of outputFiles) await put(path, contents);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
