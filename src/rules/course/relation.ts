/** How an address and a length stand to those that were handed over: what remains of them when two runs have others. */
import type { FacetValue } from "./facet.ts";

const swapped = (value: bigint, bytes: number): bigint => {
  let [left, turned] = [value, 0n];
  for (let index = 0; index < bytes; index += 1) {
    turned = (turned << 8n) | (left & 0xffn);
    left >>= 8n;
  }
  return turned;
};

const LOW = 0xffffffffn;

/** A wrong address against the right one; `length` in bytes, if known. */
export const addressRelation = (value: bigint, own: bigint | null, length: number | null): FacetValue => {
  if (own === null) return "another";
  if (value === own) return "own";
  if (value === 0n) return "zero";
  if (value === (own & LOW)) return "cut";
  if (value === BigInt.asUintN(64, BigInt.asIntN(32, own))) return "sign-extended";
  if (value === BigInt.asUintN(64, (own << 32n) | (own >> 32n))) return "word-swapped";
  if (value === swapped(own, 8) || value === swapped(own, 4)) return "byte-swapped";
  return length !== null && value > own && value < own + BigInt(length) ? "within" : "another";
};

/** A count of bytes against those that were asked for. */
export const lengthRelation = (value: number, whole: number): FacetValue => {
  if (value === whole) return "whole";
  if (value === 0) return "none";
  return value < whole ? "short" : "long";
};
