/** What makes the bytes of two captures the same, whatever they are called and however they were packed. */
import { createHash } from "node:crypto";

export interface Digest {
  add(bytes: Uint8Array): void;
  /** Equal for equal bytes. */
  value(): string;
}

/** Takes the bytes of one capture in order. */
export const openDigest = (): Digest => {
  const hash = createHash("sha256");
  return { add: (bytes) => void hash.update(bytes), value: () => hash.digest("hex") };
};
