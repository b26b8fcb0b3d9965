/**
 * An event record of SMMUv3: four 64-bit words. Kernels before the decoded line print nothing else. Authority: Arm SMMUv3
 * architecture, event records; the same fields in Linux, arm-smmu-v3.h.
 */
import type { FaultReason } from "../../model/event.ts";
import type { Decoded } from "../fixed.ts";

const NAMES: Readonly<Record<number, string>> = {
  1: "F_UUT",
  2: "C_BAD_STREAMID",
  3: "F_STE_FETCH",
  4: "C_BAD_STE",
  5: "F_BAD_ATS_TREQ",
  6: "F_STREAM_DISABLED",
  7: "F_TRANSL_FORBIDDEN",
  8: "C_BAD_SUBSTREAMID",
  9: "F_CD_FETCH",
  10: "C_BAD_CD",
  11: "F_WALK_EABT",
  16: "F_TRANSLATION",
  17: "F_ADDR_SIZE",
  18: "F_ACCESS",
  19: "F_PERMISSION",
  32: "F_TLB_CONFLICT",
  33: "F_CFG_CONFLICT",
  36: "E_PAGE_REQUEST",
};

/** The events whose record holds the access and its input address. */
const OF_ACCESS: ReadonlySet<string> = new Set(["F_TRANSLATION", "F_ADDR_SIZE", "F_ACCESS", "F_PERMISSION"]);

/** The name of an event. */
export const eventName = (id: number): string => NAMES[id] ?? `event ${id}`;

/** Why the access was refused. */
export const eventReason = (name: string): FaultReason => {
  if (name === "F_TRANSLATION") return "not-present";
  if (name === "F_PERMISSION") return "no-access";
  return /STREAM|STE|_CD/.test(name) ? "requester" : "other";
};

const ID = 0xffn;
const READ = 1n << 35n;

/** Id in the low byte of word 0, RnW at bit 35 of word 1, the input address in word 2. */
export const recordOf = (words: readonly bigint[]): Decoded => {
  const [first, second, third] = words;
  const name = first === undefined ? null : eventName(Number(first & ID));
  const ofAccess = name !== null && OF_ACCESS.has(name);
  return {
    reason: name === null ? null : { word: 0, value: eventReason(name) },
    access: !ofAccess || second === undefined ? null : { word: 1, value: (second & READ) !== 0n ? "read" : "write" },
    address: !ofAccess || third === undefined ? null : { word: 2, value: third },
  };
};
