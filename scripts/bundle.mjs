// Builds what is published: the command, split by what a run needs, the library, the manual page, and the JSON Schemas.
// `node scripts/bundle.mjs`.
import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, transform } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

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

/** Every published schema by its name. */
const schemas = async () => {
  const { outputFiles = [] } = await build({
    absWorkingDir: root,
    entryPoints: ["bin/commands/schema.ts"],
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "warning",
  });
  const text = Buffer.from(outputFiles.map(({ contents }) => Buffer.from(contents)).join("")).toString("base64");
  const { SCHEMAS } = await import(`data:text/javascript;base64,${text}`);
  return Object.fromEntries(Object.entries(SCHEMAS).map(([name, schema]) => [name, schema()]));
};

const CHUNKS = "dist/chunks";

/**
 * The command as esbuild makes it, not written yet: the entry, and a chunk for each set of modules that are needed together.
 * `inputs` of the metafile are the files that went in.
 * @param {{ packageVersion: string, schemaVersion: string }} versions
 */
export const bundleCommand = async ({ packageVersion, schemaVersion }) =>
  build({
    absWorkingDir: root,
    entryPoints: ["bin/dma-forensics.ts"],
    outdir: "dist",
    bundle: true,
    splitting: true,
    outExtension: { ".js": ".cjs" },
    chunkNames: "chunks/[name]-[hash]",
    write: false,
    metafile: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "esm",
    charset: "utf8",
    define: { PACKAGE_VERSION: JSON.stringify(packageVersion), SCHEMA_VERSION: JSON.stringify(schemaVersion) },
    legalComments: "linked",
    logLevel: "warning",
  });

/** The library: the core with the published door, for Node and for pages. */
const library = (/** @type {string} */ packageVersion) =>
  bundleCore({
    entryPoints: ["src/library.ts"],
    minify: true,
    legalComments: "none",
    define: { PACKAGE_VERSION: JSON.stringify(packageVersion) },
  });

/** The manual page, as the command that was just built prints it. */
const manual = () => execFileSync(process.execPath, [join(root, "bin/dma-forensics.cjs"), "man"]);

/**
 * Only ES modules can be split, and only scripts can be kept compiled (`bin/load.cjs`): so each chunk becomes one, the function
 * that a loader of CommonJS calls. In ASCII, because V8 takes two bytes for each character of a script with any other.
 * @param {import("esbuild").OutputFile} file
 */
const asScript = async ({ path, text }) => {
  if (!path.endsWith(".cjs")) return text;
  const options = /** @type {const} */ ({
    format: "cjs",
    platform: "node",
    target: "node20",
    minify: true,
    charset: "ascii",
  });
  const { code } = await transform(text, { ...options, supported: { "dynamic-import": false } });
  return `(function(exports,require,module){${code}})`;
};

/**
 * Chunks first and the entry last, so that a command that starts meanwhile finds all that its entry names. Chunks of the
 * build before stay until then, and what was kept of them compiled goes.
 * @param {readonly import("esbuild").OutputFile[]} files
 */
const putCommand = async (files) => {
  const isChunk = (/** @type {{ path: string }} */ { path }) => basename(dirname(path)) === basename(CHUNKS);
  const chunks = files.filter(isChunk);
  for (const file of [...chunks, ...files.filter((one) => !isChunk(one))]) await put(file.path, await asScript(file));
  await rm(join(root, "dist/cache"), { recursive: true, force: true });
  const current = new Set(chunks.map(({ path }) => basename(path)));
  for (const name of await readdir(join(root, CHUNKS)))
    if (!current.has(name)) await rm(join(root, CHUNKS, name), { force: true });
};

const main = async () => {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const published = await schemas();
  const { outputFiles } = await bundleCommand({
    packageVersion: version,
    schemaVersion: published["report"].properties.schemaVersion.const,
  });
  for (const [name, schema] of Object.entries(published)) {
    await put(join(root, `dist/schema/${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
  }
  await putCommand(outputFiles);
  await put(join(root, "dist/index.js"), await library(version));
  await put(join(root, "dist/man/dma-forensics.1"), manual());
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
