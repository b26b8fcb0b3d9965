/**
 * The header of a PCIe transaction, as error records hold it: four words with the first byte on top. Authority: PCI Express base
 * specification, transaction layer, memory request header; AER header log.
 */

/** A memory request that the header describes. */
export interface MemoryRequest {
  readonly access: "read" | "write";
  readonly wide: boolean;
  /** Bus, device and function in hexadecimal. */
  readonly requester: string;
  readonly bus: number;
  readonly address: bigint;
  /** Bytes, with the byte enables of the first and last word taken off. */
  readonly length: number;
  readonly firstEnables: number;
  readonly lastEnables: number;
}

/** Format and type in one byte: memory read and write, with 32 and with 64 bits of address. */
const FORMS: Readonly<Record<number, { readonly access: "read" | "write"; readonly wide: boolean }>> = {
  0: { access: "read", wide: false },
  32: { access: "read", wide: true },
  64: { access: "write", wide: false },
  96: { access: "write", wide: true },
};

const MOST_WORDS = 1024;

/** Disabled bytes before the first enabled one. */
const leading = (enables: number): number => (enables === 0 ? 0 : 31 - Math.clz32(enables & -enables));
/** Disabled bytes behind the last enabled one. */
const trailing = (enables: number): number => (enables === 0 ? 0 : Math.clz32(enables) - 28);

const hex = (value: number): string => value.toString(16).padStart(2, "0");

/** The request, or `null` for every other transaction. */
export const memoryRequestOf = (words: readonly number[]): MemoryRequest | null => {
  const [first, second, third, fourth] = words;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return null;
  const form = FORMS[first >>> 24];
  if (form === undefined) return null;
  const count = (first & 0x3ff) === 0 ? MOST_WORDS : first & 0x3ff;
  const [lastEnables, firstEnables] = [(second >>> 4) & 0xf, second & 0xf];
  const id = second >>> 16;
  const bus = id >>> 8;
  const start = form.wide ? (BigInt(third) << 32n) | BigInt((fourth & ~3) >>> 0) : BigInt((third & ~3) >>> 0);
  const skipped = leading(firstEnables) + trailing(count === 1 ? firstEnables : lastEnables);
  return {
    ...form,
    requester: `${hex(bus)}:${hex((id >>> 3) & 0x1f)}.${id & 7}`,
    bus,
    address: start + BigInt(leading(firstEnables)),
    length: count * 4 - skipped,
    firstEnables,
    lastEnables,
  };
};
