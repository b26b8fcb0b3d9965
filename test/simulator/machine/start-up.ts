/** What a driver does before it takes tasks, and the limits that it reports. */
import type { Fault, Scenario } from "../scenario.ts";
import { drive, interrupt } from "./driver.ts";
import { receive } from "./firmware.ts";
import { complete, fail, pump, stop } from "./framework.ts";
import { World } from "./world.ts";

const KEYS = (bits: number, segments: number): readonly (readonly [string, string])[] => [
  ["kIOMaximumSegmentCountReadKey", String(segments)],
  ["kIOMaximumSegmentCountWriteKey", String(segments)],
  ["kIOMaximumSegmentByteCountReadKey", "65536"],
  ["kIOMaximumSegmentByteCountWriteKey", "65536"],
  ["kIOMinimumSegmentAlignmentByteCountKey", "4"],
  ["kIOMaximumSegmentAddressableBitCountKey", String(bits)],
  ["kIOMinimumHBADataAlignmentMaskKey", "0xfffffffffffffffc"],
];

const STEPS = ["Open", "CreateDispatchQueue", "SetDispatchQueue", "ConfigureInterrupts"];

const report = (world: World): void => {
  const bits = world.setUp.addressBits ?? 64;
  const all = KEYS(bits, world.setUp.segmentCount ?? 32);
  const without = Math.floor(world.draw("key") * all.length);
  const keys = world.setUp.constraints === "incomplete" ? all.filter((_, place) => place !== without) : all;
  for (const [key, value] of keys) world.say("host", -1, "constraintKey", { key, value });
  if (world.setUp.constraints === "misplaced") world.say("host", -1, "properties", { result: 0xe00002c2 });
  else world.say("host", -1, "constraints", { result: 0 });
};

/** A machine with these faults, run from its start to the end of the work. */
export const run = (scenario: Scenario, faults: readonly Fault[], only: ReadonlySet<number> | null = null): World => {
  const world = new World(scenario, faults, { drive, receive, interrupt, complete, fail, stop }, only);
  const { clock, setUp } = world;
  world.say("host", -1, "initBegin", {});
  STEPS.forEach((call, place) => {
    const failed = setUp.notOpen === true && place === 0;
    clock.after(10 + place * 5, () => world.say("host", -1, "initStep", { call, result: failed ? 0xe00002bc : 0 }));
  });
  if (setUp.constraints === undefined || setUp.constraints === "incomplete" || setUp.constraints === "misplaced")
    clock.after(40, () => report(world));
  if (setUp.constraints === "overridden") clock.after(40, () => world.say("host", -1, "override", {}));
  clock.after(60, () => world.say("host", -1, "initEnd", { result: 0 }));
  const segments = setUp.segmentCount ?? 32;
  const max = setUp.maxTransfer ?? segments * 65536;
  clock.after(90, () => world.say("host", -1, "specification", { bits: setUp.addressBits ?? 64, align: 4, max }));
  const highest = setUp.lowHighest === true ? world.plan.target - 1 : 7;
  clock.after(100, () => world.say("host", -1, "highest", { id: highest }));
  if (setUp.constraints === "late") clock.after(80, () => report(world));
  clock.after(120, () => world.say("host", -1, "started", {}));
  if (setUp.neighbourFaults === true)
    for (let place = 0; place < 3; place += 1)
      clock.after(5 + place * 400, () =>
        world.say("kernel", -1, "fault", {
          iova: 0x3000_0000n + BigInt(place) * 0x40n,
          access: "read",
          why: "unmapped",
          device: world.scenario.platform === "intel" ? "0:2:0" : "display",
        }),
      );
  clock.after(300, () => pump(world));
  clock.run();
  return world;
};
