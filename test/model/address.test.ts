/** Laws of the address alterations over all 64-bit values. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signExtend, swapBytes, swapHalfBytes, swapWords, truncate } from "../../src/model/address.ts";

const u64 = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });

describe("address alterations", () => {
  it.each([
    ["swapBytes", swapBytes],
    ["swapWords", swapWords],
    ["swapHalfBytes", swapHalfBytes],
  ])("%s undoes itself", (_, swap) => {
    fc.assert(fc.property(u64, (address) => swap(swap(address)) === address));
  });

  it("signExtend keeps the low half and repeats bit 31 above it", () => {
    fc.assert(
      fc.property(u64, (address) => {
        const extended = signExtend(address);
        const upper = (address >> 31n) & 1n ? 0xffff_ffffn : 0n;
        return truncate(extended, 32) === truncate(address, 32) && extended >> 32n === upper;
      }),
    );
  });

  it.each([
    [swapWords, 0x0000_0000_801c_0000n, 0x801c_0000_0000_0000n],
    [swapBytes, 0x0000_0000_801c_0000n, 0x0000_1c80_0000_0000n],
    [swapHalfBytes, 0x0000_0001_801c_0000n, 0x0100_0000_0000_1c80n],
    [signExtend, 0x0000_0000_801c_0000n, 0xffff_ffff_801c_0000n],
  ])("works on an example (%#)", (change, from, to) => {
    expect(change(from)).toBe(to);
  });
});
