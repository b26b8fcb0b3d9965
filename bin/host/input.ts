/**
 * Captures as they are opened and read. What is not a log is refused by what the opened descriptor is, never by its name,
 * and bytes are handed on in chunks because captures reach gigabytes.
 */
import { type BigIntStats, fstatSync, readSync } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { setImmediate as turn } from "node:timers/promises";
import { CannotAnalyse, stop } from "../problem.ts";
import { codeOf } from "./errno.ts";
import { identityOf } from "./identity.ts";
import { blockedBy } from "./interrupt.ts";
import { say } from "./streams.ts";
import { openYoungSpace } from "./young-space.ts";

const CHUNK_BYTES = 256 * 1024;
/** What a person writes is a page of text; more than this is a capture in the wrong place. */
const TEXT_LIMIT_MIB = 1;

export interface Input {
  /** How the person named it. */
  readonly where: string;
  /** Device and file number: equal for two names of one file. */
  readonly identity: string;
  /**
   * The bytes: of a file as often as they are asked for, of a stream once. A chunk holds until the next one is asked for. Throws
   * {@link CannotAnalyse} if the system fails on the way.
   */
  readonly chunks: () => AsyncIterable<Uint8Array>;
  /** Where the bytes can be read in any order, `null` for a stream. */
  readonly file: { readonly descriptor: number; readonly size: number } | null;
  readonly close: () => Promise<void>;
}

/** Why a file did not open, by the system's name of the error. */
const OPENING: Readonly<Record<string, readonly [what: string, next: string]>> = {
  ENOENT: ["there is no such file", "check the name; a name that holds blanks needs quotes"],
  ENOTDIR: ["there is no such file", "check the path: a part of it is a file, not a folder"],
  EACCES: ["you may not read this file", "change its permissions, or copy it to where you may"],
  EPERM: ["you may not read this file", "change its permissions, or copy it to where you may"],
};

const cannotOpen = (where: string, error: unknown): never => {
  const code = codeOf(error);
  const [what, next] = OPENING[code] ?? [`the file cannot be opened (${code})`, "copy it elsewhere and name the copy"];
  return stop(where, what, next, code === "ENOENT" || code === "ENOTDIR" ? "input-missing" : "input-unreadable");
};

const cannotRead = (where: string, error: unknown): CannotAnalyse =>
  new CannotAnalyse([
    {
      where,
      what: `reading broke off (${codeOf(error)})`,
      next: "copy the file elsewhere and name the copy",
      id: "input-broken-off",
    },
  ]);

/** What is wanted, and what to name instead of a folder and of a device. */
interface Wanted {
  readonly what: string;
  readonly ofFolder: string;
  readonly ofDevice: string;
}

const LOG: Wanted = {
  what: "a log",
  ofFolder: "name the log files in it, such as dext.log and fw.log",
  ofDevice: "name a saved log, or use - to read standard input",
};

const TEXT: Wanted = {
  what: "a text",
  ofFolder: "name the file that is meant",
  ofDevice: "name the file that is meant",
};

/** Refuses what can be opened and is still not what is wanted. */
const refuseOtherKinds = (where: string, stats: BigIntStats, { what, ofFolder, ofDevice }: Wanted): void => {
  if (stats.isDirectory()) stop(where, `this is a folder, not ${what}`, ofFolder, "input-kind");
  if (stats.isCharacterDevice() || stats.isBlockDevice())
    stop(where, `this is a device, not ${what}`, ofDevice, "input-kind");
};

/** Milliseconds of reading after which signals are looked for. */
const TURN_MS = 50;

/** A file as it lies on the disk: to wait for each read would take as long as to search what it gives. */
const chunksOfFile = async function* (where: string, { fd }: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(CHUNK_BYTES);
  const holdYoungSpace = openYoungSpace();
  let turned = performance.now();
  for (let position = 0; ; ) {
    let length = 0;
    try {
      length = readSync(fd, buffer, 0, CHUNK_BYTES, position);
    } catch (error) {
      throw cannotRead(where, error);
    }
    if (length === 0) return;
    position += length;
    yield buffer.subarray(0, length);
    if (performance.now() - turned < TURN_MS) continue;
    await turn();
    holdYoungSpace();
    turned = performance.now();
  }
};

/** A named pipe, of which a read can be held for ever. */
const chunksOfPipe = async function* (where: string, handle: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(CHUNK_BYTES);
  for (;;) {
    const { bytesRead } = await blockedBy(() => handle.read(buffer, 0, CHUNK_BYTES, null)).catch((error: unknown) => {
      throw cannotRead(where, error);
    });
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
};

/** The same input, of which the bytes can be had twice: those of a stream are kept in memory. */
export const twice = (input: Input): Input => {
  if (input.file !== null) return input;
  let kept: readonly Uint8Array[] | null = null;
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    if (kept !== null) return yield* kept;
    const own: Uint8Array[] = [];
    for await (const chunk of input.chunks()) {
      own.push(chunk.slice());
      yield chunk;
    }
    kept = own;
  };
  return { ...input, chunks };
};

/** True if the path leads to a folder; whatever else is wrong with it shows when it is opened. */
export const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );

/** The file behind a path, `null` if there is none. */
export const identityAt = async (path: string): Promise<string | null> =>
  stat(path, { bigint: true }).then(identityOf, () => null);

/** The first bytes of a regular file; none of anything else, and none where it cannot be read. */
export const headOf = async (path: string, count: number): Promise<Uint8Array> => {
  const none = new Uint8Array();
  if (!(await stat(path).catch(() => null))?.isFile()) return none;
  const handle = await open(path, "r").catch(() => null);
  if (handle === null) return none;
  try {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return none;
  } finally {
    await handle.close();
  }
};

/** Opens a file or a named pipe. Throws {@link CannotAnalyse}. */
export const openFile = async (path: string, wanted = LOG): Promise<Input> => {
  const handle = await blockedBy(() => open(path, "r")).catch((error: unknown) => cannotOpen(path, error));
  try {
    const stats = await handle.stat({ bigint: true });
    refuseOtherKinds(path, stats, wanted);
    return {
      where: path,
      identity: identityOf(stats),
      chunks: () => (stats.isFile() ? chunksOfFile(path, handle) : chunksOfPipe(path, handle)),
      file: stats.isFile() ? { descriptor: handle.fd, size: Number(stats.size) } : null,
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
};

const standardChunks = async function* (where: string): AsyncGenerator<Uint8Array> {
  if (process.stdin.isTTY) say("Paste the captures, then press Ctrl-D on a line of its own.");
  try {
    for await (const chunk of process.stdin) yield chunk as Uint8Array;
  } catch (error) {
    throw cannotRead(where, error);
  }
};

/** Standard input: a pipe, a redirected file, or a paste at a prompt. Throws {@link CannotAnalyse}. */
export const openStandardInput = (): Input => {
  const where = "standard input";
  const stats = fstatSync(0, { bigint: true });
  if (!process.stdin.isTTY) refuseOtherKinds(where, stats, { ...LOG, ofDevice: "name the log files, or pipe one in" });
  return {
    where,
    identity: identityOf(stats),
    chunks: () => standardChunks(where),
    file: null,
    // What is not read to its end would keep the program waiting.
    close: async () => void process.stdin.destroy(),
  };
};

/** A text file, whole, up to a limit. Throws {@link CannotAnalyse}. */
export const readText = async (
  path: string,
  limitMib = TEXT_LIMIT_MIB,
): Promise<{ readonly text: string; readonly identity: string }> => {
  const input = await openFile(path, TEXT);
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  try {
    for await (const chunk of input.chunks()) {
      bytes += chunk.length;
      if (bytes > limitMib * 1024 * 1024)
        stop(path, `this is longer than ${limitMib} MiB`, "name the file that is meant", "input-limit");
      text += decoder.decode(chunk, { stream: true });
    }
  } finally {
    await input.close();
  }
  return { text: text + decoder.decode(), identity: input.identity };
};
