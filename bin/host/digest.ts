/** What makes the bytes of two captures the same, whatever they are called and however they were packed. */
import { createHash } from "node:crypto";

export interface Digest {
  add(bytes: Uint8Array): void;
  /** The SHA-256 of all that was added, in hexadecimal digits. */
  value(): string;
}

/** Takes the bytes of one capture in order. */
export const openDigest = (): Digest => {
  const hash = createHash("sha256");
  return {
    add: (bytes) => {
      hash.update(bytes);
    },
    value: () => hash.digest("hex"),
  };
};
