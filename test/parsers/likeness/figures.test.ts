/** What is found by the digits of a text of a known stencil is what a look at the text finds. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { figuresIn, Kinds, slotsOf } from "../../../src/parsers/likeness/figures.ts";
import { lookAt } from "../../../src/parsers/likeness/slots.ts";
import { samples } from "../../samples/load.ts";

const PARTS = [
  ...[
    "0x801c0000",
    "0x901C0000",
    "0x00011000",
    "0x00000017",
    "0x17",
    "0xe00002bc",
    "0x11",
    "0xaB",
    "0x00000001801c0000",
  ],
  ...["17", "36", "255", "4096", "8192", "10241", "70000", "0", "007", "1,024", "10:20:300", "512-byte", "q2048", "36"],
  ...["12 00 00 00 24 00", "a8 00 00 1F 24 C0", "1F", "be", "2000C000", "80144000", "1234567890"],
  ...[" ", " ", ", ", ": ", "[", "]", "= ", "tag ", "len=", "[Fn] ", "für "],
];

const text = fc.array(fc.constantFrom(...PARTS), { maxLength: 9 }).map((parts) => parts.join(""));

/** What is known of texts: whatever finds two of one family must find them of one shape, and the other way round. */
const openCheck = () => {
  const kinds = new Kinds<string>();
  return (own: string, ids: readonly number[]): void => {
    const kind = kinds.of(own);
    if (kind === null) return;
    const look = lookAt(own);
    expect(slotsOf(own, kind)).toEqual(look.all);
    expect(look.form).toBe(kind.look.form);
    kind.free ??= ids.filter((id) => id < look.small.length);
    const { rest, slots } = figuresIn(look.all, kind);
    const likeness = look.likeness(kind.free);
    const shape = likeness === null ? "none" : likeness.shape;
    if (likeness !== null) expect(slots).toEqual(likeness.slots);
    const known = kind.families.get(rest) ?? shape;
    expect(shape).toBe(known);
    kind.families.set(rest, shape);
  };
};

it("finds the same slots and the same shapes", () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 40 }), fc.subarray([0, 1, 2]), (texts, ids) => {
      const check = openCheck();
      for (const own of texts) check(own, ids);
    }),
  );
});

it("finds them in the lines of samples", () => {
  const check = openCheck();
  for (const { captures } of samples)
    for (const { bytes } of captures) for (const line of new TextDecoder().decode(bytes).split("\n")) check(line, [0]);
});
