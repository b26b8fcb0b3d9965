/**
 * A request as it lies in memory for the controller: what its bytes say, each with the place that says it, and the checks that
 * speak for the layout. Layouts are apart, one file each.
 */
import type { Byte, Bytes } from "../bytes.ts";
import type { Direction } from "../event.ts";

/** A value of the request with its place: offset and length in bytes. `null` is a value whose bytes are not known. */
export interface Field<T> {
  readonly value: T | null;
  readonly at: number;
  readonly bytes: number;
}

/** One element of the scatter list. */
export interface RequestElement {
  readonly address: Field<bigint>;
  readonly length: Field<number>;
  /** As the layout has them. */
  readonly flags: number | null;
  /** False if the flags put the address into the controller's own memory. */
  readonly system: boolean | null;
  /** True if the flags end the list here. */
  readonly last: boolean | null;
}

/** The list as far as it can be followed. `complete` is false where it goes on in memory that is not shown. */
export interface ScatterList {
  readonly elements: readonly RequestElement[];
  readonly complete: boolean;
}

/** Something that holds in every request of a layout; `null` if bytes that decide it are not known. */
export interface Check {
  readonly name: string;
  readonly passed: boolean | null;
}

/** A request of a layout. */
export interface Request extends ScatterList {
  readonly layout: "mpi" | "mfi";
  readonly function: string;
  readonly cdb: Field<Bytes> | null;
  readonly dataLength: Field<number>;
  readonly direction: Field<Direction>;
  readonly checks: readonly Check[];
}

/** A little-endian number; `null` where a byte is unknown or missing. */
export const little = (bytes: Bytes, at: number, length: number): bigint | null => {
  let value = 0n;
  for (let index = length - 1; index >= 0; index -= 1) {
    const byte: Byte | undefined = bytes[at + index];
    if (byte == null) return null;
    value = (value << 8n) | BigInt(byte);
  }
  return value;
};

/** A little-endian number of at most 32 bits. */
export const small = (bytes: Bytes, at: number, length: number): number | null => {
  const value = little(bytes, at, length);
  return value === null ? null : Number(value);
};

/** A field of at most 32 bits. */
export const fieldAt = (bytes: Bytes, at: number, length: number): Field<number> => ({
  value: small(bytes, at, length),
  at,
  bytes: length,
});

/** Bytes that all elements move; `null` if one is not known, or if the list goes on elsewhere. */
export const movedBy = ({ elements, complete }: ScatterList): number | null =>
  complete && elements.length > 0
    ? elements.reduce<number | null>(
        (sum, { length }) => (sum === null || length.value === null ? null : sum + length.value),
        0,
      )
    : null;
