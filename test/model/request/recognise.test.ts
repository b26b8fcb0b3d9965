/** Requests of every layout: what they say, which checks fail for which fault, and what is no request. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recognise } from "../../../src/model/request/recognise.ts";
import { mfi, raid, simple, type Wanted } from "./frames.ts";

const said = (bytes: readonly (number | null)[]) => {
  const request = recognise(bytes);
  if (request === null) return null;
  const { layout, direction, dataLength, elements, complete, cdb } = request;
  return {
    layout,
    direction: direction.value,
    dataLength: dataLength.value,
    elements: elements.map(({ address, length }) => [address.value, length.value]),
    complete,
    code: cdb?.value?.[0],
  };
};

const failing = (bytes: readonly (number | null)[]): readonly string[] =>
  (recognise(bytes)?.checks ?? expect.fail("is not recognised"))
    .filter(({ passed }) => passed === false)
    .map(({ name }) => name);

const LAYOUTS: readonly (readonly [string, (wanted?: Wanted) => number[]])[] = [
  ["MegaRAID with IEEE elements", raid],
  ["MPI with simple elements of 32 bits", (wanted) => simple(false, wanted)],
  ["MPI with simple elements of 64 bits", (wanted) => simple(true, wanted)],
  ["MFI with elements of 32 bits", (wanted) => mfi("SGE32", wanted)],
  ["MFI with elements of 64 bits", (wanted) => mfi("SGE64", wanted)],
  ["MFI with IEEE elements", (wanted) => mfi("IEEE", wanted)],
];

describe.each(LAYOUTS)("%s", (_, frame) => {
  it("says what it was built of", () => {
    expect(said(frame())).toMatchObject({
      direction: "data-in",
      dataLength: 6,
      elements: [[0x8a5c4000n, 6]],
      complete: true,
      code: 0x12,
    });
    expect(failing(frame())).toEqual([]);
  });

  it("says it of a write in several elements", () => {
    const elements = [
      [0x8a5c4000n, 4096],
      [0x8a5d0000n, 4096],
      [0x8a600000n, 8192],
    ] as const;
    const cdb = [0x2a, 0, 0, 0, 0x10, 0, 0, 0, 32, 0];
    expect(said(frame({ cdb, write: true, dataLength: 16384, elements }))).toMatchObject({
      direction: "data-out",
      dataLength: 16384,
      elements,
      code: 0x2a,
    });
  });

  it("names the check that a short element fails", () => {
    expect(failing(frame({ elements: [[0x8a5c4000n, 2]] }))).toEqual(["the elements add up to the data length"]);
  });

  it("names the check that a wrong direction fails", () => {
    expect(failing(frame({ write: true }))).toEqual(["the direction is the command's"]);
  });

  it("names the check that a sense buffer in the data fails", () => {
    expect(failing(frame({ sense: 0x8a5c4002 }))).toEqual(["the sense buffer is no part of the data"]);
  });

  it("never has a wrong value where bytes are unknown or missing", () => {
    const bytes = frame();
    const whole = said(bytes) ?? expect.fail("is not recognised");
    const near = (cut: ReturnType<typeof said>): void => {
      if (cut === null) return;
      expect([null, whole.dataLength]).toContain(cut.dataLength);
      expect([null, whole.direction]).toContain(cut.direction);
      for (const [address, length] of cut.elements) {
        expect([null, 0x8a5c4000n]).toContain(address);
        expect([null, 6]).toContain(length);
      }
    };
    for (let at = 0; at < bytes.length; at += 1) {
      near(said(bytes.map((byte, index) => (index === at ? null : byte))));
      near(said(bytes.slice(0, at)));
    }
  });

  it("is no request once its bytes stand elsewhere", () => {
    expect(said([0, ...frame()])).toBe(null);
    expect(said(frame().reverse())).toBe(null);
  });
});

describe("MegaRAID", () => {
  it("whose first generation has no end of list is ended by the number of its elements", () => {
    const bytes = raid();
    bytes[0x8f] = 0;
    expect(said(bytes)).toMatchObject({ elements: [[0x8a5c4000n, 6]], complete: true });
    expect(failing(bytes)).toEqual([]);
  });

  it("with an address in the controller's own memory says so", () => {
    expect(failing(raid({ space: 1 }))).toEqual(["the addresses are in system memory"]);
    expect(recognise(raid({ space: 1 }))?.elements[0]?.system).toBe(false);
  });

  it("whose list goes on elsewhere is not complete", () => {
    const bytes = raid({
      elements: [
        [0x8a5c4000n, 4096],
        [0x90000000n, 32],
      ],
      dataLength: 16384,
      cdb: [0x28, 0, 0, 0, 0, 0, 0, 0, 32, 0],
    });
    bytes[0x9f] = 0x80;
    expect(said(bytes)).toMatchObject({ elements: [[0x8a5c4000n, 4096]], complete: false });
  });
});

describe("MFI", () => {
  it("with the flag of another form is read as the controller reads it, and the check says so", () => {
    const bytes = mfi("SGE64", {}, "SGE32");
    expect(failing(bytes)).toContain("the elements have the form of the flags");
    expect(said(bytes)).toMatchObject({ elements: [[0x8a5c4000n, 0]] });
  });
});

describe("what is no request", () => {
  it.each([
    ["zeros", new Array<number>(256).fill(0)],
    ["ones", new Array<number>(256).fill(0xff)],
    ["a pattern", Array.from({ length: 256 }, (_, at) => at)],
    ["nothing", []],
    ["unknown bytes", new Array<null>(144).fill(null)],
  ])("%s", (_, bytes) => {
    expect(recognise(bytes)).toBe(null);
  });

  it("random bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => recognise([...bytes]) === null),
      { numRuns: 2000 },
    );
  });
});
