// Dumps by re-implemented layouts, for what is no tool that can be run: the kernel's print_hex_dump and what firmware prints.

/** @typedef {import("./contents.mjs").Content} Content */
/** @typedef {import("./tools.mjs").Dump} Dump */

/** @param {number} value @param {number} digits */
const hex = (value, digits) => value.toString(16).padStart(digits, "0");

/** @param {Uint8Array} bytes @param {number} size @returns {readonly Uint8Array[]} */
const chunks = (bytes, size) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.slice(at * size, (at + 1) * size));

const printable = (/** @type {Uint8Array} */ bytes) =>
  [...bytes].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".")).join("");

const pairs = (/** @type {Uint8Array} */ bytes) => [...bytes].map((byte) => hex(byte, 2)).join(" ");

/** Authority: lib/hexdump.c of Linux, hex_dump_to_buffer. @param {number} group @param {boolean} ascii */
const linebuf = (group, ascii) => (/** @type {Uint8Array} */ row) => {
  const size = row.length % group === 0 ? group : 1;
  const words = chunks(row, size).map((word) =>
    [...word]
      .reverse()
      .map((byte) => hex(byte, 2))
      .join(""),
  );
  const column = 32 + 16 / size + 1;
  return ascii ? `${words.join(" ").padEnd(column)}${printable(row)}` : words.join(" ");
};

/** @typedef {(row: Uint8Array, offset: number, bytes: Uint8Array) => string} Writer */

/** @param {number} group @param {boolean} ascii @param {(offset: number) => string} head @returns {Writer} */
const printk = (group, ascii, head) => (row, offset) => `${head(offset)}${linebuf(group, ascii)(row)}`;

const byOffset = (/** @type {number} */ offset) => `raw: ${hex(offset, 8)}: `;
const byAddress = (/** @type {number} */ offset) => `raw: ffff8881${hex(0x12340000 + offset, 8)}: `;
const byHash = (/** @type {number} */ offset) => `raw: 00000000${hex(Math.imul(offset + 7, 0x9e3779b1) >>> 0, 8)}: `;

/** @type {Readonly<Record<string, { readonly size: number, readonly write: Writer }>>} */
const ROWS = {
  ...Object.fromEntries(
    [1, 2, 4, 8].flatMap((group) => [
      [`print_hex_dump ${group} ascii`, { size: 16, write: printk(group, true, byOffset) }],
      [`print_hex_dump ${group}`, { size: 16, write: printk(group, false, byOffset) }],
    ]),
  ),
  "print_hex_dump address": { size: 16, write: printk(1, true, byAddress) },
  "print_hex_dump hashed": { size: 16, write: printk(1, false, byHash) },
  "print_hex_dump none": { size: 16, write: printk(1, false, () => "raw: ") },
  "print_hex_dump 32": { size: 32, write: printk(1, false, byOffset) },
  probe: { size: 16, write: (row, offset) => `0x${hex(offset, 4)}: ${pairs(row).toUpperCase()}` },
  "probe of 8": { size: 8, write: (row, offset) => `  ${hex(offset, 4)}: ${pairs(row)}` },
  "probe with addresses": { size: 16, write: (row, offset) => `0x${hex(0x228bb800 + offset, 8)}: ${pairs(row)}` },
  "u-boot md.b": {
    size: 16,
    write: (row, offset) => `${hex(0x80440000 + offset, 8)}: ${pairs(row).padEnd(47)}    ${printable(row)}`,
  },
  wireshark: { size: 16, write: (row, offset) => `${hex(offset, 4)}  ${pairs(row).padEnd(47)}   ${printable(row)}` },
  "sg dStrHex": {
    size: 16,
    write: (row, offset) => {
      const halves = [pairs(row.slice(0, 8)), pairs(row.slice(8))].filter((half) => half !== "").join("  ");
      return ` ${hex(offset, 2)}     ${halves.padEnd(52)}${printable(row)}`;
    },
  },
  colons: { size: 4096, write: (row) => pairs(row).replaceAll(" ", ":") },
  "list in brackets": { size: 4096, write: (row) => `[${[...row].map((byte) => `0x${hex(byte, 2)}`).join(", ")}]` },
  "decimal list": { size: 4096, write: (row) => `[${[...row].join(", ")}]` },
};

/** Every layout of the contents. @param {readonly Content[]} contents @returns {readonly Dump[]} */
export const dumpsByLayouts = (contents) =>
  Object.entries(ROWS).flatMap(([dialect, { size, write }]) =>
    contents.map(({ name, bytes }) => ({
      dialect,
      content: name,
      bytes: Buffer.from(bytes).toString("hex"),
      text: chunks(bytes, size)
        .map((row, at) => write(row, at * size, bytes))
        .join("\n"),
    })),
  );
