/**
 * Loads the chunks of the bundle as Node's `require` does, and keeps what V8 compiles of them in `dist/cache`, so that only the
 * first run of a command waits for it. Plain JavaScript, because it runs before anything that is built.
 *
 * The cache lies beside the code that it is made of: whoever may write the one may write the other. Where nobody may, nothing
 * is kept. `NODE_DISABLE_COMPILE_CACHE=1` turns it off, as it does for Node's own cache, which Node 20 does not have.
 */
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { basename, dirname, join, resolve } = require("node:path");
const { setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");

/**
 * V8 learns from what is read, nearly all of which is kept, to make objects of that form where only the long-lived ones belong. The
 * replays of thousands of tasks are gone a moment later, and would stand there in the hundreds of megabytes.
 */
const EVERYTHING_BEGINS_YOUNG = "--no-allocation-site-pretenuring";

/**
 * A pattern is made machine code when it is asked for the second time, which costs as much as a thousand answers of the slow form: a paste
 * asks most of its patterns a few times.
 */
const PATTERNS_BEGIN_SLOW = "--regexp-tier-up-ticks=20";

/**
 * How much a heap may grow before it is looked through again, in per cent: V8 lets it double and more, and what is garbage by then
 * is a third of the memory of a long run. To look sooner costs no time that can be measured.
 */
const HEAP_GROWS_SLOWLY = "--heap-growing-percent=25";

/** Processor time after which V8 has thrown away what ran at the start: such a run has nothing worth keeping. */
const SOON_MICROSECONDS = 3e6;
/** What is shorter is compiled sooner than a second file is opened. */
const MIN_CHARACTERS = 8192;

/** Room of the sum before what was kept; V8 wants what follows to begin at such an address. */
const SUM_BYTES = 8;

/** Words of four bytes from one that is summed up to the next: damage to a disk is a block of it, and never so short. */
const STRIDE = 16;

/** What changes with the bytes. A digest would take as long as to compile. @param {Buffer} data */
const sumOf = (data) => {
  let sum = data.length;
  for (let at = 0; at + 4 <= data.length; at += 4 * STRIDE) sum = Math.imul(sum ^ data.readInt32LE(at), 0x01000193);
  return sum;
};

/** What was kept, if it is whole: V8 itself would run damaged code. @param {string} path @returns {Buffer | undefined} */
const kept = (path) => {
  try {
    const file = readFileSync(path);
    const data = file.subarray(SUM_BYTES);
    return sumOf(data) === file.readInt32LE(0) ? data : undefined;
  } catch {
    return undefined;
  }
};

/** Written whole or not at all; a folder that nobody may write to is no problem. @param {string} path @param {Script} script */
const keep = (path, script) => {
  try {
    const data = script.createCachedData();
    const sum = Buffer.alloc(SUM_BYTES);
    sum.writeInt32LE(sumOf(data));
    const temporary = `${path}.${process.pid}`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, Buffer.concat([sum, data]));
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
 * A module of Node, loaded when something of it is asked for: a run needs few of those that its chunks name, and each takes
 * milliseconds. @param {string} id
 */
const onDemand = (id) => {
  /** @type {Record<PropertyKey, unknown> | undefined} */
  let loaded;
  return new Proxy(
    {},
    {
      get: (_target, name) => {
        loaded ??= /** @type {Record<PropertyKey, unknown>} */ (require(id));
        return loaded[name];
      },
    },
  );
};

/**
 * Runs the entry of the bundle.
 * @param {string} entry path of a CommonJS file; those that it requires by relative paths are its chunks
 */
const load = (entry) => {
  for (const flag of [EVERYTHING_BEGINS_YOUNG, PATTERNS_BEGIN_SLOW, HEAP_GROWS_SLOWLY]) setFlagsFromString(flag);
  const shelf = shelfOf(entry);
  /** @type {Map<string, { exports: unknown }>} */
  const modules = new Map();
  /** @type {[path: string, script: Script][]} */
  const fresh = [];

  /** The build writes each file as one function, in ASCII, so that it is taken as it is. @param {string} path @returns {Script} */
  const compile = (path) => {
    const source = readFileSync(path, "latin1");
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
      (/** @type {string} */ id) => (/^\.{1,2}\//u.test(id) ? run(resolve(dirname(path), id)) : onDemand(id)),
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

module.exports = { load };
