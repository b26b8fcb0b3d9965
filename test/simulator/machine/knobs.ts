/** Everything that can be wrong in this machine. A fault is a choice of these; a healthy machine has none. */
import type { Command } from "./workplan.ts";

export type Design = "direct" | "own-mapping" | "private-copy";

export interface AddressContext {
  readonly own: bigint;
  readonly length: number;
  /** What earlier tasks were given, latest first. */
  readonly earlier: readonly bigint[];
  /** A draw that belongs to the scenario. */
  readonly draw: number;
}

export interface Knobs {
  // What the driver does with the framework.
  readonly takesDataBuffer?: "dispatch" | "completion";
  readonly postsTaskAddress?: true;
  readonly nullDataBuffer?: true;
  readonly keepsOwnMapping?: true;
  readonly sameId?: true;
  readonly version?: number;
  readonly reports?: "nothing" | "request";
  readonly completesOther?: true;
  readonly completesTwice?: true;
  readonly neverCompletes?: true;
  readonly completesLate?: true;
  readonly completesBeforeReply?: true;
  readonly answersAtOnce?: true;
  readonly dereferences?: true;
  readonly crashes?: true;
  readonly blocks?: true;
  // What it puts into the request.
  readonly address?: (context: AddressContext) => bigint;
  readonly elementLength?: (length: number) => number;
  readonly turnedAround?: true;
  readonly otherCommand?: true;
  readonly losesRequest?: true;
  // What it does with the data.
  readonly clears?: true;
  readonly segments?: number;
  readonly skipsCopy?: true;
  readonly dumpsOther?: true;
  readonly dumpsEarly?: true;
  readonly unmapsEarly?: true;
  /** Undoes a mapping with another size than it was made with, so that a part of it stays. */
  readonly unmapsLess?: true;
  readonly preparesWith?: "in" | "out";
  readonly printsZeros?: true;
  // Firmware and device.
  readonly noEngine?: true;
  readonly engineFrom?: "other" | "neighbour";
  readonly engineTo?: (context: AddressContext) => bigint;
  readonly crossed?: true;
  readonly repliesFirst?: true;
  readonly engineLength?: (length: number) => number;
  /** The engine stops at multiples of this. */
  readonly stopsAt?: number;
  readonly overwritesStaging?: true;
  readonly permutes?: (bytes: Uint8Array) => Uint8Array;
  readonly deviceZeros?: true;
  /** The device has fewer bytes than were asked for. */
  readonly deviceHas?: (length: number) => number;
  readonly refuses?: true;
  readonly dies?: true;
  // Platform.
  readonly noBusMaster?: true;
  readonly gone?: true;
  readonly vanishes?: true;
  readonly mapsOther?: true;
  readonly readOnly?: true;
  readonly carriesBits?: number;
  readonly unknownRequester?: true;
  readonly bounceLost?: true;
  readonly staleLines?: true;
  readonly losesInterrupt?: true;
  // Before the driver and above it.
  readonly refusedBefore?: true;
  readonly unknownTarget?: true;
  readonly emptyHandOver?: true;
  /** What is read or written is zeros, and rightly so. */
  readonly blank?: true;
  readonly failsAbove?: true;
}

/** What is wrong with the machine from its start and not with a task. */
export interface SetUp {
  readonly constraints?: "absent" | "overridden" | "late" | "incomplete" | "misplaced";
  readonly notOpen?: true;
  readonly addressBits?: number;
  readonly segmentCount?: number;
  /** The longest transfer of the DMA specification. */
  readonly maxTransfer?: number;
  /** The bus carries so many bits of an address. */
  readonly busBits?: number;
  /** The highest target id that is reported lies below the only target. */
  readonly lowHighest?: true;
  /** Faults of another device beside everything. */
  readonly neighbourFaults?: true;
}

export type Affects = (task: Pick<Command, "name" | "way" | "length" | "index">) => boolean;
