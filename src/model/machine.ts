/**
 * The machine that a replay runs: the address path, the buffers with their ledgers, and the effects that change it.
 * Components only propose effects; {@link apply} alone makes a new machine of them, so replays can be compared, and can share what they have in common.
 */
import type { AssumptionKey } from "./assumption.ts";
import type { Citation } from "./evidence.ts";
import { type Content, copy, type Ledger, type Writer, write } from "./ledger.ts";

/**
 * Memory that data can stand in: the controller's staging buffer, the pages behind the IOVA, a kernel bounce buffer,
 * the buffer of `UserGetDataBuffer`, memory of the driver that is none of these, pages of somebody else that a stale translation
 * leads to, and what the program that asked for a write holds.
 */
export type BufferName = "staging" | "client" | "bounce" | "data-buffer" | "private" | "neighbour" | "program";

/** An address on the way to the engine: a value, `elsewhere` for one that nobody recorded but that is not the dispatched one, `null` if unknown. */
export type PathAddress = bigint | "elsewhere" | null;

/** Address and length (bytes) at one point of the path. */
export interface Element {
  readonly address: PathAddress;
  readonly length: number | null;
}

/** Points in time at which somebody may look at memory; data that come behind the completion are there at last. */
export const moments = ["before-data", "after-data", "after-completion", "at-last"] as const;

export type Moment = (typeof moments)[number];

export type Buffers = Readonly<Record<BufferName, Ledger>>;

/** A refused access of the device. */
export interface Refusal {
  readonly address: PathAddress;
  readonly length: number;
  readonly access: "read" | "write";
  readonly reason: "not-present" | "no-write" | "no-read" | "too-wide" | "requester";
}

/** How a task ended for the kernel: completed by the driver, given up (a timeout, an abort), flushed with a dead driver, or ended by the response of the call itself. */
export type Ending = "completed" | "given-up" | "flushed" | "ended-at-once";

/** Steps that a line can show to have taken place. */
export type Milestone = "fetch" | "transfer" | "answer" | "reply" | "unmap-own" | "complete" | "give-up";

export type Point = "dispatched" | "submitted" | "received" | "engine";

export type Effect =
  | { readonly kind: "pass"; readonly point: Point; readonly element: Element }
  | {
      readonly kind: "write";
      readonly buffer: BufferName;
      readonly length: number;
      readonly content: Content;
      readonly writer: Writer;
    }
  | {
      readonly kind: "copy";
      readonly from: BufferName;
      readonly to: BufferName;
      readonly length: number;
      readonly writer: Omit<Writer, "from">;
    }
  | {
      readonly kind: "dma";
      readonly from: BufferName | "other";
      /** What the engine moves, where that is not what stands in the buffer that it should read. */
      readonly content: Content | null;
      readonly element: Element;
      readonly at: Citation | null;
    }
  | { readonly kind: "refuse"; readonly refusal: Refusal; readonly leans: readonly AssumptionKey[] }
  | { readonly kind: "barrier"; readonly by: AssumptionKey }
  | { readonly kind: "map" }
  | { readonly kind: "unmap" }
  | { readonly kind: "move"; readonly count: number | null }
  | { readonly kind: "reach"; readonly milestone: Exclude<Milestone, "transfer" | "give-up"> }
  | { readonly kind: "end"; readonly ending: Ending }
  | { readonly kind: "look"; readonly moment: Moment };

export interface Machine {
  readonly path: Readonly<Partial<Record<Point, Element>>>;
  readonly buffers: Buffers;
  /** What keeps the request from the driver; no step runs behind it. */
  readonly barrier: AssumptionKey | null;
  readonly mapped: boolean;
  readonly refusals: readonly Refusal[];
  /** Bytes the engine moved; `null` if unknown, 0 if it never ran. */
  readonly moved: number | null;
  /** The steps that took place, in order; a driver may complete twice. */
  readonly milestones: readonly Milestone[];
  /** How the task ended for the kernel; `null` while it is open. */
  readonly ending: Ending | null;
  /** How many of the steps lie before that end; `null` while the task is open. */
  readonly endedBehind: number | null;
  readonly looks: Readonly<Partial<Record<Moment, Buffers>>>;
}

export const freshMachine: Machine = {
  path: {},
  buffers: { staging: [], client: [], bounce: [], "data-buffer": [], private: [], neighbour: [], program: [] },
  barrier: null,
  mapped: false,
  refusals: [],
  moved: 0,
  milestones: [],
  ending: null,
  endedBehind: null,
  looks: {},
};

const withBuffer = (machine: Machine, name: BufferName, ledger: Ledger): Machine => ({
  ...machine,
  buffers: { ...machine.buffers, [name]: ledger },
});

/** The machine after an effect. */
export const apply = (machine: Machine, effect: Effect): Machine => {
  switch (effect.kind) {
    case "pass":
      return { ...machine, path: { ...machine.path, [effect.point]: effect.element } };
    case "write": {
      const ledger = machine.buffers[effect.buffer];
      return withBuffer(machine, effect.buffer, write(ledger, 0, effect.length, effect.content, effect.writer));
    }
    case "copy": {
      const ledger = copy(machine.buffers[effect.to], machine.buffers[effect.from], effect.length, effect.writer);
      return withBuffer(machine, effect.to, ledger);
    }
    case "refuse":
      return { ...machine, refusals: [...machine.refusals, effect.refusal] };
    case "barrier":
      return { ...machine, barrier: effect.by };
    case "map":
      return { ...machine, mapped: true };
    case "unmap":
      return { ...machine, mapped: false };
    case "move":
      return { ...machine, moved: effect.count };
    case "dma":
      return { ...machine, milestones: [...machine.milestones, "transfer"] };
    case "reach":
      return { ...machine, milestones: [...machine.milestones, effect.milestone] };
    case "end": {
      const milestones: Machine["milestones"] =
        effect.ending === "completed" ? machine.milestones : [...machine.milestones, "give-up"];
      return { ...machine, ending: effect.ending, milestones, endedBehind: machine.milestones.length };
    }
    case "look":
      return { ...machine, looks: { ...machine.looks, [effect.moment]: machine.buffers } };
  }
};
