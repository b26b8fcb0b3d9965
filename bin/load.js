/**
 * Loads the chunks of the bundle as Node's `require` does, and keeps what V8 compiles of them in `dist/cache`, so that only the
 * first run of a command waits for it. Plain JavaScript, because it runs before anything that is built.
 *
 * The cache lies beside the code that it is made of: whoever may write the one may write the other. Where nobody may, nothing
 * is kept. `NODE_DISABLE_COMPILE_CACHE=1` turns it off, as it does for Node's own cache, which Node 20 does not have.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { Script } from "node:vm";

/** Later than this V8 has thrown away what ran at the start: such a run has nothing worth keeping. */
const SOON_SECONDS = 3;

const builtin = createRequire(import.meta.url);

/** @param {string} path @returns {Buffer | undefined} */
const kept = (path) => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};

/** Whole or not at all; a folder that may not be written is no problem of the person. @param {string} path @param {Script} script */
const keep = (path, script) => {
  try {
    const temporary = `${path}.${process.pid}`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, path);
  } catch {
    // The next run compiles again.
  }
};

/** Another command runs other functions, and only those that ran are compiled. @param {string | undefined} word */
const shelf = (word) =>
  join("cache", `${process.version}-${process.arch}`, /^[a-z]{1,12}$/u.test(word ?? "") ? `${word}` : "help");

/**
 * Runs the entry of the bundle.
 * @param {string} entry path of a CommonJS file; those that it requires by relative paths are its chunks
 */
export const load = (entry) => {
  const folder = process.env["NODE_DISABLE_COMPILE_CACHE"] === "1" ? null : shelf(process.argv[2]);
  /** @type {Map<string, { exports: unknown }>} */
  const modules = new Map();
  /** @type {[path: string, script: Script][]} */
  const fresh = [];

  /** @param {string} path @returns {unknown} */
  const run = (path) => {
    const known = modules.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    // The names of chunks change with what is in them; that of the entry does not.
    const cache = folder === null || path === entry ? null : join(dirname(entry), folder, `${basename(path)}.bin`);
    const cachedData = cache === null ? undefined : kept(cache);
    const source = `(function (exports, require, module) {${readFileSync(path, "utf8")}\n})`;
    const script = new Script(source, { filename: path, ...(cachedData === undefined ? {} : { cachedData }) });
    if (cache !== null && script.cachedDataRejected !== false) fresh.push([cache, script]);
    const body = script.runInThisContext();
    body(module.exports, (/** @type {string} */ id) => (/^\.{1,2}\//u.test(id) ? run(resolve(dirname(path), id)) : builtin(id)), module);
    return module.exports;
  };

  process.on("exit", (status) => {
    if (status !== 2 && process.uptime() < SOON_SECONDS) for (const [path, script] of fresh) keep(path, script);
  });
  run(entry);
};
