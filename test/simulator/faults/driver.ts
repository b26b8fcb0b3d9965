/** Faults in a driver's data path. */
import type { AddressContext, Affects } from "../machine/knobs.ts";
import type { Fault } from "../scenario.ts";
import { partOf } from "./framework.ts";

const dataIn: Affects = ({ way }) => way === "in";
const data: Affects = ({ way }) => way !== "none";

const path = { inLibrary: true, group: "driver" } as const;

const bytesTurned = (value: bigint): bigint => {
  let left = value;
  let turned = 0n;
  for (let place = 0; place < 8; place += 1) {
    turned = (turned << 8n) | (left & 0xffn);
    left >>= 8n;
  }
  return turned;
};

const wordsTurned = (value: bigint): bigint => ((value & 0xffff_ffffn) << 32n) | (value >> 32n);

const signExtended = (value: bigint): bigint => BigInt.asUintN(64, BigInt.asIntN(32, value));

/** How many bits are left of an address that is cut: fewer than it needs. */
const cut = ({ own, draw }: AddressContext): bigint =>
  BigInt.asUintN(own >= 0x1_0000_0000n ? 32 : draw < 0.5 ? 24 : 16, own);

/** An address as a 32-bit element that the hardware reads as 64 bits wide: its length stands in the upper half. */
const blended = ({ own, length }: AddressContext): bigint => (BigInt(length) << 32n) | (own & 0xffff_ffffn);

export const driver: readonly Fault[] = [
  { ...path, id: "closed-session", setUp: { notOpen: true }, always: true },
  { ...path, id: "lost-request", knobs: () => ({ losesRequest: true }), affects: data },
  { ...path, id: "malformed-request", knobs: () => ({ otherCommand: true }), affects: data },
  {
    ...path,
    id: "stale-iova",
    knobs: () => ({ address: ({ earlier, own }) => earlier[0] ?? own }),
    affects: data,
  },
  { ...path, id: "misread-element", knobs: () => ({ address: blended }), affects: data, always: true },
  {
    ...path,
    id: "byte-swapped-iova",
    knobs: () => ({ address: ({ own }) => bytesTurned(own) }),
    affects: data,
    always: true,
  },
  {
    ...path,
    id: "word-swapped-iova",
    knobs: () => ({ address: ({ own }) => wordsTurned(own) }),
    affects: data,
    always: true,
  },
  { ...path, id: "truncated-iova", knobs: () => ({ address: cut }), affects: data, always: true },
  {
    ...path,
    id: "sign-extended-iova",
    knobs: () => ({ address: ({ own }) => signExtended(own) }),
    affects: data,
    always: true,
  },
  {
    ...path,
    id: "physical-address",
    knobs: () => ({
      address: ({ own, draw }) => 0x8_0000_0000n + BigInt(Math.floor(draw * 0x4000)) * 0x4000n + (own & 0xff_ffffn),
    }),
    affects: data,
    always: true,
  },
  { ...path, id: "reversed-direction", knobs: () => ({ turnedAround: true }), affects: data },
  {
    ...path,
    id: "short-element",
    knobs: (draw) => ({ elementLength: (length) => partOf(length, draw) }),
    affects: data,
  },
  { ...path, id: "early-completion", knobs: () => ({ completesBeforeReply: true }), affects: dataIn },
  { ...path, id: "cleared-view", designs: ["own-mapping"], knobs: () => ({ clears: true }), affects: dataIn },
  {
    ...path,
    id: "uncopied-private-buffer",
    designs: ["private-copy"],
    knobs: () => ({ skipsCopy: true }),
    affects: dataIn,
  },
  { ...path, id: "foreign-buffer", knobs: () => ({ dumpsOther: true }), affects: dataIn, always: true },
  { ...path, id: "early-read", knobs: () => ({ dumpsEarly: true }), affects: dataIn },
  {
    ...path,
    id: "early-unmap",
    designs: ["own-mapping", "private-copy"],
    knobs: () => ({ unmapsEarly: true }),
    affects: data,
  },
  {
    ...path,
    id: "misaligned-segment",
    knobs: () => ({ stopsAt: 4096 }),
    affects: dataIn,
    always: true,
    needs: { unaligned: true },
  },
  {
    ...path,
    id: "mismatched-unmap",
    designs: ["own-mapping", "private-copy"],
    knobs: () => ({ unmapsLess: true }),
    affects: data,
    always: true,
  },
  {
    ...path,
    id: "truncated-segment-list",
    designs: ["own-mapping", "private-copy"],
    knobs: (draw) => ({ segments: 2, elementLength: (length) => partOf(length, draw) }),
    affects: ({ way, length }) => way !== "none" && length >= 512,
    always: true,
  },
];
