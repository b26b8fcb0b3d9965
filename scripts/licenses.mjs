// Collects the licences of the packages that go into the bundle. `node scripts/licenses.mjs` writes THIRD_PARTY_LICENSES;
// a test compares the file with what this computes.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundleCommand } from "./bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * The folder of the package that a bundled file belongs to, `undefined` for our own files.
 * @param {string} input
 */
const packageOf = (input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(input)?.[0];

/**
 * Name and licence texts of a package.
 * @param {string} folder
 */
const entryOf = async (folder) => {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
  const names = (await readdir(join(root, folder)))
    .filter((file) => /^(?:licen[cs]e|notice|copying)/iu.test(file))
    .sort();
  if (names.length === 0) throw new Error(`${name} has no licence file`);
  const texts = await Promise.all(names.map((file) => readFile(join(root, folder, file), "utf8")));
  return {
    title: `${name} ${version} (${license})`,
    text: texts.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n"),
  };
};

/** The whole file, packages in the order of their names; packages with one and the same text share it. */
export const thirdPartyLicenses = async () => {
  const { metafile } = await bundleCommand({ packageVersion: "", schemaVersion: "" });
  const folders = [...new Set(Object.keys(metafile.inputs).map(packageOf))]
    .filter((folder) => folder !== undefined)
    .sort();
  const titlesOf = new Map();
  for (const { title, text } of await Promise.all(folders.map(entryOf))) {
    titlesOf.set(text, [...(titlesOf.get(text) ?? []), title]);
  }
  const sections = [...titlesOf].map(([text, titles]) => `${titles.join("\n")}\n\n${text}\n`);
  const intro = "dma-forensics is published with the packages below inside.\n";
  return [intro, ...sections].join(`\n${"-".repeat(80)}\n\n`);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await writeFile(join(root, "THIRD_PARTY_LICENSES"), await thirdPartyLicenses());
}
