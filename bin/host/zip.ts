/** Zip archives: the one home of the package that reads them. Members come one by one, in the order of the archive's directory. */
import type { Readable } from "node:stream";
import type { Entry, ZipFile } from "yauzl";
import { stop } from "../problem.ts";
import { crc32 } from "./crc.ts";

/** One file of an archive. */
export interface Member {
  /** Its path, with `/`. */
  readonly path: string;
  /** Why its bytes cannot be had, or `null`. */
  readonly sealed: "encrypted" | "packed in an unknown way" | null;
  /** Its bytes. `ended` is told whether they came whole. */
  readonly chunks: (ended: (ending: "whole" | "damaged") => void) => AsyncIterable<Uint8Array>;
}

const chunksOf = async function* (
  zip: ZipFile,
  entry: Entry,
  ended: (ending: "whole" | "damaged") => void,
): AsyncGenerator<Uint8Array> {
  let stream: Readable;
  try {
    stream = await zip.openReadStreamPromise(entry);
  } catch {
    return ended("damaged");
  }
  const read = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let sum = 0;
  try {
    for (;;) {
      const next = await read.next().catch(() => null);
      if (next === null) return ended("damaged");
      if (next.done === true) return ended(sum === entry.crc32 ? "whole" : "damaged");
      sum = crc32(next.value, sum);
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
};

const memberOf = (zip: ZipFile, entry: Entry): Member => {
  const packed = entry.canDecodeFileData() ? null : "packed in an unknown way";
  return {
    path: entry.fileName,
    sealed: entry.isEncrypted() ? "encrypted" : packed,
    chunks: (ended) => chunksOf(zip, entry, ended),
  };
};

const isFolder = ({ fileName }: Entry): boolean => fileName.endsWith("/");

const broken = (where: string): never =>
  stop(
    where,
    "this zip archive is cut or damaged",
    "copy it again, or repair it: zip -FF FILE --out repaired.zip",
    "input-damaged",
  );

/** The files of an archive, given as an open file or as its bytes. Throws `CannotAnalyse`. */
export const membersOf = async function* (where: string, archive: number | Uint8Array): AsyncGenerator<Member> {
  const options = { autoClose: false, lazyEntries: true };
  // Loaded here, because most runs meet no zip archive.
  const { fromBufferPromise, fromFdPromise } = (await import("yauzl")).default;
  const opening =
    typeof archive === "number"
      ? fromFdPromise(archive, options)
      : fromBufferPromise(Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength), options);
  const zip = await opening.catch(() => broken(where));
  const entries = zip.eachEntry()[Symbol.asyncIterator]();
  for (;;) {
    const next = await entries.next().catch(() => broken(where));
    if (next.done === true) return;
    if (!isFolder(next.value)) yield memberOf(zip, next.value);
  }
};
