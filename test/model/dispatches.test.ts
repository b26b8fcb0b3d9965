/** Who was given an address before, asked of each dispatch: the answers of a plain search over all, at the price of a few looks. */
import { describe, expect, it } from "vitest";
import { dispatchedBefore, firstBefore } from "../../src/model/dispatches.ts";
import type { DispatchEvent } from "../../src/model/event.ts";
import { before } from "../../src/model/order.ts";
import { eventOf } from "../../src/model/task.ts";
import type { Timeline } from "../../src/model/timeline.ts";
import { ownPayload, timelineOf } from "../rules/interleaved.ts";

const TASKS = 150;

interface Asked {
  readonly timeline: Timeline;
  readonly dispatches: readonly DispatchEvent[];
  readonly asked: () => number;
}

/** Tasks with so many addresses in turn, of which the dispatches count how often they are asked for theirs. */
const tasksOf = (addresses: number): Asked => {
  const plain = timelineOf(
    Array.from({ length: TASKS }, (_, at) => ({
      id: 100 + at,
      address: 0x8000_0000n + BigInt(at % addresses) * 0x4000n,
      fault: null,
      payload: ownPayload(at),
    })),
    3,
  );
  let asked = 0;
  const tasks = plain.tasks.map((task) => ({
    ...task,
    events: task.events.map((event) => {
      if (event.kind !== "dispatch") return event;
      const { iova, ...rest } = event;
      return Object.defineProperty(rest, "iova", {
        enumerable: true,
        get: () => {
          asked += 1;
          return iova;
        },
      }) as DispatchEvent;
    }),
  }));
  const timeline = { ...plain, tasks };
  return { timeline, dispatches: tasks.flatMap((task) => eventOf(task, "dispatch") ?? []), asked: () => asked };
};

const addressOf = ({ iova }: DispatchEvent): bigint => iova?.value ?? 0n;

describe.each([1, 2, 5, TASKS])("of %i addresses in turn", (addresses) => {
  const { timeline, dispatches, asked } = tasksOf(addresses);
  const all = [...new Set(dispatches.map(addressOf))];
  const earlier = (own: DispatchEvent): readonly bigint[] =>
    dispatches.flatMap((other) =>
      addressOf(other) !== addressOf(own) && before(other, own).verdict === "yes" ? [addressOf(other)] : [],
    );

  it("the first that another task was given before is found", () => {
    expect(dispatches.map((own) => firstBefore(own, timeline))).toEqual(
      dispatches.map((own) => earlier(own)[0] ?? null),
    );
  });

  it("those that were given before stand in the order of their tasks", () => {
    const last = dispatches.slice(-3);
    expect(last.map((own) => dispatchedBefore(own, all.toReversed(), timeline))).toEqual(
      last.map((own) => [...new Set(earlier(own))]),
    );
  });

  it("each asks for a few addresses", () => {
    const ahead = asked();
    for (const own of dispatches) {
      firstBefore(own, timeline);
      dispatchedBefore(own, all.slice(0, 1), timeline);
    }
    expect(asked() - ahead).toBeLessThan(20 * TASKS);
  });
});
