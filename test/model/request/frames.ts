/** Requests built byte by byte from what they shall say, apart from the code that reads them; values are invented. */

const put = (frame: number[], at: number, value: bigint | number, length: number): void => {
  for (let index = 0; index < length; index += 1)
    frame[at + index] = Number((BigInt(value) >> BigInt(8 * index)) & 0xffn);
};

/** What a request shall say; everything has a value that fits an INQUIRY of 6 bytes. */
export interface Wanted {
  readonly cdb?: readonly number[];
  readonly write?: boolean;
  readonly dataLength?: number;
  readonly elements?: readonly (readonly [address: bigint, length: number])[];
  readonly space?: number;
  readonly sense?: number;
}

const DEFAULTS = {
  cdb: [0x12, 0, 0, 0, 6, 0],
  write: false,
  dataLength: 6,
  elements: [[0x8a5c4000n, 6]] as readonly (readonly [bigint, number])[],
  space: 0,
  sense: 0x3f7a0400,
};

const withCdb = (frame: number[], at: number, cdb: readonly number[]): void => {
  for (const [index, byte] of cdb.entries()) frame[at + index] = byte;
};

/** The worked request of MegaRAID: a RAID context, then IEEE elements. */
export const raid = (wanted: Wanted = {}): number[] => {
  const { cdb, write, dataLength, elements, space, sense } = { ...DEFAULTS, ...wanted };
  const frame = new Array<number>(0x80 + elements.length * 16).fill(0);
  put(frame, 0, 0x11, 2);
  put(frame, 3, 0xf0, 1);
  put(frame, 0x0c, sense, 4);
  put(frame, 0x12, 0x60, 1);
  put(frame, 0x14, 0x20, 1);
  put(frame, 0x1c, dataLength, 4);
  put(frame, 0x24, cdb.length, 2);
  put(frame, 0x3f, write ? 1 : 2, 1);
  withCdb(frame, 0x40, cdb);
  put(frame, 0x62, 0x1e, 2);
  put(frame, 0x66, 0x11, 2);
  put(frame, 0x79, elements.length, 1);
  elements.forEach(([address, length], index) => {
    put(frame, 0x80 + index * 16, address, 8);
    put(frame, 0x88 + index * 16, length, 4);
    put(frame, 0x8f + index * 16, (index === elements.length - 1 ? 0x40 : 0) | space, 1);
  });
  return frame;
};

/** A plain MPI request with simple elements, of 32 or of 64 bits. */
export const simple = (wide: boolean, wanted: Wanted = {}): number[] => {
  const { cdb, write, dataLength, elements, sense } = { ...DEFAULTS, ...wanted };
  const size = wide ? 12 : 8;
  const frame = new Array<number>(0x60 + elements.length * size).fill(0);
  put(frame, 0, 0x0b, 2);
  put(frame, 0x0c, sense, 4);
  put(frame, 0x14, 0x18, 1);
  put(frame, 0x1c, dataLength, 4);
  put(frame, 0x3f, write ? 1 : 2, 1);
  withCdb(frame, 0x40, cdb);
  elements.forEach(([address, length], index) => {
    const last = index === elements.length - 1;
    put(frame, 0x60 + index * size, length, 3);
    put(frame, 0x63 + index * size, 0x10 | (wide ? 0x02 : 0) | (write ? 0x04 : 0) | (last ? 0xc1 : 0), 1);
    put(frame, 0x64 + index * size, address, wide ? 8 : 4);
  });
  return frame;
};

/** A frame of MFI with elements in the form of its flags. */
export const mfi = (form: "SGE32" | "SGE64" | "IEEE", wanted: Wanted = {}, flagged = form): number[] => {
  const { cdb, write, dataLength, elements, sense } = { ...DEFAULTS, ...wanted };
  const [address, size] = ({ SGE32: [4, 8], SGE64: [8, 12], IEEE: [8, 16] } as const)[form];
  const frame = new Array<number>(Math.max(0x40, 0x30 + elements.length * size)).fill(0);
  put(frame, 0, 3, 1);
  put(frame, 1, 0x60, 1);
  put(frame, 2, 0xff, 1);
  put(frame, 6, cdb.length, 1);
  put(frame, 7, elements.length, 1);
  put(frame, 0x10, (write ? 0x08 : 0x10) | { SGE32: 0, SGE64: 0x02, IEEE: 0x22 }[flagged], 2);
  put(frame, 0x14, dataLength, 4);
  put(frame, 0x18, sense, 4);
  withCdb(frame, 0x20, cdb);
  elements.forEach(([to, length], index) => {
    put(frame, 0x30 + index * size, to, address);
    put(frame, 0x30 + index * size + address, length, 4);
  });
  return frame;
};
