/** What separates failing tasks from passing ones: properties, boundaries, and how many tasks it takes. */
import { describe, expect, it } from "vitest";
import type { TaskShape } from "../../src/model/property.ts";
import { separationsOf } from "../../src/rules/separation.ts";

const plain: TaskShape = {
  direction: "data-in",
  target: "0",
  command: 0x28,
  length: 4096,
  address: 0x80010040n,
  depth: 0,
};

const three = (
  ...shapes: readonly [Partial<TaskShape>, Partial<TaskShape>, Partial<TaskShape>]
): readonly TaskShape[] => shapes.map((shape) => ({ ...plain, ...shape }));

const alike = (shape: Partial<TaskShape>): readonly TaskShape[] => three(shape, shape, shape);

describe("a property that every failing task has and no passing one", () => {
  it.each<[string, Partial<TaskShape>, Partial<TaskShape>, readonly unknown[]]>([
    ["direction", { direction: "data-out" }, {}, [["direction", "data-out"]]],
    ["target", { target: "3" }, {}, [["target", "3"]]],
    ["command", { command: 0x12 }, {}, [["command", 0x12]]],
    ["length above", { length: 8192 }, {}, [["long", 4096]]],
    ["length below", { length: 512 }, {}, [["short", 4096]]],
    ["address", { address: 0x1_8001_0040n }, {}, [["high-address", 0x1_0000_0000n]]],
    ["alignment", { address: 0x80010042n }, {}, [["misaligned", 4]]],
    ["page", { address: 0x80014000n }, {}, [["page-aligned", 16384]]],
    ["straddle", { address: 0x80013f40n }, {}, [["page-straddle", 16384]]],
    ["depth", { depth: 4 }, { depth: 1 }, [["depth", 1]]],
    ["nothing", {}, {}, []],
  ])("is found: %s", (_, failing, passing, found) => {
    const separations = separationsOf(alike(failing), alike(passing), "apple-silicon");
    expect(separations.map(({ property, at }) => [property, at])).toEqual(found);
  });

  it("takes three of each", () => {
    const [long] = alike({ length: 8192 });
    expect(separationsOf(long === undefined ? [] : [long, long], alike({}), "unknown")).toEqual([]);
  });

  it("is none if one task on either side has it otherwise, or does not show it", () => {
    const mixed = three({ target: "3" }, { target: "3" }, { target: "0" });
    const unknown = three({ target: "3" }, { target: "3" }, { target: null });
    expect(separationsOf(mixed, alike({}), "unknown")).toEqual([]);
    expect(separationsOf(unknown, alike({}), "unknown")).toEqual([]);
  });

  it("is no bit of an address below the narrowest bus", () => {
    const low = alike({ address: 0x40n });
    expect(separationsOf(alike({ address: 0x10040n }), low, "unknown")).toEqual([]);
  });
});
