/**
 * Loads the chunks of the bundle as Node's `require` does, and keeps what V8 compiles of them in `dist/cache`, so that only the
 * first run of a command waits for it. Plain JavaScript, because it runs before anything that is built.
 *
 * The cache lies beside the code that it is made of: whoever may write the one may write the other. Where nobody may, nothing
 * is kept. `NODE_DISABLE_COMPILE_CACHE=1` turns it off, as it does for Node's own cache, which Node 20 does not have.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

/**
 * V8 learns from what is read, nearly all of which is kept, to make objects of that form where only the long-lived ones belong. The
 * replays of thousands of tasks are gone a moment later, and would stand there in the hundreds of megabytes.
 */
const EVERYTHING_BEGINS_YOUNG = "--no-allocation-site-pretenuring";

/** Processor time after which V8 has thrown away what ran at the start: such a run has nothing worth keeping. */
const SOON_MICROSECONDS = 3e6;
/** What is shorter is compiled sooner than a second file is opened. */
const MIN_CHARACTERS = 8192;

const DIGEST = "sha256";
const DIGEST_BYTES = 32;

const builtin = createRequire(import.meta.url);

/** @param {Uint8Array} data */
const digestOf = (data) => createHash(DIGEST).update(data).digest();

/** What was kept, if it is whole: V8 itself would run damaged code. @param {string} path @returns {Buffer | undefined} */
const kept = (path) => {
  try {
    const file = readFileSync(path);
    const data = file.subarray(DIGEST_BYTES);
    return digestOf(data).equals(file.subarray(0, DIGEST_BYTES)) ? data : undefined;
  } catch {
    return undefined;
  }
};

/** Written whole or not at all; a folder that nobody may write to is no problem. @param {string} path @param {Script} script */
const keep = (path, script) => {
  try {
    const data = script.createCachedData();
    const temporary = `${path}.${process.pid}`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, Buffer.concat([digestOf(data), data]));
    renameSync(temporary, path);
  } catch {
    // The next run compiles again.
  }
};

/** Another command runs other functions, and only what ran is compiled. @param {string} entry */
const shelfOf = (entry) => {
  if (process.env["NODE_DISABLE_COMPILE_CACHE"] === "1") return null;
  const word = process.argv[2] ?? "";
  const command = /^[a-z]{1,12}$/u.test(word) ? word : "help";
  return join(dirname(entry), "cache", `${process.version}-${process.arch}`, command);
};

/**
 * Runs the entry of the bundle.
 * @param {string} entry path of a CommonJS file; those that it requires by relative paths are its chunks
 */
export const load = (entry) => {
  setFlagsFromString(EVERYTHING_BEGINS_YOUNG);
  const shelf = shelfOf(entry);
  /** @type {Map<string, { exports: unknown }>} */
  const modules = new Map();
  /** @type {[path: string, script: Script][]} */
  const fresh = [];

  /** @param {string} path @returns {Script} */
  const compile = (path) => {
    const source = `(function (exports, require, module) {${readFileSync(path, "utf8")}\n})`;
    // The names of chunks change with what is in them; that of the entry does not.
    if (shelf === null || path === entry || source.length < MIN_CHARACTERS)
      return new Script(source, { filename: path });
    const cache = join(shelf, `${basename(path)}.bin`);
    const cachedData = kept(cache);
    const script = new Script(source, cachedData === undefined ? { filename: path } : { filename: path, cachedData });
    if (script.cachedDataRejected !== false) fresh.push([cache, script]);
    return script;
  };

  /** @param {string} path @returns {unknown} */
  const run = (path) => {
    const known = modules.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    const body = compile(path).runInThisContext();
    body(
      module.exports,
      (/** @type {string} */ id) => (/^\.{1,2}\//u.test(id) ? run(resolve(dirname(path), id)) : builtin(id)),
      module,
    );
    return module.exports;
  };

  process.on("exit", (status) => {
    const { user, system } = process.cpuUsage();
    if (status !== 2 && user + system < SOON_MICROSECONDS) for (const [path, script] of fresh) keep(path, script);
  });
  run(entry);
};
