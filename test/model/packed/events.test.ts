/** A packed event says what it said before it was packed, and what is said anew of it changes nothing else. */
import { describe, expect, it } from "vitest";
import type { Event, ReplyEvent } from "../../../src/model/event.ts";
import type { Observed } from "../../../src/model/evidence.ts";
import { PackedEvents } from "../../../src/model/packed/events.ts";
import { restated, unpacked } from "../../../src/model/restated.ts";

const LINE = "[ 12.5] [Reply] task 200 status = SUCCESS (0x0)";

const shown = <T>(value: T, text: string): Observed<T> => ({
  value,
  loss: null,
  at: { origin: "observed", capture: 0, line: 4, column: LINE.indexOf(text) + 1, length: text.length, text },
});

const REPLY: ReplyEvent = {
  side: "host",
  capture: 0,
  line: 4,
  lastLine: 6,
  stamp: { kind: "boot", domain: "boot/0", value: 12_500_000_000n, text: "12.5" },
  tag: "Reply",
  thread: null,
  writer: null,
  controller: null,
  task: shown("200", "200"),
  target: null,
  at: shown(0, "status").at,
  kind: "reply",
  status: shown({ ok: true, text: "SUCCESS (0x0)", code: 0 }, "SUCCESS (0x0)"),
  scsiStatus: null,
  transferred: { ...shown(null, "task"), loss: "redacted" },
  residual: null,
};

const packedOf = (...events: readonly Event[]): readonly Event[] => {
  const packed = new PackedEvents(0, new Map([[4, LINE]]));
  return events.map((event) => packed.add(event, [{ number: 4, text: LINE }]));
};

/** Everything that an event says, texts that it looks up included. */
const all = (event: Event): unknown => {
  const spelled = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const own = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, spelled(part)]));
    return "text" in value ? { ...own, text: value.text } : own;
  };
  return spelled(unpacked(event));
};

describe("a packed event", () => {
  it("says the same", () => {
    const [event] = packedOf(REPLY);
    expect(event).not.toBe(REPLY);
    expect(event && all(event)).toEqual(REPLY);
  });

  it("has the fields of its kind", () => {
    const [event] = packedOf(REPLY);
    expect(event !== undefined && ["status" in event, "bytes" in event]).toEqual([true, false]);
  });

  it("says the same among thousands that are asked in any order", () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({
      ...REPLY,
      line: at,
      lastLine: at,
      task: shown(`${at}`, "task"),
    }));
    const events = packedOf(...many);
    for (const at of [4999, 0, 1024, 2048, 0, 17, 4999, 3975])
      expect([events[at]?.line, events[at]?.task?.value]).toEqual([at, `${at}`]);
  });

  it("stays as it is where its stamp is larger than any clock", () => {
    const far = { ...REPLY, stamp: { kind: "ticks" as const, domain: "ticks/0", value: 2n ** 64n, text: "12.5" } };
    expect(packedOf(far)[0]).toBe(far);
  });
});

describe("what is said anew", () => {
  const anew: readonly (readonly [what: string, change: Parameters<typeof restated>[1]])[] = [
    ["of its kind and its side", { kind: "device-reply", side: "device" }],
    ["of its controller", { controller: "1" }],
    ["of its clock", { stamp: { kind: "boot", domain: "boot/0#2", value: 12_500_000_000n, text: "12.5" } }],
    ["of its time, which it has not", { stamp: null }],
  ];

  it.each(anew)("%s changes that alone", (_what, change) => {
    const [event] = packedOf(REPLY);
    expect(event && all(restated(event, change))).toEqual({ ...REPLY, ...change });
    expect(event && all(event)).toEqual(REPLY);
    expect(restated(REPLY, change)).toEqual({ ...REPLY, ...change });
  });
});
