/** What makes the bytes of two captures the same, whatever they are called and however they were packed. */
import { createHash, type Hash } from "node:crypto";

export interface Digest {
  add(bytes: Uint8Array): void;
  /** Equal for equal bytes. */
  value(): string;
}

/** Bytes up to which a capture is its own digest: a paste needs no sum, and not the module of Node that makes one. */
const SHORT_BYTES = 16 * 1024;

const hashOf = (parts: readonly Uint8Array[]): Hash => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash;
};

/** Takes the bytes of one capture in order. */
export const openDigest = (): Digest => {
  let hash: Hash | null = null;
  let short: Uint8Array[] = [];
  let length = 0;
  const add = (bytes: Uint8Array): void => {
    length += bytes.length;
    if (hash !== null) return void hash.update(bytes);
    // What holds the bytes is filled again for the next ones.
    short.push(bytes.slice());
    if (length <= SHORT_BYTES) return;
    hash = hashOf(short);
    short = [];
  };
  return { add, value: () => hash?.digest("hex") ?? `bytes ${Buffer.concat(short).toString("latin1")}` };
};
