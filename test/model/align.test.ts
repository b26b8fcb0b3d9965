/** Two clocks, made with a known truth: the interval holds it, what nobody can order stays open, and no wrong task bends the fit. */
import { describe, expect, it } from "vitest";
import { halfWidthOf, spanOf } from "../../src/model/align/place.ts";
import type { ToldAnchor } from "../../src/model/align/told-anchor.ts";
import { align } from "../../src/model/align.ts";
import type { ClockKind, Stamp } from "../../src/model/clock.ts";
import { completionOrder } from "../../src/model/completion.ts";
import type { Event } from "../../src/model/event.ts";
import { before as inOrder } from "../../src/model/order.ts";
import type { Timeline } from "../../src/model/timeline.ts";
import { Log } from "./build.ts";

/** A small generator of numbers below `most`, the same for the same seed. */
const numbers = (seed: number) => {
  let state = BigInt(seed);
  return (most: number): bigint => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    return (state >> 33n) % BigInt(most);
  };
};

interface World {
  readonly tasks: number;
  /** Parts per million by which the controller's clock is fast, and what it shows when the host's shows zero. */
  readonly drift: bigint;
  readonly offset: bigint;
  readonly kind?: ClockKind;
  /** Step of the controller's stamps in nanoseconds. */
  readonly step?: bigint;
  /** Task whose completion comes before the controller's reply, with no line of the reply on the host. */
  readonly early?: number;
  /** Task whose controller's lines are a whole second late. */
  readonly wrong?: number;
}

const HOST = { kind: "wall", domain: "wall" } as const;

/** True times in nanoseconds of the host's clock, and the lines that come of them. */
const built = ({ tasks, drift, offset, kind = "boot", step = 1n, early, wrong }: World): Timeline => {
  const below = numbers(tasks);
  const log = new Log();
  const stampLast = (stamp: Stamp): void => {
    const last = log.events.length - 1;
    log.events[last] = { ...(log.events[last] as Event), stamp };
  };
  const host = (time: bigint): void => stampLast({ ...HOST, value: time, text: String(time) });
  const device = (time: bigint): void => {
    const own = ((time * (1_000_000n + drift)) / 1_000_000n + offset) / step;
    stampLast({ kind, domain: "device/1", value: kind === "ticks" ? own : own * step, text: String(own) });
  };
  for (let task = 0; task < tasks; task += 1) {
    const start = 1_000_000_000n + BigInt(task) * 10_000_000n;
    const late = task === wrong ? 1_000_000_000n : 0n;
    const id = String(task + 1);
    const address = 0x80000000n + BigInt(task) * 0x4000n;
    const received = start + 3_000n + below(20_000);
    const replied = received + 50_000n;
    const named = {
      task: { value: id, loss: null, at: { origin: "observed", capture: 1, line: 1, column: 1, length: 1, text: id } },
    } as const;
    log.dispatch({ iova: address, task: id, length: 36 });
    host(start);
    log.receive(address, 36, id);
    device(received + late);
    log.add({ kind: "device-reply", status: null, scsiStatus: null, transferred: null, residual: null, ...named });
    device(replied + late);
    if (task !== early) {
      log.add({ kind: "reply", status: null, scsiStatus: null, transferred: null, residual: null, ...named });
      host(replied + 5_000n + below(40_000));
    }
    log.add({ kind: "complete", transferred: null, residual: null, version: null, status: null, ...named });
    host(task === early ? received - 1_000n + 2_000n : replied + 100_000n);
  }
  return log.timeline();
};

const tie = (timeline: Timeline) => timeline.alignment?.clocks[0];

describe("two clocks", () => {
  it.each([
    ["three tasks", { tasks: 3, drift: 50n, offset: 12_345_678n }],
    ["a hundred tasks", { tasks: 100, drift: -180n, offset: 0n }],
    ["more tasks than are asked", { tasks: 2500, drift: 50n, offset: 999_999_999_999n }],
    ["stamps of milliseconds", { tasks: 100, drift: 50n, offset: 5_000_000n, step: 1_000_000n }],
  ] as const)("hold the truth in their interval: %s", (_, world) => {
    const timeline = align(built(world));
    const step = "step" in world ? world.step : 1n;
    for (const event of timeline.events.filter(({ side }) => side === "device")) {
      const fit = event.stamp?.onto;
      expect(fit).toBeDefined();
      if (fit === undefined || event.stamp === null) continue;
      const span = spanOf(event.stamp, fit, fit.shown);
      const truth = ((event.stamp.value - world.offset) * 1_000_000n) / (1_000_000n + world.drift);
      expect(span !== null && span.least <= truth + step && truth <= span.most).toBe(true);
    }
    const { least = 0n, most = 0n } = tie(timeline)?.drift ?? {};
    // The host's clock is slow by as much as the controller's is fast.
    expect(least <= -world.drift * 1000n + 40n && -world.drift * 1000n - 40n <= most).toBe(true);
    expect(tie(timeline)).toMatchObject({ because: null, contradicting: [], offNominal: false });
  });

  it("are known no better than the smallest delays on both ways allow", () => {
    const width = (tasks: number) =>
      halfWidthOf(
        align(built({ tasks, drift: 50n, offset: 7n })).events.find(({ kind }) => kind === "receive")?.stamp ?? null,
      ) ?? 0n;
    expect(width(500)).toBeLessThan(width(3));
    expect(width(500)).toBeGreaterThanOrEqual((3_000n + 50_000n + 5_000n) / 2n - 25_000n);
  });

  it("order what lies apart, and leave open what does not", () => {
    const { tasks } = align(built({ tasks: 20, drift: 30n, offset: 4_000_000n }));
    const [first, second] = [tasks[3], tasks[4]];
    const [sent, next] = [
      first?.events.find(({ kind }) => kind === "complete"),
      second?.events.find(({ kind }) => kind === "receive"),
    ];
    const received = first?.events.find(({ kind }) => kind === "receive");
    if (sent === undefined || next === undefined || received === undefined) throw new Error("the log is incomplete");
    expect(inOrder(sent, next)).toEqual({ verdict: "yes", reason: "aligned-clocks" });
    expect(inOrder(next, sent)).toEqual({ verdict: "no", reason: "aligned-clocks" });
    const near = {
      ...sent,
      stamp: {
        ...HOST,
        text: "",
        value:
          spanOf(received.stamp as Stamp, received.stamp?.onto as never, received.stamp?.onto?.shown ?? [])?.least ??
          0n,
      },
    };
    expect(inOrder(near, received).verdict).toBe("unknown");
  });

  it("show a completion ahead of the reply where no host line of the reply is left", () => {
    const world = { tasks: 30, drift: 20n, offset: 1_000n, early: 17 };
    const sick = align(built(world)).tasks[17];
    expect(sick === undefined ? null : completionOrder(sick)).toMatchObject({
      completion: "before-reply",
      reason: "aligned-clocks",
    });
    const apart = built(world).tasks[17];
    expect(apart === undefined ? null : completionOrder(apart)).toBeNull();
  });

  it("are not bent by one wrong task, which is named", () => {
    const straight = align(built({ tasks: 40, drift: 20n, offset: 1_000n }));
    const bent = align(built({ tasks: 40, drift: 20n, offset: 1_000n, wrong: 11 }));
    expect(tie(bent)).toMatchObject({ because: null, contradicting: ["12"] });
    const width = ({ tasks }: Timeline) =>
      halfWidthOf(tasks[30]?.events.find(({ kind }) => kind === "receive")?.stamp ?? null) ?? 0n;
    expect(width(bent)).toBeLessThan(width(straight) * 3n);
  });

  it("stay apart where the tasks contradict each other and none of them is the odd one out", () => {
    const timeline = align(built({ tasks: 2, drift: 0n, offset: 0n, wrong: 0 }));
    expect(tie(timeline)).toMatchObject({ because: "contradiction" });
    expect(timeline.events.every(({ stamp }) => stamp?.onto === undefined)).toBe(true);
  });

  it("are fitted for ticks of unknown rate as well", () => {
    const timeline = align(built({ tasks: 50, drift: 0n, offset: 0n, kind: "ticks", step: 40n }));
    expect(tie(timeline)).toMatchObject({ because: null, drift: null });
    const [sent, next] = [
      timeline.tasks[3]?.events.at(-1),
      timeline.tasks[9]?.events.find(({ kind }) => kind === "receive"),
    ];
    const complete = timeline.tasks[3]?.events.find(({ kind }) => kind === "complete") ?? sent;
    if (complete === undefined || next === undefined) throw new Error("the log is incomplete");
    expect(inOrder(complete, next).verdict).toBe("yes");
  });

  it("need a healthy task with a certain join", () => {
    const timeline = align(built({ tasks: 1, drift: 0n, offset: 0n, early: 0 }));
    expect(tie(timeline)?.because).toBe("one-side");
  });
});

describe("an anchor that a person states", () => {
  const anchor = (device: number, host: number): ToldAnchor => ({
    text: `fw.log:${device}=dext.log:${host}`,
    places: [
      { capture: "fw.log", line: device },
      { capture: "dext.log", line: host },
    ],
  });

  it("orders as testimony where the tasks leave it open", () => {
    const timeline = align(built({ tasks: 1, drift: 0n, offset: 0n, early: 0 }), [anchor(2, 1)]);
    expect(tie(timeline)?.told).toEqual(["align fw.log:2=dext.log:1"]);
    const [task] = timeline.tasks;
    expect(task === undefined ? null : completionOrder(task)).toMatchObject({
      completion: "before-reply",
      reason: "told-clocks",
    });
  });

  it("is left out if the tasks contradict it", () => {
    const timeline = align(built({ tasks: 30, drift: 0n, offset: 0n }), [anchor(2, 101)]);
    expect(tie(timeline)?.told).toEqual([]);
    expect(tie(timeline)?.because).toBeNull();
  });
});
