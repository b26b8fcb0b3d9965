/**
 * Tar archives as a stream of their files: ustar with the long names of pax and of GNU tar. Written here because no more than
 * names and sizes are needed of it. Authority: POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format".
 */
import { type Bytes, collected } from "./bytes.ts";

const BLOCK = 512;

/** Longest name in a header of its own: paths are limited to 4 KiB. */
const NAME_BYTES = 64 * 1024;

/** One file of an archive, to be taken before the next one. */
export interface TarFile {
  readonly path: string;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

const text = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
};

/** A number in octal digits, or in base 256 if its first bit is set. */
const numberOf = (field: Uint8Array): number => {
  const [first = 0] = field;
  if ((first & 0x80) === 0) return Number.parseInt(text(field).trim() || "0", 8);
  return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, first & 0x7f);
};

/** The sum of the header's bytes, its own field taken for blanks. */
const isSound = (header: Uint8Array): boolean => {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  return header.length === BLOCK && sum === numberOf(header.subarray(148, 156));
};

const plainPath = (header: Uint8Array): string => {
  const [name, prefix] = [text(header.subarray(0, 100)), text(header.subarray(345, 500))];
  // GNU tar has times where ustar has the prefix.
  const isUstar = text(header.subarray(257, 263)) === "ustar";
  return isUstar && prefix !== "" ? `${prefix}/${name}` : name;
};

// 27 path=driver/dext.log
const PAX_PATH = /^\d{1,6} path=(.{1,4096})$/mu;

/** The files of an archive in its order. `ended` is told whether it came whole. */
export const filesOf = async function* (
  bytes: Bytes,
  ended: (ending: "whole" | "cut" | "damaged") => void,
): AsyncGenerator<TarFile> {
  let longPath: string | null = null;
  for (;;) {
    const header = await collected(bytes.take(BLOCK));
    if (header.length === 0 || header.every((byte) => byte === 0)) return ended("whole");
    if (header.length < BLOCK) return ended("cut");
    const size = numberOf(header.subarray(124, 136));
    if (!isSound(header) || !Number.isSafeInteger(size)) return ended("damaged");
    let left = size;
    const content = async function* (): AsyncGenerator<Uint8Array> {
      for await (const part of bytes.take(left)) {
        left -= part.length;
        yield part;
      }
      if (left > 0) ended("cut");
    };
    const type = String.fromCharCode(header[156] ?? 0);
    if ((type === "x" || type === "L") && size <= NAME_BYTES) {
      const name = text(await collected(content()));
      longPath = type === "L" ? name : (PAX_PATH.exec(name)?.[1] ?? longPath);
    } else {
      if (type === "0" || type === "\0" || type === "7") yield { path: longPath ?? plainPath(header), chunks: content };
      longPath = null;
    }
    // What nobody took of it, and the padding to a whole block.
    const rest = left + ((BLOCK - (size % BLOCK)) % BLOCK);
    let skipped = 0;
    for await (const part of bytes.take(rest)) skipped += part.length;
    if (skipped < rest && left > 0) return ended("cut");
  }
};
