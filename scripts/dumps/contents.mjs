// What is dumped: the contents that dumps of drivers and firmware hold, and those that are hard to read back. Deterministic.

/** @typedef {{ readonly name: string, readonly bytes: Uint8Array }} Content */

/** The standard INQUIRY data of a disk: non-printing bytes first, then text. */
const INQUIRY = [0, 0, 5, 0x12, 0x1f, 0, 0, 2, ...Buffer.from("ACME    VIRTUAL DISK    0001SN 00 11 22 33 aa  bb")];

/** Scatter elements: addresses and lengths, low byte first. */
const ELEMENTS = [0x801c0000n, 6n, 0x8a5c4000n, 0x1000n, 0x1_0044_0000n, 0x80000024n].flatMap((value) =>
  Array.from({ length: 8 }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn)),
);

/** @param {number} length */
const random = (length) => {
  let state = 0x2545f491;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
};

/** @param {readonly number[]} bytes @param {number} length */
const repeated = (bytes, length) => Array.from({ length }, (_, at) => bytes[at % bytes.length] ?? 0);

/** Zeros with something at the end, so that rows are left out in the middle. */
const sparse = (/** @type {number} */ length) =>
  repeated([0], length).map((zero, at) => (at === length - 1 ? 0x5a : zero));

/** @type {Readonly<Record<string, (length: number) => readonly number[]>>} */
const MAKERS = {
  inquiry: (length) => repeated(INQUIRY, length),
  zeros: (length) => repeated([0], length),
  random,
  "hex digits": (length) => repeated([...Buffer.from("0001 deadBEEF 12 34  5a|")], length),
  elements: (length) => repeated(ELEMENTS, length),
  sparse,
};

/** Every content in these lengths. @param {readonly number[]} lengths @returns {readonly Content[]} */
export const contentsOf = (lengths) =>
  Object.entries(MAKERS).flatMap(([name, make]) =>
    lengths.map((length) => ({ name: `${name} ${length}`, bytes: Uint8Array.from(make(length)) })),
  );
