/** Archives made byte by byte, so that a test can also make those that no tool would. */
import { deflateRawSync } from "node:zlib";

/** A file in an archive. */
export type Packed = readonly [path: string, bytes: Uint8Array];

const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
};

interface ZipOptions {
  /** Bit 0 says that a member is encrypted. */
  readonly flags?: number;
  readonly method?: number;
  /** Added to each checksum, so that it is wrong. */
  readonly sum?: number;
}

/** A zip archive; method 8 is deflate, 0 is stored, others no reader knows. */
export const zipOf = (files: readonly Packed[], { flags = 0, method = 8, sum = 0 }: ZipOptions = {}): Buffer => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, bytes] of files) {
    const name = Buffer.from(path);
    const packed = method === 8 ? deflateRawSync(bytes) : Buffer.from(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE((crc32(bytes) + sum) >>> 0, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    parts.push(Buffer.from("PK\u0003\u0004"), common, name, packed);
    directory.push(Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), common, rest, name);
    at += 30 + name.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, ...directory, Buffer.from("PK\u0005\u0006"), end]);
};

const tarHeader = (name: string, size: number, type: string): Buffer => {
  const header = Buffer.alloc(512);
  header.write(name.slice(0, 100), 0);
  header.write("0000644\0", 100);
  header.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  header.write("        ", 148);
  header.write(type, 156);
  header.write("ustar\u000000", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
};

const tarEntry = (name: string, bytes: Uint8Array, type: string): Buffer =>
  Buffer.concat([tarHeader(name, bytes.length, type), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);

const longName = {
  pax: (path: string): Buffer => {
    const record = ` path=${path}\n`;
    let length = Buffer.byteLength(record);
    length += String(length + String(length).length).length;
    return tarEntry("PaxHeader", Buffer.from(`${length}${record}`), "x");
  },
  gnu: (path: string): Buffer => tarEntry("././@LongLink", Buffer.from(`${path}\0`), "L"),
};

/** A tar archive; names of more than 100 bytes are written as pax or GNU tar do. */
export const tarOf = (files: readonly Packed[], long: keyof typeof longName = "pax"): Buffer =>
  Buffer.concat([
    tarEntry("logs/", new Uint8Array(), "5"),
    ...files.flatMap(([path, bytes]) => [
      ...(path.length > 100 ? [longName[long](path)] : []),
      tarEntry(path, bytes, "0"),
    ]),
    Buffer.alloc(1024),
  ]);
