/**
 * One input becomes the captures in it: itself, what it is compressed from, or the files of an archive, also one in the other.
 * Everything streams; an archive that grows out of all proportion is refused.
 */
import { containerOf, MAGIC_BYTES } from "../../../src/index.ts";
import { canInflate, type Ending, gunzip, type Input, inflate, membersOf } from "../../host.ts";
import { stop } from "../../problem.ts";
import { type Bytes, collected, openBytes } from "./bytes.ts";
import { leftOutByName } from "./pick.ts";
import { filesOf } from "./tar.ts";

/** One capture of an input. */
export interface Piece {
  /** Its path inside the archives that hold it, `""` for the input itself. */
  readonly inner: string;
  /** Why it is not to be read, or `null`. */
  readonly left: string | null;
  readonly bytes: Bytes;
  /** How it ended, once it is read: the first that was not as it should be, of all that it is packed in. */
  readonly ending: () => Ending;
}

/** Archives in archives that are opened. */
const MAX_LAYERS = 5;

/** Files of one input that are looked at. */
const MAX_PIECES = 20_000;

/** An archive that has to be held whole because its directory stands at its end. */
const HELD_BYTES = 512 * 1024 * 1024;

/** What unpacks to more than the free amount and to more than this many times its size is no log; the lines of one give ten to thirty times. */
const [FREE_BYTES, MAX_RATIO] = [16 * 1024 * 1024, 100];

/** How much went in and came out, over all layers of one input. */
interface Meter {
  read: number;
  unpacked: number;
}

const UNPACK_YOURSELF = "unpack it yourself, look at it, and name what is the log";

const weighed = async function* (
  where: string,
  chunks: AsyncIterable<Uint8Array>,
  meter: Meter,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    meter.unpacked += chunk.length;
    if (meter.unpacked > FREE_BYTES && meter.unpacked > meter.read * MAX_RATIO) {
      stop(where, `this unpacks to more than ${MAX_RATIO} times its size`, UNPACK_YOURSELF, "input-limit");
    }
    yield chunk;
  }
};

const counted = async function* (chunks: AsyncIterable<Uint8Array>, meter: Meter): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    meter.read += chunk.length;
    yield chunk;
  }
};

/** A layer that is being unpacked: its bytes, where they stand, and how what is around it ended. */
interface Layer {
  readonly inner: string;
  readonly bytes: Bytes;
  readonly depth: number;
  /** Endings of what is around it. */
  readonly around: readonly (() => Ending)[];
  /** The archive itself where the bytes are those of a file, which can be read in any order. */
  readonly file: { readonly descriptor: number; readonly size: number } | null;
}

const endingOf = (around: readonly (() => Ending)[]): Ending =>
  around.map((ending) => ending()).find((ending) => ending !== "whole") ?? "whole";

/** Remembers what a layer says of its end. */
const note = () => {
  let ending: Ending = "whole";
  const set = (said: Ending): void => {
    ending = said;
  };
  return { set, get: () => ending };
};

const below = (inner: string, path: string): string => (inner === "" ? path : `${inner}/${path}`);

/** Opens one input. Throws `CannotAnalyse`, also between two pieces. */
export const piecesOf = (input: Input): AsyncGenerator<Piece> => {
  const { where } = input;
  const meter: Meter = { read: 0, unpacked: 0 };
  let pieces = 0;

  const member = async function* (
    layer: Layer,
    path: string,
    bytes: Bytes,
    ending: () => Ending,
    sealed: string | null,
  ) {
    pieces += 1;
    if (pieces > MAX_PIECES) stop(where, `this holds more than ${MAX_PIECES} files`, UNPACK_YOURSELF, "input-limit");
    const [inner, around] = [below(layer.inner, path), [...layer.around, ending]];
    const left = leftOutByName(path) ?? sealed;
    if (left !== null) yield { inner, left, bytes, ending };
    else yield* open({ inner, bytes, depth: layer.depth + 1, around, file: null });
  };

  const openZip = async function* (layer: Layer): AsyncGenerator<Piece> {
    let archive: number | Uint8Array;
    if (layer.file === null) {
      archive = await collected(layer.bytes.take(HELD_BYTES + 1));
      if (archive.length > HELD_BYTES)
        stop(where, "this zip archive is too large to be read from a stream", "name it as a file", "input-limit");
    } else {
      archive = layer.file.descriptor;
      meter.read = layer.file.size;
    }
    for await (const { path, sealed, chunks } of membersOf(where, archive)) {
      const ending = note();
      yield* member(layer, path, openBytes(weighed(where, chunks(ending.set), meter)), ending.get, sealed);
    }
  };

  const openTar = async function* (layer: Layer): AsyncGenerator<Piece> {
    const ending = note();
    for await (const { path, chunks } of filesOf(layer.bytes, ending.set)) {
      yield* member(layer, path.replace(/^(?:\.?\/){1,8}/u, ""), openBytes(chunks()), ending.get, null);
    }
  };

  const open = async function* (layer: Layer): AsyncGenerator<Piece> {
    const { inner, bytes, depth, around } = layer;
    const container = containerOf(await bytes.peek(MAGIC_BYTES));
    if (container !== null && depth > MAX_LAYERS) {
      stop(where, `archives stand in one another more than ${MAX_LAYERS} deep`, UNPACK_YOURSELF, "input-limit");
    }
    if (container === "gzip" || (container === "zstd" && canInflate(container))) {
      const ending = note();
      const content = container === "gzip" ? gunzip(bytes, ending.set) : inflate(container, bytes, ending.set);
      const unpacked = openBytes(weighed(where, content, meter));
      yield* open({ inner, bytes: unpacked, depth: depth + 1, around: [...around, ending.get], file: null });
    } else if (container === "zip") {
      yield* openZip(layer);
    } else if (container === "tar") {
      yield* openTar(layer);
    } else {
      yield { inner, left: null, bytes, ending: () => endingOf(around) };
    }
  };

  const bytes = openBytes(counted(input.chunks(), meter));
  return open({ inner: "", bytes, depth: 0, around: [], file: input.file });
};
