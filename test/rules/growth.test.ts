/**
 * Twice as many tasks take about twice the work, whatever goes wrong with them. Work is counted: how often anybody asks
 * anything of an event, which is what every search over tasks and events begins with. A search over all of them for each of them would
 * take four times as much.
 */
import { describe, expect, it } from "vitest";
import { align } from "../../src/model/align.ts";
import { correlate } from "../../src/model/correlate.ts";
import type { Event } from "../../src/model/event.ts";
import { unpacked } from "../../src/model/restated.ts";
import { assemble } from "../../src/report/report.ts";
import { diagnose } from "../../src/rules/diagnose.ts";
import { type Envelope, ownPayload, type Read, readTasks, type Told } from "./interleaved.ts";

const TASKS = 120;

/**
 * Questions for the second half, by those for the first. The counts are exact, so that there is little room: among so few tasks, one
 * search over all tasks for each that fails adds a few hundredths.
 */
const MOST = 1.05;

/** The events, with a count of how often they are asked for anything. */
const counted = ({ captures, events }: Read) => {
  let asked = 0;
  const asking = events.map(unpacked).map((event): Event => {
    const counting = { ...event };
    for (const [key, value] of Object.entries(event))
      Object.defineProperty(counting, key, {
        enumerable: true,
        configurable: true,
        get: () => {
          asked += 1;
          return value;
        },
      });
    return counting as Event;
  });
  return { captures, events: asking, asked: () => asked };
};

const workFor = (tasks: readonly Told[], envelope: Envelope): number => {
  const { captures, events, asked } = counted(readTasks(tasks, 6, envelope));
  const timeline = align(correlate(captures, events, [], "unknown"), []);
  expect(assemble(diagnose(timeline)).taskCount).toBe(tasks.length);
  return asked();
};

type Change = (at: number) => Partial<Told>;

const each =
  (every: number, fault: Told["fault"]): Change =>
  (at) => ({ fault: at % every === 0 ? fault : null });

const plain: Envelope = () => "";

/** A clock that ticks with each line, and is set back by two ticks now and then. */
const setBack: Envelope = (before) => {
  const ticks = before - 2 * Math.floor(before / 60);
  return `2025-10-14 08:${String(Math.floor(ticks / 60)).padStart(2, "0")}:${String(ticks % 60).padStart(2, "0")}.000001 `;
};

const cases: readonly (readonly [name: string, change: Change, envelope?: Envelope])[] = [
  ["fare well", () => ({})],
  ["are lost, all of them", each(1, "zeros")],
  ["are lost now and then", each(10, "zeros")],
  ["go elsewhere", each(5, "address")],
  ["hang, all of them", each(1, "timeout")],
  ["hang now and then", each(10, "timeout")],
  ["are open while accesses are refused", each(5, "refused")],
  ["are complained of by clients", each(5, "client")],
  ["share a few ids", (at) => ({ id: at % 12, fault: at % 10 === 0 ? "zeros" : null })],
  ["are lost now and then, by a clock that is set back", each(10, "zeros"), setBack],
  ["share one address", (at) => ({ address: 0x8000_0000n, fault: at % 10 === 0 ? "zeros" : null })],
];

describe("twice as many tasks take twice the work, where they", () => {
  it.each(cases.map(([name, change, envelope = plain]) => [name, change, envelope] as const))(
    "%s",
    (_name, change, envelope) => {
      const tasks = Array.from(
        { length: 2 * TASKS },
        (_, at): Told => ({
          id: 100 + at,
          address: 0x8000_0000n + BigInt(at) * 0x4000n,
          fault: null,
          payload: ownPayload(at),
          ...change(at),
        }),
      );
      const [half, whole] = [workFor(tasks.slice(0, TASKS), envelope), workFor(tasks, envelope)];
      expect((whole - half) / half).toBeLessThan(MOST);
    },
  );
});
