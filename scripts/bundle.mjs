// Builds what is published: the command as one file, and the JSON Schemas of the report and of the files that people write. `node scripts/bundle.mjs`.
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
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
    banner: { js: REQUIRE },
    logLevel: "warning",
  });
  // As a file, because what is bundled asks where it stands.
  const path = join(root, `dist/schemas.${process.pid}.tmp.mjs`);
  await put(path, outputFiles.map(({ text }) => text).join(""));
  try {
    const { SCHEMAS } = await import(pathToFileURL(path).href);
    return Object.fromEntries(Object.entries(SCHEMAS).map(([name, schema]) => [name, schema()]));
  } finally {
    await rm(path);
  }
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
  const published = await schemas();
  const { outputFiles } = await bundleCommand({
    packageVersion: version,
    schemaVersion: published["report"].properties.schemaVersion.const,
  });
  for (const [name, schema] of Object.entries(published)) {
    await put(join(root, `dist/schema/${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
  }
  for (const { path, contents } of outputFiles) await put(path, contents);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
