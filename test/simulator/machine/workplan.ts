/** What the operating system asks of a disk, step by step: the next command depends on what it saw of the one before. */
import { drawOf, randomOf } from "../random.ts";
import type { Scenario } from "../scenario.ts";
import type { Way } from "../statement.ts";

export interface Command {
  readonly index: number;
  readonly name: "TEST UNIT READY" | "INQUIRY" | "READ CAPACITY" | "READ" | "WRITE";
  readonly cdb: readonly number[];
  readonly length: number;
  readonly way: Way;
  readonly target: number;
}

const VENDORS = ["ALDER", "BIRCH", "CEDAR", "DOGWOOD", "ELM", "FIR", "GORSE", "HAZEL"];
const BLOCK = 512;

const ascii = (text: string, width: number): number[] => [...text.padEnd(width)].map((one) => one.charCodeAt(0));

export class Workplan {
  readonly #scenario: Scenario;
  readonly target: number;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.target = 1 + Math.floor(this.#draw("target") * 3);
  }

  #draw(name: string): number {
    return drawOf(`${this.#scenario.seed}/${name}`);
  }

  get count(): number {
    const { reads, writes } = this.#scenario.workload;
    return 4 + reads + writes;
  }

  /** `saw` is what the client's buffer of the command before holds, `null` where it failed. */
  command(index: number, saw: Uint8Array | null): Command {
    const { reads } = this.#scenario.workload;
    const base = { index, target: this.target };
    if (index === 0) return { ...base, name: "TEST UNIT READY", cdb: [0, 0, 0, 0, 0, 0], length: 0, way: "none" };
    if (index === 1) return { ...base, name: "INQUIRY", cdb: [0x12, 0, 0, 0, 6, 0], length: 6, way: "in" };
    if (index === 2) {
      const length = saw === null ? 36 : Math.min(255, (saw[4] ?? 0) + 5);
      return { ...base, name: "INQUIRY", cdb: [0x12, 0, 0, 0, length, 0], length, way: "in" };
    }
    if (index === 3)
      return { ...base, name: "READ CAPACITY", cdb: [0x25, 0, 0, 0, 0, 0, 0, 0, 0, 0], length: 8, way: "in" };
    const blocks = 1 + Math.floor(this.#draw(`blocks/${index}`) * 4);
    const lba = Math.floor(this.#draw(`lba/${index}`) * 0x10000);
    const tail = [0, 0, 0, lba >> 8, lba & 0xff, 0, 0, blocks, 0];
    const length = blocks * BLOCK;
    return index < 4 + reads
      ? { ...base, name: "READ", cdb: [0x28, ...tail], length, way: "in" }
      : { ...base, name: "WRITE", cdb: [0x2a, ...tail], length, way: "out" };
  }

  #inquiry(): number[] {
    const vendor = VENDORS[Math.floor(this.#draw("vendor") * VENDORS.length)] ?? "ALDER";
    const version = 5 + Math.floor(this.#draw("version") * 2);
    return [
      0,
      0,
      version,
      0x12,
      31,
      0,
      0x10,
      2,
      ...ascii(vendor, 8),
      ...ascii(`${vendor} VD`, 16),
      ...ascii("1.07", 4),
    ];
  }

  /** Blocks of the disk. */
  get lastBlock(): number {
    return 0x0100_0000 + Math.floor(this.#draw("capacity") * 0x0fff_ffff);
  }

  payload({ name, length, index }: Command): Uint8Array {
    const bytes = new Uint8Array(length);
    if (name === "INQUIRY") bytes.set(this.#inquiry().slice(0, length));
    else if (name === "READ CAPACITY") {
      const last = this.lastBlock;
      bytes.set([last >>> 24, (last >>> 16) & 0xff, (last >>> 8) & 0xff, last & 0xff, 0, 0, 2, 0]);
    } else if (length > 0) {
      const random = randomOf(`${this.#scenario.seed}/data/${index}`);
      for (let at = 0; at < length; at += 1) bytes[at] = random.between(1, 255);
    }
    return bytes;
  }
}
