/** Memory, and the unit that translates the device's addresses into it. Pages are not modelled: a buffer is one run of bytes. */

export interface Buffer {
  readonly name: string;
  readonly address: bigint;
  readonly bytes: Uint8Array;
}

export interface Mapping {
  readonly iova: bigint;
  readonly length: number;
  readonly to: Buffer;
  /** What the device may do. */
  readonly access: "in" | "out" | "both";
  alive: boolean;
}

export type Refusal = "unmapped" | "rights" | "requester" | "width";

export class Memory {
  readonly #buffers = new Map<string, Buffer>();

  allocate(name: string, address: bigint, length: number, fill = 0): Buffer {
    const buffer = { name, address, bytes: new Uint8Array(length).fill(fill) };
    this.#buffers.set(name, buffer);
    return buffer;
  }

  find(name: string): Buffer | undefined {
    return this.#buffers.get(name);
  }
}

export class Translation {
  readonly #mappings: Mapping[] = [];
  /** Bits that the bridge carries. */
  readonly bits: number;
  known = true;

  constructor(bits: number) {
    this.bits = bits;
  }

  map(iova: bigint, length: number, to: Buffer, access: Mapping["access"]): Mapping {
    const mapping: Mapping = { iova, length, to, access, alive: true };
    this.#mappings.push(mapping);
    return mapping;
  }

  #hit(iova: bigint): Mapping | undefined {
    return this.#mappings.findLast((one) => one.alive && iova >= one.iova && iova < one.iova + BigInt(one.length));
  }

  #check(iova: bigint, access: "in" | "out"): Mapping | Refusal {
    if (!this.known) return "requester";
    if (iova >> BigInt(this.bits) !== 0n) return "width";
    const hit = this.#hit(iova);
    if (hit === undefined) return "unmapped";
    return hit.access === "both" || hit.access === access ? hit : "rights";
  }

  /** The device writes; what does not fit the mapping is lost. */
  write(iova: bigint, bytes: Uint8Array): Refusal | null {
    if (bytes.length === 0) return null;
    const hit = this.#check(iova, "in");
    if (typeof hit === "string") return hit;
    const start = Number(iova - hit.iova);
    const room = Math.max(0, Math.min(hit.length, hit.to.bytes.length) - start);
    hit.to.bytes.set(bytes.subarray(0, room), start);
    return null;
  }

  /** The device reads. */
  read(iova: bigint, length: number): Uint8Array | Refusal {
    const hit = this.#check(iova, "out");
    if (typeof hit === "string") return hit;
    const start = Number(iova - hit.iova);
    const bytes = new Uint8Array(length);
    bytes.set(hit.to.bytes.subarray(start, Math.min(start + length, hit.to.bytes.length)));
    return bytes;
  }
}
