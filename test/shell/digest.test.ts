/** Two captures are the same by their bytes, however these come in and whichever way they are compared. */
import { describe, expect, it } from "vitest";
import { openDigest } from "../../bin/host/digest.ts";

const KIB = 1024;

const bytesOf = (length: number, last = 0): Uint8Array => {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) & 0xff);
  bytes[length - 1] = last;
  return bytes;
};

/** Handed over in one buffer that is filled again, as reading a file does. */
const digestOf = (bytes: Uint8Array, step: number): string => {
  const digest = openDigest();
  const buffer = new Uint8Array(step);
  for (let at = 0; at < bytes.length; at += step) {
    const part = bytes.subarray(at, at + step);
    buffer.set(part);
    digest.add(buffer.subarray(0, part.length));
  }
  return digest.value();
};

it("is the SHA-256 of the bytes, which other programs know as well", () => {
  const digest = openDigest();
  digest.add(new TextEncoder().encode("abc"));
  expect(digest.value()).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

describe.each([1, 100, 16 * KIB - 1, 16 * KIB, 16 * KIB + 1, 100 * KIB])("a capture of %i bytes", (length) => {
  it.each([KIB, 5000, 200 * KIB])("is the same in pieces of %i", (step) => {
    expect(digestOf(bytesOf(length), step)).toBe(digestOf(bytesOf(length), 7 * KIB));
  });

  it("is another one with another byte, or one byte more", () => {
    const own = digestOf(bytesOf(length), KIB);
    expect(digestOf(bytesOf(length, 1), KIB)).not.toBe(own);
    expect(digestOf(bytesOf(length + 1), KIB)).not.toBe(own);
  });
});
