/** Inputs that grow: files that are written and standard input, watched together until it ends or a person interrupts. */
import { type FileHandle, open } from "node:fs/promises";
import { stop } from "../problem.ts";
import { codeOf } from "./errno.ts";
import { openFile, openStandardInput } from "./input.ts";

/** How often files are looked at. Milliseconds. */
const POLL = 200;
const CHUNK_BYTES = 256 * 1024;

export type News =
  | { readonly kind: "bytes"; readonly index: number; readonly bytes: Uint8Array }
  /** The file became shorter: it was begun again. */
  | { readonly kind: "again"; readonly index: number }
  | { readonly kind: "quiet" }
  /** Nothing more comes: the input ended, or a person ended it. */
  | { readonly kind: "end"; readonly interrupted: boolean };

export interface Growing {
  /** The next thing that happens, or `quiet` after so many milliseconds. */
  next(quiet: number): Promise<News>;
  close(): Promise<void>;
}

/** News in order; who waits is woken. */
const openQueue = () => {
  const queue: (News | Error)[] = [];
  let wake: () => void = () => undefined;
  return {
    push: (news: News | Error): void => {
      queue.push(news);
      wake();
    },
    next: async (quiet: number): Promise<News> => {
      if (queue.length === 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, quiet);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const news = queue.shift() ?? { kind: "quiet" };
      if (news instanceof Error) throw news;
      return news;
    },
  };
};

type Push = (news: News | Error) => void;

/** Reads what was added to a file since the last look. */
const openTail = (handle: FileHandle, path: string, index: number, push: Push): (() => Promise<void>) => {
  let at = 0;
  return async () => {
    try {
      const { size } = await handle.stat();
      if (size < at) {
        at = 0;
        push({ kind: "again", index });
      }
      while (at < size) {
        const { bytesRead, buffer } = await handle.read(new Uint8Array(CHUNK_BYTES), 0, CHUNK_BYTES, at);
        if (bytesRead === 0) return;
        at += bytesRead;
        push({ kind: "bytes", index, bytes: buffer.subarray(0, bytesRead) });
      }
    } catch (error) {
      try {
        stop(
          path,
          `reading broke off (${codeOf(error)})`,
          "copy the file elsewhere and name the copy",
          "input-broken-off",
        );
      } catch (problem) {
        push(problem as Error);
      }
    }
  };
};

/** Pushes the chunks of standard input, and its end if nothing else can grow. */
const pump = async (index: number, alone: boolean, push: Push): Promise<void> => {
  try {
    for await (const bytes of openStandardInput().chunks()) push({ kind: "bytes", index, bytes });
    if (alone) push({ kind: "end", interrupted: false });
  } catch (error) {
    push(error as Error);
  }
};

/** Opens every path, `-` as standard input. The first interrupt ends in order, a second one at once. Throws `CannotAnalyse`. */
export const openGrowing = async (paths: readonly string[]): Promise<Growing> => {
  const { push, next } = openQueue();
  const handles: FileHandle[] = [];
  const tails: (() => Promise<void>)[] = [];
  for (const [index, path] of paths.entries()) {
    if (path === "-") continue;
    // Refuses what is no log before it is watched.
    const input = await openFile(path);
    await input.close();
    if (input.file === null) stop(path, "this is no regular file", "pipe it into standard input: -", "follow");
    const handle = await open(path, "r");
    handles.push(handle);
    tails.push(openTail(handle, path, index, push));
  }
  const standard = paths.indexOf("-");
  if (standard >= 0) void pump(standard, paths.length === 1, push);
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  const poll = async (): Promise<void> => {
    for (const tail of tails) await tail();
    // It may have been closed while the tails were read.
    if (!closed) timer = setTimeout(poll, POLL);
  };
  if (tails.length > 0) await poll();
  const end = (): void => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, end);
    push({ kind: "end", interrupted: true });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
  return {
    next,
    close: async () => {
      closed = true;
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, end);
      if (timer !== null) clearTimeout(timer);
      if (standard >= 0) process.stdin.destroy();
      for (const handle of handles) await handle.close();
    },
  };
};

/** Milliseconds on a clock that only goes forward. */
export const milliseconds = (): number => performance.now();

/** True once nobody reads standard output any more. */
export const outputGone = (): boolean => process.stdout.destroyed || process.stdout.errored !== null;
