/**
 * One compressed stream as what it holds, taken in small steps. Data that breaks off or is damaged gives what came before, and
 * says so: the last minutes of a log that is cut are missing, the others are evidence.
 */
import type { Transform } from "node:stream";
import zlib from "node:zlib";

/** How compressed data ended: as it should, cut short, damaged, or with other bytes behind it. */
export type Ending = "whole" | "cut" | "damaged" | "followed";

/** What a stream is compressed with. */
export type Compression = "deflate" | "zstd";

/** What comes out of one step and is lost if that step fails: enough for nearly all of them, because more has to wait for whoever reads. */
const OUT_BYTES = 256 * 1024;

/** So little goes in at once that what comes out of it, a thousand times as much, still fits into memory. */
const IN_BYTES = 16 * 1024;

const makers: Readonly<Record<Compression, (() => Transform) | undefined>> = {
  deflate: () => zlib.createInflateRaw({ chunkSize: OUT_BYTES }),
  // Node has it from 22.15 on; the typings are those of the oldest version that is supported.
  zstd: (zlib as { readonly createZstdDecompress?: () => Transform }).createZstdDecompress,
};

/** True if this Node unpacks it. */
export const canInflate = (compression: Compression): boolean => makers[compression] !== undefined;

/** Bytes that can be looked at before they are taken. */
export interface Peekable {
  peek(count: number): Promise<Uint8Array>;
  take(count?: number): AsyncGenerator<Uint8Array>;
}

/** Takes bytes that are known to be there. */
export const skip = async (bytes: Peekable, count: number): Promise<void> => {
  const taking = bytes.take(count);
  while ((await taking.next()).done !== true);
};

/** What happens inside a transform, told by whichever event comes first: a step that is done, the end, or the close after an error. */
const watched = (stream: Transform) => {
  let ready: Uint8Array[] = [];
  let [failed, over] = [false, false];
  let goOn = (): void => undefined;
  // Taken as it comes: a stream that fails drops what nobody has read yet.
  stream.on("data", (chunk: Uint8Array) => ready.push(chunk));
  stream.on("error", () => {
    failed = true;
  });
  for (const event of ["end", "close"]) {
    stream.on(event, () => {
      over = true;
      goOn();
    });
  }
  return {
    step: (start: (done: () => void) => void): Promise<void> =>
      new Promise((resolve) => {
        goOn = resolve;
        if (over) resolve();
        else start(resolve);
      }),
    drained: (): readonly Uint8Array[] => {
      const out = ready;
      ready = [];
      return out;
    },
    failed: () => failed,
    over: () => over,
  };
};

/**
 * What a compressed stream at the front of `bytes` holds; what is behind it stays. `ended` is told how it ended, before it does. The
 * next step runs in another thread while what came out of one is read.
 */
export const inflate = async function* (
  compression: Compression,
  bytes: Peekable,
  ended: (ending: Ending) => void,
): AsyncGenerator<Uint8Array> {
  const make = makers[compression];
  if (make === undefined) throw new Error(`this Node does not unpack ${compression}`);
  const stream = make();
  const { step, drained, failed, over } = watched(stream);
  let taken = 0;
  const begin = async () => {
    const slice = await bytes.peek(IN_BYTES);
    const finished = step((done) => {
      if (slice.length === 0) stream.end();
      else stream.write(slice, () => done());
    });
    return { length: slice.length, finished };
  };
  const written = (): number => (stream as Transform & { readonly bytesWritten: number }).bytesWritten;
  try {
    for (let running = await begin(); ; ) {
      const { length, finished } = running;
      await finished;
      const out = drained();
      if (failed()) {
        yield* out;
        return ended(length === 0 ? "cut" : "damaged");
      }
      const last = over();
      const used = last ? written() - taken : length;
      await skip(bytes, used);
      taken += used;
      if (!last) running = await begin();
      yield* out;
      if (last) return ended("whole");
    }
  } finally {
    stream.destroy();
  }
};
