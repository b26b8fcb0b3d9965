/**
 * Scatter lists in the forms that requests hold: MPI simple elements, IEEE elements of 64 bits, and those of MFI frames.
 * Authority: mpi2.h (flags of simple and IEEE elements), megaraid_sas.h (the elements of MFI), in words of our own.
 */
import type { Bytes } from "../bytes.ts";
import { type Field, fieldAt, little, type RequestElement, type ScatterList, small } from "./request.ts";

/** Elements that are followed at most. */
const MAX_ELEMENTS = 256;

const addressAt = (bytes: Bytes, at: number, length: number): Field<bigint> => ({
  value: little(bytes, at, length),
  at,
  bytes: length,
});

const isBlank = (bytes: Bytes, at: number, length: number): boolean =>
  bytes.slice(at, at + length).every((byte) => byte === 0);

interface Step {
  readonly element: RequestElement | null;
  readonly size: number;
  readonly chained: boolean;
}

/** Follows a list until an element ends it, until `count` elements, or until nothing more is there. */
const follow = (
  bytes: Bytes,
  start: number,
  count: number | null,
  stepAt: (at: number) => Step | null,
): ScatterList => {
  const elements: RequestElement[] = [];
  for (let at = start; elements.length < MAX_ELEMENTS; ) {
    if (count !== null && elements.length === count) return { elements, complete: true };
    const step = at < bytes.length ? stepAt(at) : null;
    if (step === null || step.chained) return { elements, complete: false };
    // Zeros behind the elements are the rest of the frame.
    if (step.element === null) return { elements, complete: elements.length > 0 && count === null };
    elements.push(step.element);
    if (step.element.last === true) return { elements, complete: true };
    if (step.element.last === null && count === null) return { elements, complete: false };
    at += step.size;
  }
  return { elements, complete: false };
};

const IEEE_BYTES = 16;
const IEEE_CHAIN = 0x80;
const IEEE_END = 0x40;
const IEEE_SPACE = 0x03;

/** Address of 8 bytes, length of 4, flags in the last: 80 chain, 40 end of list, 03 address space with 0 for system memory. */
export const ieeeList = (bytes: Bytes, start: number, count: number | null = null): ScatterList =>
  follow(bytes, start, count, (at) => {
    if (at + IEEE_BYTES > bytes.length) return null;
    if (isBlank(bytes, at, IEEE_BYTES)) return { element: null, size: IEEE_BYTES, chained: false };
    const flags = small(bytes, at + 15, 1);
    const element = {
      address: addressAt(bytes, at, 8),
      length: fieldAt(bytes, at + 8, 4),
      flags,
      system: flags === null ? null : (flags & IEEE_SPACE) === 0,
      last: flags === null ? null : (flags & IEEE_END) !== 0,
    };
    return { element, size: IEEE_BYTES, chained: flags !== null && (flags & IEEE_CHAIN) !== 0 };
  });

const SIMPLE = 0x10;
const TYPE = 0x30;
const LOCAL = 0x08;
const WIDE = 0x02;
const END = 0x01;

/** A word of flags (top byte) and length (24 bits), then an address of 4 or 8 bytes; only simple elements carry data. */
export const simpleList = (bytes: Bytes, start: number): ScatterList =>
  follow(bytes, start, null, (at) => {
    const flags = small(bytes, at + 3, 1);
    if (flags === null) return null;
    if ((flags & TYPE) !== SIMPLE) return isBlank(bytes, at, 4) ? { element: null, size: 4, chained: false } : null;
    const wide = (flags & WIDE) !== 0;
    const element = {
      address: addressAt(bytes, at + 4, wide ? 8 : 4),
      length: fieldAt(bytes, at, 3),
      flags,
      system: (flags & LOCAL) === 0,
      last: (flags & END) !== 0,
    };
    return { element, size: wide ? 12 : 8, chained: false };
  });

/** The elements of MFI: how many bytes the address has, and whether four of flags follow the length. */
export const MFI_FORMS = {
  SGE32: { address: 4, size: 8 },
  SGE64: { address: 8, size: 12 },
  IEEE: { address: 8, size: 16 },
} as const;

/** A form of {@link MFI_FORMS}. */
export type MfiForm = keyof typeof MFI_FORMS;

/** `count` elements of one form, packed. */
export const mfiList = (bytes: Bytes, start: number, count: number, form: MfiForm): ScatterList =>
  follow(bytes, start, count, (at) => {
    const { address, size } = MFI_FORMS[form];
    if (at + size > bytes.length) return null;
    const flags = form === "IEEE" ? small(bytes, at + 15, 1) : 0;
    const element = {
      address: addressAt(bytes, at, address),
      length: fieldAt(bytes, at + address, 4),
      flags,
      system: flags === null ? null : (flags & IEEE_SPACE) === 0,
      last: false,
    };
    return { element, size, chained: flags !== null && (flags & IEEE_CHAIN) !== 0 };
  });
