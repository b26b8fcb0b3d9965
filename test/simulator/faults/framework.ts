/** Faults in how a driver keeps the framework's contract. */
import type { Affects } from "../machine/knobs.ts";
import type { Fault } from "../scenario.ts";

const dataIn: Affects = ({ way }) => way === "in";

/** Commands with an allocation length: the device may send less than that. It has every block of a read, and all of a capacity. */
const mayHaveLess: Affects = ({ name }) => name === "INQUIRY";
const data: Affects = ({ way }) => way !== "none";

const contract = { inLibrary: true, group: "framework" } as const;

/** A part of `length` that is neither none nor all of it, in whole words where there is room. */
export const partOf = (length: number, draw: number): number => {
  const part = Math.max(1, Math.floor(length * (0.25 + draw / 2)));
  return length > 16 ? part - (part % 4) : part;
};

export const framework: readonly Fault[] = [
  {
    ...contract,
    id: "copied-back-buffer",
    designs: ["direct"],
    knobs: () => ({ takesDataBuffer: "dispatch" }),
    affects: dataIn,
    always: true,
  },
  {
    ...contract,
    id: "late-data-buffer",
    designs: ["direct"],
    knobs: () => ({ takesDataBuffer: "completion" }),
    affects: dataIn,
    always: true,
  },
  {
    ...contract,
    id: "uncompleted-own-mapping",
    designs: ["own-mapping"],
    knobs: () => ({ keepsOwnMapping: true }),
    affects: dataIn,
    always: true,
  },
  { ...contract, id: "unreported-constraints", setUp: { constraints: "absent" }, always: true },
  { ...contract, id: "overridden-constraints-report", setUp: { constraints: "overridden" }, always: true },
  { ...contract, id: "late-constraints-report", setUp: { constraints: "late" }, always: true },
  { ...contract, id: "misplaced-constraints", setUp: { constraints: "misplaced" }, always: true },
  {
    ...contract,
    id: "contradictory-limits",
    setUp: { maxTransfer: 512 },
    knobs: () => ({ refusedBefore: true }),
    affects: ({ way, length }) => way !== "none" && length > 512,
    always: true,
  },
  {
    ...contract,
    id: "out-of-range-target",
    setUp: { lowHighest: true },
    knobs: () => ({ unknownTarget: true }),
    affects: data,
    always: true,
  },
  { ...contract, id: "incomplete-constraints", setUp: { constraints: "incomplete" }, always: true },
  {
    ...contract,
    id: "overdeclared-address-width",
    setUp: { addressBits: 64 },
    knobs: () => ({ carriesBits: 32 }),
    affects: data,
    always: true,
  },
  { ...contract, id: "multi-segment-refusal", knobs: () => ({ refusedBefore: true }), affects: data },
  { ...contract, id: "unversioned-response", knobs: () => ({ version: 0 }), affects: data },
  { ...contract, id: "zero-byte-response", knobs: () => ({ reports: "nothing" }), affects: dataIn },
  { ...contract, id: "misaddressed-response", knobs: () => ({ completesOther: true }), affects: data },
  { ...contract, id: "double-completion", knobs: () => ({ completesTwice: true }), affects: data },
  { ...contract, id: "immediate-response", knobs: () => ({ answersAtOnce: true }), affects: data },
  { ...contract, id: "missing-completion", knobs: () => ({ neverCompletes: true }), affects: data },
  { ...contract, id: "late-completion", knobs: () => ({ completesLate: true }), affects: data },
  { ...contract, id: "dereferenced-iova", knobs: () => ({ dereferences: true }), affects: dataIn, always: true },
  {
    ...contract,
    id: "null-data-buffer",
    designs: ["own-mapping"],
    knobs: () => ({ nullDataBuffer: true }),
    affects: data,
    always: true,
  },
  { ...contract, id: "blocked-queue", knobs: () => ({ blocks: true }), affects: data, always: true },
  {
    ...contract,
    id: "driver-crash",
    knobs: () => ({ crashes: true }),
    affects: ({ index }) => index === 3,
    always: true,
    anywhere: true,
  },
  {
    ...contract,
    id: "overstated-response",
    knobs: (draw) => ({ deviceHas: (length) => partOf(length, draw) }),
    affects: mayHaveLess,
  },
  {
    ...contract,
    id: "duplicate-task-id",
    knobs: () => ({ sameId: true }),
    affects: ({ index }) => index > 4,
    always: true,
    needs: { overlapping: true },
  },
  { ...contract, id: "wrong-segment-type", knobs: () => ({ refusedBefore: true }), affects: data, always: true },
  {
    ...contract,
    id: "missing-mapper",
    knobs: () => ({ refusedBefore: true }),
    affects: ({ way, length }) => way !== "none" && length > 512,
    always: true,
  },
  {
    ...contract,
    id: "zero-break-size",
    setUp: { segmentCount: 1 },
    knobs: () => ({ refusedBefore: true }),
    affects: ({ way, length }) => way !== "none" && length > 512,
    always: true,
  },
];
