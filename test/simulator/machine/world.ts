/**
 * The machine: a client, a framework, a driver, a controller and what lies between them. It moves bytes, and everybody says what they do.
 * Written from the prose of the framework's contract; it shares nothing with the analyzer.
 */
import { drawOf } from "../random.ts";
import type { Fault, Scenario } from "../scenario.ts";
import type { Kind, Source, Statement, Way, Words } from "../statement.ts";
import { Clock } from "./clock.ts";
import type { AddressContext, Knobs, SetUp } from "./knobs.ts";
import { type Buffer, type Mapping, Memory, type Refusal, Translation } from "./memory.ts";
import { type Command, Workplan } from "./workplan.ts";

export interface Task extends Command {
  readonly id: number;
  readonly iova: bigint;
  readonly knobs: Knobs;
  readonly client: Buffer;
  /** What the device has for a read, and the client for a write. */
  readonly payload: Uint8Array;
  state: "open" | "done" | "failed";
  error: number | null;
  moved: number | null;
  /** What the framework handed out, by `UserGetDataBuffer`. */
  dataBuffer: Buffer | null;
  mapping: Mapping | null;
  /** Buffer that stands in for another one until the mapping is completed. */
  bounce: { readonly from: Buffer; readonly to: Buffer } | null;
  own: Mapping | null;
  ownBounce: { readonly from: Buffer; readonly to: Buffer } | null;
  privateBuffer: Buffer | null;
  staging: Buffer;
  posted: bigint;
  postedLength: number;
  /** The driver could not map its buffer, and gave up on the task. */
  unmappable: boolean;
}

/** Who is asked by whom; the parts of the machine know each other by this alone. */
export interface Parts {
  /** Framework to driver: a task. */
  readonly drive: (world: World, task: Task) => void;
  /** Driver to controller: a request. */
  readonly receive: (world: World, task: Task, way: Way) => void;
  /** Controller to driver: an interrupt. */
  readonly interrupt: (world: World, task: Task, scsi: number) => void;
  /** Driver to framework: a task is done. */
  readonly complete: (world: World, response: Response) => void;
  /** Anybody to framework: a task has failed. */
  readonly fail: (world: World, task: Task, errno: number) => void;
  /** Anybody to framework: nothing more is to be asked. */
  readonly stop: (world: World) => void;
}

export interface Response {
  readonly id: number;
  readonly version: number;
  readonly moved: number;
  readonly status: number;
}

export const CANARY = 0xa5;
export const TIMEOUT_SECONDS = 30;

export class World {
  readonly scenario: Scenario;
  readonly faults: readonly Fault[];
  readonly setUp: SetUp;
  readonly clock = new Clock();
  readonly memory = new Memory();
  readonly translation: Translation;
  readonly statements: Statement[] = [];
  readonly tasks: Task[] = [];
  readonly plan: Workplan;
  readonly parts: Parts;
  /** Nothing is logged or done any more by the one that died. */
  driverAlive = true;
  firmwareAlive = true;
  /** Mappings of which a part was left over. */
  leftOver = 0;
  /** Tasks that the faults hit. */
  readonly hit = new Set<number>();

  readonly #only: ReadonlySet<number> | null;

  /** `only` takes the place of chance: the faults hit these tasks, as far as it is in their nature. */
  constructor(scenario: Scenario, faults: readonly Fault[], parts: Parts, only: ReadonlySet<number> | null = null) {
    this.parts = parts;
    this.#only = only;
    this.scenario = scenario;
    this.faults = faults;
    this.setUp = Object.assign({}, ...faults.map(({ setUp }) => setUp ?? {}));
    this.translation = new Translation(this.setUp.busBits ?? 64);
    this.plan = new Workplan(scenario);
  }

  /** A draw that is the same for every fault of this scenario. */
  draw(name: string): number {
    return drawOf(`${this.scenario.seed}/${name}`);
  }

  say<K extends Kind>(source: Source, of: number, kind: K, words: Words[K]): void {
    if (source === "host" && !this.driverAlive) return;
    if (source === "firmware" && !this.firmwareAlive) return;
    this.statements.push({ at: this.clock.now, source, of, kind, ...words } as unknown as Statement);
  }

  knobsFor(command: Command): Knobs {
    const { index, way } = command;
    const hit = (fault: Fault, place: number): boolean => {
      if (this.#only !== null && fault.anywhere === true) return way !== "none" && this.#only.has(index);
      if (fault.affects !== undefined && !fault.affects(command)) return false;
      if (fault.always === true) return true;
      if (this.#only !== null) return this.#only.has(index);
      return this.scenario.share >= 1 || this.draw(`hit/${place}/${index}`) < this.scenario.share;
    };
    const hits = this.faults.filter(hit);
    if (hits.length > 0) this.hit.add(index);
    const chosen = hits.map(({ knobs }) => knobs?.(this.draw("parameter")) ?? {});
    return Object.assign({}, ...chosen);
  }

  /** Where a task's data lie in the device's address space; every task of a capture has another place, and rings of slots come round. */
  #iovaFor(index: number): bigint {
    const base = this.scenario.high ? 0x1_0000_0000n : 0x8000_0000n;
    const start = BigInt(Math.floor(this.draw("iova") * 0x3000)) * 0x4000n;
    return base + start + BigInt(index) * 0x8000n + (this.scenario.unaligned ? 0xfe8n : 0n);
  }

  contextOf(task: Task, own: bigint): AddressContext {
    const earlier = this.tasks
      .filter(({ index, way }) => index < task.index && way !== "none")
      .map(({ iova }) => iova)
      .toReversed();
    return { own, length: task.length, earlier, draw: this.draw("parameter") };
  }

  open(command: Command): Task {
    const { slots, firstId } = this.scenario.workload;
    const knobs = this.knobsFor(command);
    const { index, length, way } = command;
    const before = this.tasks.at(-1);
    const id = knobs.sameId && before !== undefined ? before.id : firstId + (index % slots);
    const client = this.memory.allocate(`client ${index}`, this.#host(index, 1), length, this.#fill());
    const blank = knobs.blank === true && (command.name === "READ" || command.name === "WRITE");
    const payload = blank ? new Uint8Array(length) : this.plan.payload(command);
    if (way === "out" && knobs.emptyHandOver !== true) client.bytes.set(payload);
    const task: Task = {
      ...command,
      id,
      knobs,
      client,
      payload,
      iova: way === "none" ? 0n : this.#iovaFor(index),
      state: "open",
      error: null,
      moved: null,
      dataBuffer: null,
      mapping: null,
      bounce: null,
      own: null,
      ownBounce: null,
      privateBuffer: null,
      staging: this.memory.allocate(`staging ${index}`, this.#local(index), length),
      posted: 0n,
      postedLength: length,
      unmappable: false,
    };
    this.tasks.push(task);
    return task;
  }

  /** Above the level of self-tests the client fills its buffer before it asks. */
  #fill(): number {
    return this.scenario.level === "T3" || this.scenario.level === "T4" ? CANARY : 0;
  }

  #host(index: number, place: number): bigint {
    const page = BigInt(Math.floor(this.draw(`host/${place}`) * 0x8000));
    return 0x1_0400_0000n + page * 0x4000n + BigInt(place) * 0x2000_0000n + BigInt(index) * 0x4000n;
  }

  hostAddress(index: number, place: number): bigint {
    return this.#host(index, place);
  }

  #local(index: number): bigint {
    return 0x2200_0000n + BigInt(Math.floor(this.draw("staging") * 0x4000)) * 0x400n + BigInt(index) * 0x1000n;
  }

  localAddress(index: number): bigint {
    return this.#local(index);
  }

  get device(): string {
    return this.scenario.platform === "intel" ? "4:0:0" : "1";
  }

  refuse(refusal: Refusal, iova: bigint, access: "read" | "write"): void {
    if (refusal === "width") this.say("kernel", -1, "width", { device: this.device });
    else {
      const why = refusal === "requester" ? "requester" : refusal;
      this.say("kernel", -1, "fault", { iova, access, why, device: this.device });
    }
  }

  taskWith(id: number): Task | undefined {
    return this.tasks.find((one) => one.id === id && one.state === "open");
  }
}
