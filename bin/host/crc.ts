/** The checksum of gzip and zip: bytes that unpack without an error may still be wrong ones, and a wrong byte is worse than none. Authority: RFC 1952, section 8. */
import zlib from "node:zlib";

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ ((crc & 1) === 0 ? 0 : 0xedb88320);
  return crc;
});

const byTable = (bytes: Uint8Array, before: number): number => {
  let crc = ~before;
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
};

/** The checksum of bytes behind others that have `before`; 0 for none. Node has its own from 22.2 on, which is faster. */
export const crc32: (bytes: Uint8Array, before: number) => number =
  (zlib as { readonly crc32?: typeof byTable }).crc32 ?? byTable;
